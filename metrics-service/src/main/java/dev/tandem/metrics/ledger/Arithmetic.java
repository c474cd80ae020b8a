package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.ledger.Sum.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does the sums that an article's own numbers imply. */
final class Arithmetic {
    /** What one person works in a month, in hours; between part of the holidays and none. */
    private static final double HOURS = 160;

    private static final double FEWEST_HOURS = 140;
    private static final double MOST_HOURS = 170;
    private static final double MINUTES_AN_HOUR = 60;

    /** Two sentences with no more between them stand next to each other. */
    private static final int NEXT_TO = 5;

    /** An article that says as many numbers of one kind is a table, and which belong together is anybody's guess. */
    private static final int MOST = 8;

    private static final Pattern PEOPLE =
            pattern("\\b(humans?|people|agents?|staff|employees?|workers?|menschen?|menschlich\\w*"
                    + "|mitarbeite\\w*|beschäftigte\\w*|personal|agenten?)\\b");
    private static final Pattern MACHINES =
            pattern("\\b(AIs?|KIs?|artificial|künstlich\\w*|\\w*bots?|assistan\\w*|assistent\\w*|automat\\w*)\\b");

    private final List<Entry> entries;
    private final List<Sum> sums = new ArrayList<>();

    private Arithmetic(List<Entry> entries) {
        this.entries = entries;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The sums of one article, about one organisation. */
    static List<Sum> of(List<Entry> asserted) {
        Arithmetic arithmetic = new Arithmetic(asserted);
        arithmetic.relativeChanges();
        arithmetic.minutesPerConversation();
        return List.copyOf(arithmetic.sums);
    }

    /** "Rose by 90 %, from 40 to 60": from 40 to 60 is 50 %. */
    private void relativeChanges() {
        for (Entry entry : entries) {
            if (entry.claim().quantity() instanceof Quantity.Change change && change.unit() != Unit.RELATIVE) {
                entries.stream()
                        .filter(stated -> together(entry.claim(), stated.claim()))
                        .limit(MOST)
                        .forEach(stated -> compare(entry, change, stated));
            }
        }
    }

    private static boolean together(Claim change, Claim stated) {
        boolean next = stated.evidence().start() - change.evidence().end() <= NEXT_TO
                && change.evidence().start() - stated.evidence().end() <= NEXT_TO;
        boolean same = change.kind() == stated.kind();
        // where people came, those who went were part of another movement
        boolean people = change.kind() == Kind.HEADCOUNT
                && stated.kind() == Kind.HEADCOUNT_REDUCTION
                && change.quantity() instanceof Quantity.Change of
                && of.to() < of.from();
        return next && (same || people) && stated.quantity() instanceof Quantity.Value value && isPart(value, people);
    }

    private static boolean isPart(Quantity.Value value, boolean people) {
        return value.unit() == Unit.RELATIVE || (people && value.unit() == Unit.SHARE);
    }

    private void compare(Entry entry, Quantity.Change change, Entry statedBy) {
        Span from = Span.of(change.from(), Bound.EXACT);
        Span to = Span.of(change.to(), entry.claim().bound());
        Span implied = Span.relative(from, to);
        if (implied == null || !(statedBy.claim().quantity() instanceof Quantity.Value value)) {
            return;
        }
        boolean reduction = statedBy.claim().kind() == Kind.HEADCOUNT_REDUCTION;
        double said = reduction ? -Math.abs(value.value()) : value.value();
        Span stated = Span.of(said, statedBy.claim().bound());
        // of shares, per cent may have been said where points were meant
        boolean points = change.unit() == Unit.SHARE && !to.minus(from).excludes(stated);
        sums.add(new Sum(
                Rule.RELATIVE_CHANGE,
                List.of(entry.id(), statedBy.id()),
                change.to() / change.from() - 1,
                implied.low(),
                implied.high(),
                said,
                points || !implied.excludes(stated),
                Map.of()));
    }

    /** 300 people at 160 hours over a million chats a month are 2.9 minutes a chat. */
    private void minutesPerConversation() {
        entries.stream()
                .filter(entry -> entry.claim().kind() == Kind.FTE_EQUIVALENT)
                .limit(MOST)
                .forEach(people -> entries.stream()
                        .filter(entry -> entry.claim().kind() == Kind.CONVERSATIONS_HANDLED)
                        .limit(MOST)
                        .forEach(conversations -> divide(people, conversations)));
    }

    private void divide(Entry people, Entry conversations) {
        String period = conversations.claim().period();
        OptionalDouble months = Periods.months(period);
        if (!(people.claim().quantity() instanceof Quantity.Value fullTime)
                || !(conversations.claim().quantity() instanceof Quantity.Value count)
                || count.unit() != Unit.COUNT
                || !(fullTime.unit() == Unit.FTE || fullTime.unit() == Unit.PERSONS)
                || !(count.value() > 0)
                || months.isEmpty()) {
            return;
        }
        double perHour = fullTime.value() * MINUTES_AN_HOUR * months.getAsDouble() / count.value();
        Time time = resolutionTime();
        List<String> claims = new ArrayList<>(List.of(people.id(), conversations.id()));
        if (time != null) {
            claims.add(time.claim());
        }
        // people's work on a case cannot take longer than the case; that an AI is faster, or it takes less, says
        // nothing
        boolean tooLong = time != null && time.people() && perHour * FEWEST_HOURS > time.most() / MINUTES_AN_HOUR;
        sums.add(new Sum(
                Rule.MINUTES_PER_CONVERSATION,
                claims,
                perHour * HOURS,
                perHour * FEWEST_HOURS,
                perHour * MOST_HOURS,
                time == null ? null : (Double) (time.seconds() / MINUTES_AN_HOUR),
                tooLong ? false : null,
                Map.of(
                        "hoursPerMonth", HOURS,
                        "hoursPerMonthLow", FEWEST_HOURS,
                        "hoursPerMonthHigh", MOST_HOURS,
                        "months", months.getAsDouble(),
                        "monthsAssumed", period == null)));
    }

    /**
     * How long cases take.
     *
     * @param seconds as it is told
     * @param most the most seconds that are meant by that
     * @param people whether it is told of people's work, and not of an AI's
     */
    private record Time(String claim, double seconds, double most, boolean people) {}

    /** The longest time that people took, else the longest of all. */
    private @Nullable Time resolutionTime() {
        return entries.stream()
                .filter(entry -> entry.claim().kind() == Kind.RESOLUTION_TIME)
                .flatMap(entry -> Stream.ofNullable(time(entry)))
                .max(Comparator.comparing(Time::people).thenComparing(Time::seconds))
                .orElse(null);
    }

    private static @Nullable Time time(Entry entry) {
        Claim claim = entry.claim();
        Quantity quantity = claim.quantity();
        if (quantity == null || quantity.unit() != Unit.SECONDS) {
            return null;
        }
        // "from 11 minutes to 2": before it changed, people did the work
        if (quantity instanceof Quantity.Change change) {
            return new Time(
                    entry.id(),
                    change.from(),
                    Span.of(change.from(), Bound.EXACT).high(),
                    true);
        }
        Span level = Span.level(quantity, claim.bound());
        if (level == null) {
            return null;
        }
        String sentence = claim.evidence().sentence();
        boolean people =
                PEOPLE.matcher(sentence).find() && !MACHINES.matcher(sentence).find();
        double seconds = quantity instanceof Quantity.Range range ? range.high() : ((Quantity.Value) quantity).value();
        return new Time(entry.id(), seconds, level.high(), people);
    }
}
