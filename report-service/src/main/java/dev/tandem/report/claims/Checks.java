package dev.tandem.report.claims;

import dev.tandem.report.Answers;
import dev.tandem.report.Asked;
import dev.tandem.report.Indicator;
import dev.tandem.report.Interval;
import dev.tandem.report.Organisation;
import dev.tandem.report.Question;
import dev.tandem.report.Questions;
import dev.tandem.report.Row;
import dev.tandem.report.Timeline;
import dev.tandem.report.claims.Check.Answer;
import dev.tandem.report.claims.Check.Reason;
import dev.tandem.report.claims.Check.Window;
import dev.tandem.report.claims.Times.Days;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds claims against the organisation's own numbers. What is compared, over which time and when it counts as supported,
 * is in docs/ledger.md.
 */
@ApplicationScoped
public class Checks {
    private static final Meant RISEN = new Meant(Math.nextUp(0.0), Double.POSITIVE_INFINITY);
    private static final Meant FALLEN = new Meant(Double.NEGATIVE_INFINITY, Math.nextDown(0.0));

    private final Questions questions;
    private final Answers answers;
    private final Timeline timeline;

    Checks(Questions questions, Answers answers, Timeline timeline) {
        this.questions = questions;
        this.answers = answers;
        this.timeline = timeline;
    }

    /** Checks for one answer, in which many claims ask for the same numbers. */
    public Session begin(Function<String, Optional<Organisation>> organisations) {
        return new Session(organisations);
    }

    /** A number that was measured, or why there is none. */
    private record Measured(
            @Nullable Indicator indicator,
            @Nullable Window window,
            @Nullable Interval interval,
            @Nullable Reason reason) {}

    private record Asking(
            String organisation, Binding binding, Days days, boolean stated, Map<String, List<String>> filters) {}

    /** Checks that remember what was measured; not safe for threads. */
    public final class Session {
        private final Function<String, Optional<Organisation>> organisations;
        private final Map<String, Optional<Organisation>> known = new HashMap<>();
        private final Map<String, Optional<LocalDate>> rollouts = new HashMap<>();
        private final Map<Asking, Measured> measured = new HashMap<>();

        private Session(Function<String, Optional<Organisation>> organisations) {
            this.organisations = organisations;
        }

        /** The check of a claim; null where the organisation's data is not here or the claim does not count. */
        public @Nullable Check check(Claim claim) {
            String own = claim.own();
            if (own == null || !claim.counts()) {
                return null;
            }
            Optional<Organisation> organisation = known.computeIfAbsent(own, organisations);
            return organisation.map(found -> check(claim, found)).orElse(null);
        }

        private Check check(Claim claim, Organisation organisation) {
            Optional<Binding> bound = Binding.of(claim.kind());
            if (bound.isEmpty()) {
                return cannotTell(null, Reason.NO_COUNTERPART);
            }
            Binding binding = bound.get();
            if (!claim.status().equals(Claim.ASSERTED)) {
                return cannotTell(binding, Reason.NOT_ASSERTED);
            }
            Optional<Reason> unfit = binding.unfit(claim);
            if (unfit.isPresent()) {
                return cannotTell(binding, unfit.get());
            }
            LocalDate published = LocalDate.ofInstant(claim.at(), organisation.zone());
            Optional<LocalDate> rollout = rollout(organisation);
            Optional<Days> stated = Optional.ofNullable(claim.period())
                    .flatMap(period -> Times.of(period, published, rollout.orElse(null)));
            if (stated.isEmpty() && (claim.period() != null || binding.needsPeriod())) {
                return cannotTell(binding, Reason.PERIOD_UNKNOWN);
            }
            Days days = stated.orElseGet(() -> byConvention(binding, published, rollout));
            if (binding.onPar(claim)) {
                return onPar(binding, organisation, days, stated.isPresent());
            }
            if (binding.aboutChange(claim.quantity())) {
                return change(binding, claim, organisation, days, rollout, stated.isPresent());
            }
            Measured now = measure(binding, organisation, days, stated.isPresent(), Map.of());
            return compare(binding, now, null, Meant.level(claim.quantity()));
        }

