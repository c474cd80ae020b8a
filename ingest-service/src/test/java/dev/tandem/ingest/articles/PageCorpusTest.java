package dev.tandem.ingest.articles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Measures the main text of other people's pages as the article extraction benchmark of Scrapinghub does: runs of four words,
 * the shares that are right (precision) and that are found (recall) as means over pages, and their harmonic mean.
 */
@EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
class PageCorpusTest {
    /** What was reached when it was last worked on is .970. */
    private static final double LEAST_F1 = .965;

    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void findsTheMainTextOfPages() throws IOException {
        Path folder = folder();
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile());
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<String, JsonNode> page : truth.properties()) {
            Path file = folder.resolve("html/" + page.getKey() + ".html.gz");
            String url = page.getValue().path("url").asText();
            try (InputStream html = new GZIPInputStream(Files.newInputStream(file))) {
                String found = text(html.readAllBytes(), url);
                scores.add(Score.of(page.getValue().path("articleBody").asText(), found));
            }
        }

        double precision = mean(scores.stream().map(Score::precision).toList());
        double recall = mean(scores.stream().map(Score::recall).toList());
        double f1 = 2 * precision * recall / (precision + recall);
        System.out.printf(
                "Main text of %d pages: precision %.4f, recall %.4f, F1 %.4f%n", scores.size(), precision, recall, f1);
        assertThat(f1).isGreaterThanOrEqualTo(LEAST_F1);
    }

    @Test
    void readsAGermanPage() throws IOException {
        Path page = folder().resolve("readability/test-pages/heise");
        String url = "https://www.heise.de/news";
        Page found = Objects.requireNonNull(
                Page.of(PageBytes.decode(Files.readAllBytes(page.resolve("source.html")), null), url, NOW));
        String expected = org.jsoup.Jsoup.parse(Files.readString(page.resolve("expected.html")))
                .text();

        Score score = Score.of(expected, found.text());

        System.out.printf("A German page: precision %.4f, recall %.4f%n", score.precision(), score.recall());
        assertThat(score.precision()).isGreaterThanOrEqualTo(.9);
        assertThat(score.recall()).isGreaterThanOrEqualTo(.9);
        assertThat(found.language()).isEqualTo("de");
        assertThat(found.title()).startsWith("1Password");
    }

    private static Path folder() {
        return Path.of(System.getenv("TANDEM_CORPUS"), "html-articles");
    }

    private static String text(byte[] html, String url) {
        @Nullable
        Page page = Page.of(PageBytes.decode(html, null), Objects.requireNonNull(Address.canonical(url)), NOW);
        return page == null ? "" : page.text();
    }

    private static double mean(List<Double> values) {
        return values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** What of a text is right; a value that cannot be told is not a number and does not count. */
    private record Score(double precision, double recall) {
        static Score of(String expected, String found) {
            Map<String, Integer> right = runs(expected);
            Map<String, Integer> taken = runs(found);
            Set<String> all = new HashSet<>(right.keySet());
            all.addAll(taken.keySet());
            double both = 0;
            double onlyTaken = 0;
            double onlyRight = 0;
            for (String run : all) {
                int expectedTimes = right.getOrDefault(run, 0);
                int foundTimes = taken.getOrDefault(run, 0);
                both += Math.min(expectedTimes, foundTimes);
                onlyTaken += Math.max(0, foundTimes - expectedTimes);
                onlyRight += Math.max(0, expectedTimes - foundTimes);
            }
            return new Score(both / (both + onlyTaken), both / (both + onlyRight));
        }

        private static Map<String, Integer> runs(String text) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                words.add(word.group());
            }
            Map<String, Integer> runs = new HashMap<>();
            for (int i = 0; i < Math.max(1, words.size() - WORDS + 1) && !words.isEmpty(); i++) {
                runs.merge(String.join(" ", words.subList(i, Math.min(i + WORDS, words.size()))), 1, Integer::sum);
            }
            return runs;
        }
    }
}
