package dev.tandem.metrics.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.reading.TrainedExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
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

    @SuppressWarnings("SystemOut")
    private static void holds(String half) throws IOException {
        List<Path> files = files(half);
        double counting = number("counting.confidence");
        Score all = new Score();
        Score sure = new Score();
        for (Path file : files) {
            LabelledArticle article = LabelledArticle.read(file);
            Extraction read = EXTRACTOR.extract(article.article());
            all.add(article, read);
            sure.add(article, read.atLeast(counting));
        }
        System.out.println(all.table("claims and proposals, " + half + " half, " + files.size() + " articles"));
        System.out.println(sure.table("claims that count (" + counting + " and more), " + half + " half"));

        assertThat(files).isNotEmpty();
        assertThat(all.all().recall()).as("recall").isGreaterThanOrEqualTo(number(half + ".recall"));
        assertThat(all.all().precision()).as("precision").isGreaterThanOrEqualTo(number(half + ".precision"));
        assertThat(sure.all().recall())
                .as("recall of what counts")
                .isGreaterThanOrEqualTo(number(half + ".counting.recall"));
        assertThat(sure.all().precision())
                .as("precision of what counts")
                .isGreaterThanOrEqualTo(number(half + ".counting.precision"));
        assertThat((double) sure.hits() / Math.max(1, sure.traps()))
                .as("share of traps asserted")
                .isLessThanOrEqualTo(number(half + ".counting.traps"));
    }

    private static double number(String key) throws IOException {
        Properties level = new Properties();
        try (var reader = Files.newBufferedReader(CORPUS.resolve("level.properties"))) {
            level.load(reader);
        }
        return Double.parseDouble(level.getProperty(key));
    }

    private static List<Path> files(String half) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(half))) {
            return files.filter(file -> file.toString().endsWith(".article"))
                    .sorted()
                    .toList();
        }
    }
}