        /** "Raised it from 40 to 60", "a quarter less", "is down": two times beside each other. */
        private Check change(
                Binding binding,
                Claim claim,
                Organisation organisation,
                Days days,
                Optional<LocalDate> rollout,
                boolean stated) {
            Days earlier = before(days, rollout.orElse(null), binding.days());
            Days later = rollout.filter(day -> day.isAfter(days.from()) && day.isBefore(days.to()))
                    .map(day -> new Days(day, days.to()))
                    .orElse(days);
            Measured now = measure(binding, organisation, later, stated, Map.of());
            Measured before = measure(binding, organisation, earlier, false, Map.of());
            Double from = claim.quantity().from();
            if (from != null) {
                Check end = compare(binding, now, before, Meant.level(claim.quantity()));
                Check start = compare(binding, before, null, Meant.of(from, "exact"));
                return start.answer() == Answer.SUPPORTED || end.answer() == Answer.CONTRADICTED
                        ? end
                        : withAnswer(end, start.answer(), start.reason());
            }
            if (now.interval() == null || before.interval() == null) {
                return compare(binding, now.interval() == null ? now : before, null, null);
            }
            Interval change = Binding.inPoints(claim.quantity())
                    ? difference(before.interval(), now.interval())
                    : relative(before.interval(), now.interval());
            Double value = claim.quantity().value();
            Meant meant = value == null
                    ? claim.direction().equals("up") ? RISEN : FALLEN
                    : Meant.of(value, claim.quantity().bound());
            if (change == null || meant == null) {
                return compare(binding, now, before, null);
            }
            return answer(binding, now, before, meant.compare(change));
        }

        /** "As content as with people": the two handlers beside each other. */
        private Check onPar(Binding binding, Organisation organisation, Days days, boolean stated) {
            Measured ai = measure(binding, organisation, days, stated, Map.of("filter[handler]", List.of("ai")));
            Measured people = measure(binding, organisation, days, stated, Map.of("filter[handler]", List.of("human")));
            Interval own = ai.interval();
            Interval theirs = people.interval();
            if (own == null || theirs == null) {
                return compare(binding, own == null ? ai : people, null, null);
            }
            boolean rises = binding.risesWhenBetter();
            boolean better = rises ? own.low() > theirs.high() : own.high() < theirs.low();
            boolean worse = rises ? own.high() < theirs.low() : own.low() > theirs.high();
            // that two intervals overlap does not show that both are equal
            Check told = answer(binding, ai, people, worse ? Answer.CONTRADICTED : Answer.CANNOT_TELL);
            // and automation gets the easy cases: that it does better with them shows nothing, either
            return better ? withAnswer(told, told.answer(), Reason.NOT_LIKE_FOR_LIKE) : told;
        }

        private Measured measure(
                Binding binding,
                Organisation organisation,
                Days days,
                boolean stated,
                Map<String, List<String>> filters) {
            return measured.computeIfAbsent(
                    new Asking(organisation.key(), binding, days, stated, filters),
                    asking -> Checks.this.measure(binding, organisation, days, stated, filters));
        }

        private Optional<LocalDate> rollout(Organisation organisation) {
            return rollouts.computeIfAbsent(organisation.key(), key -> timeline.changes(key).stream()
                    .filter(change -> change.kind().equals("rollout"))
                    .map(change -> LocalDate.ofInstant(change.at(), organisation.zone()))
                    .findFirst());
        }
    }

    /** As long before automation began; the same days a year earlier where nobody said when that was. */
    private static Days before(Days days, @Nullable LocalDate rollout, int length) {
        return rollout != null && rollout.isBefore(days.to())
                ? new Days(rollout.minusDays(length), rollout)
                : new Days(days.from().minusYears(1), days.to().minusYears(1));
    }

