package dev.tandem.metrics.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.reading.TrainedExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well claims are found in the labelled corpus. Its halves are about different organisations: from the one rules and
 * model are learned, the other is only ever scored.
 */
class ClaimsCorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "claims");
    private static final TrainedExtractor EXTRACTOR = new TrainedExtractor();

    @Test
    void whatIsLearnedFromIsReadAsWellAsRecorded() throws IOException {
        holds("learning");
    }

    @Test
    void theHeldOutHalfIsReadAsWellAsRecorded() throws IOException {
        holds("heldout");
    }

    /** With all of the half's organisations registered, also in articles about another one. */
    @Test
    void theHeldOutHalfIsReadBetterWhereItsOrganisationsAreRegistered() throws IOException {
        List<LabelledArticle> articles = articles("heldout");

        holds("heldout.registered", articles, organisations(articles));
    }

    /** Somebody else labelled some articles again, who had not seen the labels: how well reading can be told at all. */
    @Test
    @SuppressWarnings("SystemOut")
    void twoReadersAgreeAboutWhatTheHeldOutHalfClaims() throws IOException {
        Map<String, LabelledArticle> first =
                articles("heldout").stream().collect(Collectors.toMap(LabelledArticle::name, article -> article));
        Score agreement = new Score();
        for (LabelledArticle again : articles("again")) {
            agreement.add(
                    Objects.requireNonNull(first.get(again.name())), new Extraction(again.asClaims(), List.of(), ""));
        }
        System.out.println(agreement.table("a second reader's labels, held out"));

        assertThat(agreement.all().recall()).isGreaterThan(number("again.recall"));
        assertThat(agreement.all().precision()).isGreaterThan(number("again.precision"));
        assertThat(agreement.direction()).isGreaterThan(number("again.direction"));
    }

    @Test
    void theHalvesAreAboutDifferentOrganisations() throws IOException {
        assertThat(organisations(articles("learning"))).doesNotContainAnyElementsOf(organisations(articles("heldout")));
    }

    private static Set<String> organisations(List<LabelledArticle> articles) {
        return articles.stream()
                .flatMap(article -> article.labels().stream())
                .map(LabelledArticle.Label::organisation)
                .collect(Collectors.toSet());
    }

    private static void holds(String half) throws IOException {
        holds(half, articles(half), Set.of());
    }

    @SuppressWarnings("SystemOut")
    private static void holds(String level, List<LabelledArticle> articles, Set<String> known) throws IOException {
        double counting = number("counting.confidence");
        Score all = new Score();
        Score sure = new Score();
        for (LabelledArticle article : articles) {
            Extraction read = EXTRACTOR.extract(article.article().registered(known));
            all.add(article, read);
            sure.add(article, read.atLeast(counting));
        }
        System.out.println(all.table("claims and proposals, " + level + ", " + articles.size() + " articles"));
        System.out.println(sure.table("claims that count (" + counting + " and more), " + level));

        assertThat(articles).isNotEmpty();
        assertThat(all.all().recall()).as("recall").isGreaterThanOrEqualTo(number(level + ".recall"));
        assertThat(all.all().precision()).as("precision").isGreaterThanOrEqualTo(number(level + ".precision"));
        assertThat(sure.all().recall())
                .as("recall of what counts")
                .isGreaterThanOrEqualTo(number(level + ".counting.recall"));
        assertThat(sure.all().precision())
                .as("precision of what counts")
                .isGreaterThanOrEqualTo(number(level + ".counting.precision"));
        assertThat(all.direction()).as("direction").isGreaterThanOrEqualTo(number(level + ".direction"));
        assertThat(all.opposite())
                .as("share of right claims that are told to move the other way")
                .isLessThanOrEqualTo(number(level + ".opposite"));
        assertThat((double) sure.hits() / Math.max(1, sure.traps()))
                .as("share of traps asserted")
                .isLessThanOrEqualTo(number(level + ".counting.traps"));
    }

    private static double number(String key) throws IOException {
        Properties level = new Properties();
        try (var reader = Files.newBufferedReader(CORPUS.resolve("level.properties"))) {
            level.load(reader);
        }
        return Double.parseDouble(level.getProperty(key));
    }

    private static List<LabelledArticle> articles(String half) throws IOException {
        List<LabelledArticle> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS.resolve(half))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".article"))
                    .sorted()
                    .toList()) {
                articles.add(LabelledArticle.read(file));
            }
        }
        return articles;
    }
}
