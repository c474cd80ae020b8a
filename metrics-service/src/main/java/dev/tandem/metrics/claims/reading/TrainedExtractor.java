package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.Naming;
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
                Reading reading = document.readings().get(i);
                double sure = Network.logistic(model.sure().score(Confidence.clues(judging, judged)));
                double confidence = Math.rint(100 * sure) / 100;
                if (confidence >= Judging.LEAST) {
                    claims.add(claim(judging, judged, confidence, citations));
                } else {
                    unmatched.add(unmatched(document, reading.sentence(), judged));
                }
                told.add(reading.sentence().start());
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

    private static Unmatched unmatched(Document document, Sentence sentence, Judging.Judged judged) {
        return new Unmatched(
                document.text().substring(sentence.start(), sentence.end()),
                sentence.start(),
                sentence.end(),
                judged.of().written(),
                judged.found().kind());
    }

    private Claim claim(Judging judging, Judging.Judged judged, double confidence, Citations citations) {
        Judging.Found found = judged.found();
        Document document = judging.document();
        Reading reading = document.readings().get(found.sentence());
        Sentence sentence = reading.sentence();
        Figure figure = found.figure();
        Direction direction = judging.direction(model, found);
        String why = found.why();
        return new Claim(
                judged.of().written(),
                naming(judged, reading),
                found.kind(),
                Values.told(found.quantity(), figure, direction),
                figure == null ? Bound.EXACT : figure.bound(),
                direction,
                judged.status(),
                Periods.near(reading, document.text(), found.from(), found.to()),
                new Evidence(
                        document.text().substring(sentence.start(), sentence.end()),
                        sentence.start(),
                        sentence.end(),
                        reading.startOf(found.from()),
                        reading.endOf(found.to())),
                citations.of(reading, document.names().get(found.sentence()), document.cast(), found.from()),
                confidence,
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
}
