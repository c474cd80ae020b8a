package dev.tandem.metrics.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.metrics.claims.reading.Attribution;
import dev.tandem.metrics.claims.reading.RuleExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well claims are found in the labelled corpus. Its halves are about different organisations: rules are written
 * against the one that is seen, the other is only ever scored.
 */
class ClaimsCorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "claims");
    private static final RuleExtractor EXTRACTOR = new RuleExtractor();

    @Test
    void theSeenHalfIsReadAsWellAsRecorded() throws IOException {
        holds("seen");
    }

    @Test
    void theHeldOutHalfIsReadAsWellAsRecorded() throws IOException {
        holds("heldout");
    }

    @SuppressWarnings("SystemOut")
    private static void holds(String half) throws IOException {
        List<Path> files = files(half);
        assumeTrue(!files.isEmpty(), "no articles in " + half);
        Score score = new Score();
        Attribution attribution = new Attribution();
        for (Path file : files) {
            LabelledArticle article = LabelledArticle.read(file);
            score.add(article, EXTRACTOR.extract(article.article()));
            attribution.add(half, article);
        }
        System.out.println(score.table("claims, " + half + " half, " + files.size() + " articles"));
        System.out.println(attribution.table());
        Properties level = level();

        assertThat(score.all().recall()).as("recall").isGreaterThanOrEqualTo(number(level, half + ".recall"));
        assertThat(score.all().precision()).as("precision").isGreaterThanOrEqualTo(number(level, half + ".precision"));
        assertThat((double) score.hits() / Math.max(1, score.traps()))
                .as("share of traps asserted")
                .isLessThanOrEqualTo(number(level, half + ".traps"));
    }

    private static Properties level() throws IOException {
        Properties level = new Properties();
        try (var reader = Files.newBufferedReader(CORPUS.resolve("level.properties"))) {
            level.load(reader);
        }
        return level;
    }

    private static double number(Properties level, String key) {
        return Double.parseDouble(level.getProperty(key));
    }

    private static List<Path> files(String half) throws IOException {
        Path folder = CORPUS.resolve(half);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".article"))
                    .sorted()
                    .toList();
        }
    }
}