    private Measured measure(
            Binding binding, Organisation organisation, Days days, boolean stated, Map<String, List<String>> filters) {
        Optional<Days> covered = binding.ofEpisodes()
                ? covered(organisation, days, stated)
                : Optional.of(days)
                        .filter(asked -> !stated || !binding.isFlow() || isKnown(organisation, asked.from()));
        if (covered.isEmpty()) {
            return new Measured(
                    binding.indicator(),
                    null,
                    null,
                    binding.ofEpisodes() && organisation.firstDay() == null ? Reason.NO_DATA : Reason.NOT_COVERED);
        }
        Map<String, List<String>> parameters = new HashMap<>(filters);
        parameters.putAll(binding.filters());
        parameters.put("from", List.of(covered.get().from().toString()));
        parameters.put("to", List.of(covered.get().to().toString()));
        Asked asked = questions.understand(organisation, binding.indicator(), parameters);
        if (!(asked instanceof Asked.Understood understood)) {
            return new Measured(binding.indicator(), null, null, Reason.DEFINITION_UNFINISHED);
        }
        Question question = understood.question();
        List<Row> rows = answers.answer(question);
        Binding.Reading reading = binding.read(rows);
        Interval interval = reading.interval();
        Window window = new Window(
                question.from().toOffsetDateTime(),
                question.to().toOffsetDateTime(),
                reading.value(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high());
        return new Measured(question.indicator(), window, reading.reason() == null ? interval : null, reading.reason());
    }

    /** Whether it was stated by then how many people there are, so that who came and who left is known from then on. */
    private boolean isKnown(Organisation organisation, LocalDate from) {
        return timeline.workforce(organisation.key()).stream()
                .anyMatch(statement -> !statement.day().minusDays(4).isAfter(from));
    }

    /** Where the article states no time: so many days before it, and nothing before automation of what there is only with it. */
    private static Days byConvention(Binding binding, LocalDate published, Optional<LocalDate> rollout) {
        LocalDate from = published.minusDays(binding.days());
        return rollout.filter(day -> binding.ofAutomation() && day.isAfter(from) && day.isBefore(published))
                .map(day -> new Days(day, published))
                .orElse(new Days(from, published));
    }

    /** The days of a convention may be cut where data begins and ends; those that an article states must be there. */
    private static Optional<Days> covered(Organisation organisation, Days days, boolean stated) {
        LocalDate first = organisation.firstDay();
        LocalDate last = organisation.lastDay();
        if (first == null || last == null) {
            return Optional.empty();
        }
        if (stated) {
            // a month may begin or end with a few days off
            boolean whole = !first.minusDays(4).isAfter(days.from())
                    && !last.plusDays(5).isBefore(days.to());
            return whole ? Optional.of(days) : Optional.empty();
        }
        LocalDate from = first.isAfter(days.from()) ? first : days.from();
        LocalDate to = last.plusDays(1).isBefore(days.to()) ? last.plusDays(1) : days.to();
        return from.isBefore(to) ? Optional.of(new Days(from, to)) : Optional.empty();
    }

    /** The least and the most that a change can be between two intervals; null where the first may be zero. */
    static @Nullable Interval relative(Interval before, Interval now) {
        return before.low() <= 0 ? null : new Interval(now.low() / before.high() - 1, now.high() / before.low() - 1);
    }

    /** The least and the most that a share can have changed by between two intervals. */
    static Interval difference(Interval before, Interval now) {
        return new Interval(now.low() - before.high(), now.high() - before.low());
    }

    private static Check compare(Binding binding, Measured now, @Nullable Measured before, @Nullable Meant meant) {
        Interval interval = now.interval();
        if (interval == null) {
            return new Check(
                    binding.indicator().key(),
                    version(now),
                    Answer.CANNOT_TELL,
                    now.window(),
                    before == null ? null : before.window(),
                    now.reason());
        }
        if (meant == null) {
            return answer(binding, now, before, Answer.CANNOT_TELL);
        }
        return answer(binding, now, before, meant.compare(interval));
    }

    private static Check answer(Binding binding, Measured now, @Nullable Measured before, Answer answer) {
        return new Check(
                binding.indicator().key(),
                version(now),
                answer,
                now.window(),
                before == null ? null : before.window(),
                answer == Answer.CANNOT_TELL ? Reason.TOO_UNCERTAIN : null);
    }

    private static Check withAnswer(Check check, Answer answer, @Nullable Reason reason) {
        return new Check(check.indicator(), check.version(), answer, check.window(), check.before(), reason);
    }

    private static Check cannotTell(@Nullable Binding binding, Reason reason) {
        return new Check(
                binding == null ? null : binding.indicator().key(), null, Answer.CANNOT_TELL, null, null, reason);
    }

    private static @Nullable Integer version(Measured measured) {
        Indicator indicator = measured.indicator();
        return indicator == null ? null : (Integer) indicator.version();
    }
}
