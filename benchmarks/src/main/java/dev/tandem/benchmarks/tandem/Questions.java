package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.benchmarks.servers.Service;
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
import java.util.concurrent.atomic.AtomicLong;

/** How long report-service takes to answer, asked by one reader and by many, and when it was asked the same before. */
final class Questions {
    private static final int WARM = 5;
    private static final int REQUESTS = 20;
    private static final int READERS = 16;
    private static final double MILLI = 1e6;

    private final Setting setting;
    private final Plan plan;
    private final Results results;
    private final AtomicLong asked = new AtomicLong();

    Questions(Setting setting, Plan plan, Results results) {
        this.setting = setting;
        this.plan = plan;
        this.results = results;
    }

    private interface Address {
        String next();
    }

    /** Asks everything. */
    void ask(Service report, int round) throws IOException, InterruptedException {
        ReportClient client = new ReportClient(report.uri());
        Gauge gauge = new Gauge(Map.of(
                Part.OWN, List.of(report.handle()),
                Part.DATABASE, List.of(setting.database().handle())));
        for (Timed timed : Timed.ALL) {
            Address other = () -> timed.another(plan, asked.incrementAndGet());
            Address same = () -> timed.whole(plan);
            for (int i = 0; i < WARM; i++) {
                client.bytes(same.next());
            }
            measure(timed.name() + ", 1 reader", round, 1, client, other, gauge);
            measure(timed.name() + ", 16 readers", round, READERS, client, other, gauge);
            measure(timed.name() + ", 16 readers ask the same", round, READERS, client, same, gauge);
        }
    }

    private void measure(String name, int round, int readers, ReportClient client, Address address, Gauge gauge)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Callable<List<Double>>> work = Collections.nCopies(readers, () -> millis(client, address));
            Moment start = gauge.now();
            List<Future<List<Double>>> parts = threads.invokeAll(work);
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

    private static List<Double> millis(ReportClient client, Address address) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            client.bytes(address.next());
            millis.add((System.nanoTime() - start) / MILLI);
        }
        return millis;
    }
}
