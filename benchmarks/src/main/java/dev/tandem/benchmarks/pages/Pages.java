package dev.tandem.benchmarks.pages;

import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.ingest.articles.Page;
import dev.tandem.ingest.articles.PageBytes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** From the bytes of a page to its article, on one processor. */
public final class Pages {
    private static final String URL = "https://pages.example/page";
    private static final Instant LATEST = Instant.parse("2030-01-01T00:00:00Z");
    private static final int WARM_UP = 2;
    private static final int TIMES = 5;
    private static final double NANOS = 1e9;

    private Pages() {}

    /**
     * Reads all pages of the corpus several times.
     *
     * @throws IOException when the environment variable {@code TANDEM_CORPUS} does not name a folder with pages
     */
    public static void run(int round, Results results) throws IOException {
        List<byte[]> pages = pages();
        for (int i = 0; i < WARM_UP; i++) {
            read(pages);
        }
        Gauge gauge = new Gauge(Map.of(Part.OWN, List.of(ProcessHandle.current())));
        Gauge.Moment start = gauge.now();
        long startNanos = threadNanos();
        int empty = 0;
        for (int i = 0; i < TIMES; i++) {
            empty += read(pages);
        }
        double seconds = (threadNanos() - startNanos) / NANOS;
        Usage usage = start.until(gauge.now());
        results.add(new Result(
                "pages",
                round,
                (long) TIMES * pages.size(),
                new Usage(seconds, Map.of(Part.OWN, usage.cpu(Part.OWN)), usage.machineSeconds()),
                gauge.peakMebibytes(Part.OWN),
                empty == 0 ? List.of() : List.of(empty + " pages yielded no text"),
                Map.of("bytes", pages.stream().mapToLong(page -> page.length).sum())));
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Returns how many pages yielded nothing. */
    private static int read(List<byte[]> pages) {
        int empty = 0;
        for (byte[] page : pages) {
            empty += Page.of(PageBytes.decode(page, null), URL, LATEST) == null ? 1 : 0;
        }
        return empty;
    }

    private static List<byte[]> pages() throws IOException {
        String corpus = System.getenv("TANDEM_CORPUS");
        Path folder = Path.of(corpus == null ? "" : corpus, "html-articles", "html");
        if (!Files.isDirectory(folder)) {
            throw new IOException("pages needs TANDEM_CORPUS to name a folder with html-articles/html");
        }
        List<byte[]> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try (InputStream page = new GZIPInputStream(Files.newInputStream(file))) {
                    pages.add(page.readAllBytes());
                }
            }
        }
        return pages;
    }
}
