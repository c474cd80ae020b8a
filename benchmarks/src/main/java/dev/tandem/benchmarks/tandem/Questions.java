package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.benchmarks.workload.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long report-service takes to answer, asked by one reader and by many, and when it was asked the same before. */
final class Questions {
    // what a service that has run for a minute has compiled
    private static final int WARM = 60;
    private static final int REQUESTS = 20;
    private static final int REPEATED = 200;
    private static final int READERS = 16;
    private static final double MILLI = 1e6;

    private final Plan plan;
    private final Results results;

    Questions(Plan plan, Results results) {
        this.plan = plan;
        this.results = results;
    }

    /** Asks a service that keeps no answers. */
    void askAnew(ReportClient client, Gauge gauge, int round) throws IOException, InterruptedException {
        for (Timed timed : Timed.ALL) {
            warmUp(client, timed);
            measure(timed.name() + ", 1 reader", round, 1, gauge, () -> millis(client, timed));
            measure(timed.name() + ", 16 readers", round, READERS, gauge, () -> millis(client, timed));
        }
    }

    /** Asks a service that keeps answers what it was asked before. */
    void askTheSame(ReportClient client, Gauge gauge, int round) throws IOException, InterruptedException {
        for (Timed timed : Timed.ALL) {
            warmUp(client, timed);
            measure(
                    timed.name() + ", 16 readers ask the same",
                    round,
                    READERS,
                    gauge,
                    () -> millisAgain(client, timed));
        }
    }

    private void warmUp(ReportClient client, Timed timed) throws IOException, InterruptedException {
        for (int i = 0; i < WARM; i++) {
            client.bytes(timed.address(plan));
        }
    }

    private void measure(String name, int round, int readers, Gauge gauge, Callable<List<Double>> reader)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            Moment start = gauge.now();
            List<Future<List<Double>>> parts = threads.invokeAll(Collections.nCopies(readers, reader));
            Usage usage = start.until(gauge.now());
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> part : parts) {
                all.addAll(part.get());
            }
            Collections.sort(all);
            Map<String, Object> notes =
                    Map.of(Results.MEDIAN, all.get(all.size() / 2), Results.P95, all.get(all.size() * 95 / 100));
            results.add(new Result(
                    "query/" + name, round, all.size(), usage, gauge.peakMebibytes(Part.OWN), List.of(), notes));
        } catch (ExecutionException e) {
            throw new IOException("a question was not answered", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private List<Double> millis(ReportClient client, Timed timed) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            client.bytes(timed.address(plan));
            millis.add((System.nanoTime() - start) / MILLI);
        }
        return millis;
    }

    private List<Double> millisAgain(ReportClient client, Timed timed) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        String tag = client.again(timed.address(plan), "none");
        for (int i = 0; i < REPEATED; i++) {
            long start = System.nanoTime();
            tag = client.again(timed.address(plan), tag);
            millis.add((System.nanoTime() - start) / MILLI);
        }
        return millis;
    }
}
