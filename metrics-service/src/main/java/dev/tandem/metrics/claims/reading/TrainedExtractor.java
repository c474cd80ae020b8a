package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.Unmatched;
import dev.tandem.metrics.claims.text.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds claims as it has learned from labelled articles, where the rules' word is one clue among others. The confidence of
 * a claim is the share of such claims that were right in articles about organisations it had not learned from.
 */
public final class TrainedExtractor implements Extractor {
    private static final int LONGEST_WHY = 200;

    private final RuleExtractor rules = new RuleExtractor();
    private final WellKnown wellKnown = WellKnown.load();
    private final Model model;

    public TrainedExtractor() {
        this(Model.load());
    }

    TrainedExtractor(Model model) {
        this.model = model;
    }

    /** The version of all that an extraction depends on, in one line. */
    public String version() {
        return rules.version() + " well-known-" + wellKnown.version() + " model-" + model.version();
    }

    @Override
    public Extraction extract(ArticleText article) {
        Judging judging = new Judging(article, rules);
        judging.who().recognise(wellKnown);
        judging.judgeNames(model);
        Document document = judging.document();
        Citations citations = new Citations(article.text(), document.sentences());
        List<Claim> claims = new ArrayList<>();
        List<Unmatched> unmatched = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        String currency = null;
        for (int i = 0; i < document.readings().size(); i++) {
            currency = currency(judging.options(i), currency);
            for (Judging.Judged judged : judging.judge(model, i, currency)) {
                Claim claim = claim(judging, judged, citations);
                if (claim.confidence() >= Judging.LEAST) {
                    claims.add(claim);
                } else {
                    unmatched.add(new Unmatched(
                            claim.evidence().sentence(),
                            claim.evidence().start(),
                            claim.evidence().end(),
                            claim.organisation(),
                            claim.kind()));
                }
                told.add(claim.evidence().start());
            }
        }
        judging.byRules().unmatched().stream()
                .filter(sentence -> !told.contains(sentence.start()))
                .forEach(unmatched::add);
        return new Extraction(claims, unmatched, version());
    }

    /** Sums without a currency are in the last one that was named. */
    private static @Nullable String currency(List<Judging.Option> options, @Nullable String last) {
        String currency = last;
        for (Judging.Option option : options) {
            String own = option.figure().amount().currency();
            currency = own == null ? currency : own;
        }
        return currency;
    }

    private Claim claim(Judging judging, Judging.Judged judged, Citations citations) {
        Judging.Found found = judged.found();
        Document document = judging.document();
        Reading reading = document.readings().get(found.sentence());
        Sentence sentence = reading.sentence();
        double sure = Network.logistic(model.sure().score(judging.sure(judged)));
        Figure figure = found.figure();
        String why = found.why();
        return new Claim(
                judged.of().written(),
                naming(judged, reading),
                found.kind(),
                found.quantity(),
                figure == null ? Bound.EXACT : figure.bound(),
                direction(judging, reading, found),
                judged.status(),
                Periods.near(reading, document.text(), found.from(), found.to()),
                new Evidence(
                        document.text().substring(sentence.start(), sentence.end()),
                        sentence.start(),
                        sentence.end(),
                        reading.startOf(found.from()),
                        reading.endOf(found.to())),
                citations.of(reading, document.names().get(found.sentence()), document.cast(), found.from()),
                Math.rint(100 * sure) / 100,
                why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY));
    }

    private static Naming naming(Judging.Judged judged, Reading reading) {
        if (judged.of().isNamed(judged.found().sentence())) {
            return Naming.EXPLICIT;
        }
        boolean called = reading.of(Concept.COMPANY).stream()
                .anyMatch(company -> company.from() > 0 && reading.is(company.from() - 1, Concept.ARTICLE));
        return called ? Naming.COREFERENCE : Naming.CARRIED_OVER;
    }

    /** What the numbers say counts more than what the words say. */
    private static Direction direction(Judging judging, Reading reading, Judging.Found found) {
        Quantity quantity = found.quantity();
        if (quantity instanceof Quantity.Change change && change.from() != change.to()) {
            return change.to() > change.from() ? Direction.UP : Direction.DOWN;
        }
        if (quantity instanceof Quantity.Value value && (value.value() < 0 || value.unit() == Unit.RELATIVE)) {
            return value.value() < 0 ? Direction.DOWN : Direction.UP;
        }
        Direction ruled = judging.directionByRules(found);
        if (ruled != null) {
            return ruled;
        }
        Direction near = Directions.near(reading, found.from(), found.to(), found.kind());
        return switch (found.kind()) {
            case HEADCOUNT_REDUCTION -> Direction.DOWN;
            case REHIRE, SAVING -> Direction.UP;
            case AI_DEPLOYMENT ->
                reading.has(Concept.WITHDRAW) && !reading.has(Concept.LAUNCH) ? Direction.DOWN : Direction.UP;
            case TRANSPARENCY -> openness(reading);
            default -> near == null ? valued(reading, found.kind()) : near;
        };
    }

    /** Who merely was told something may have been told late. */
    private static Direction openness(Reading reading) {
        if (reading.has(Concept.SECRECY) || (reading.has(Concept.NOT) && !reading.has(Concept.OPENNESS))) {
            return Direction.DOWN;
        }
        return reading.has(Concept.OPENNESS) ? Direction.UP : Direction.NONE;
    }

    private static Direction valued(Reading reading, Kind kind) {
        if (kind != Kind.SERVICE_QUALITY) {
            return Direction.NONE;
        }
        boolean bad = reading.has(Concept.BAD_SERVICE);
        boolean good = reading.has(Concept.GOOD_SERVICE);
        return bad == good ? Direction.NONE : bad ? Direction.DOWN : Direction.UP;
    }
}
