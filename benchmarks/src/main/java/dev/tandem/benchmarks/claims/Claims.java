package dev.tandem.benchmarks.claims;

import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.PiecewiseExtractor;
import dev.tandem.metrics.claims.reading.TrainedExtractor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From articles to their claims, on one processor: as they are, and all of them over and over as one long text. */
public final class Claims {
    private static final String BEGINS = "--- text\n";
    private static final String ENDS = "\n--- claims";
    private static final int PIECE = 100_000;
    private static final int LONG = 5_000_000;
    private static final int WARM_UP = 20;
    private static final int TIMES = 20;
    private static final double NANOS = 1e9;

    private Claims() {}

    /**
     * Reads the labelled articles of a folder, which are short: {@code claims} counts articles, {@code claims-long} as many
     * characters as an article has.
     *
     * @throws IOException when the folder cannot be read or holds none
     */
    public static void run(int round, Path folder, Results results) throws IOException {
        List<ArticleText> articles = articles(folder);
        Extractor extractor = new PiecewiseExtractor(new TrainedExtractor(), PIECE);
        for (int i = 0; i < WARM_UP; i++) {
            read(extractor, articles);
        }
        List<ArticleText> often = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            often.addAll(articles);
        }
        int characters =
                articles.stream().mapToInt(article -> article.text().length()).sum();
        measure("claims", round, extractor, often, often.size(), results);
        StringBuilder book = new StringBuilder(LONG);
        for (int i = 0; book.length() < LONG; i++) {
            book.append(articles.get(i % articles.size()).text()).append("\n\n");
        }
        long as = (long) book.length() * articles.size() / characters;
        ArticleText one = new ArticleText(null, book.toString(), null, null, List.of());
        measure("claims-long", round, extractor, List.of(one), as, results);
    }

    private static void measure(
            String name, int round, Extractor extractor, List<ArticleText> articles, long count, Results results)
            throws IOException {
        Gauge gauge = new Gauge(Map.of(Part.OWN, List.of(ProcessHandle.current())));
        Gauge.Moment start = gauge.now();
        long startNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int claims = read(extractor, articles);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNanos) / NANOS;
        Usage usage = start.until(gauge.now());
        results.add(new Result(
                name,
                round,
                count,
                new Usage(seconds, Map.of(Part.OWN, usage.cpu(Part.OWN)), usage.machineSeconds()),
                gauge.peakMebibytes(Part.OWN),
                claims > 0 ? List.of() : List.of("no claims were found"),
                Map.of(
                        "characters",
                        articles.stream()
                                .mapToLong(article -> article.text().length())
                                .sum())));
    }

    private static int read(Extractor extractor, List<ArticleText> articles) {
        return articles.stream()
                .mapToInt(article -> extractor.extract(article).claims().size())
                .sum();
    }

    private static List<ArticleText> articles(Path folder) throws IOException {
        List<ArticleText> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String content = Files.readString(file);
                String text = content.substring(content.indexOf(BEGINS) + BEGINS.length(), content.indexOf(ENDS));
                articles.add(new ArticleText(null, text.strip(), null, null, List.of()));
            }
        }
        if (articles.isEmpty()) {
            throw new IOException("no articles in " + folder);
        }
        return articles;
    }
}
