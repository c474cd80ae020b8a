package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.kafka.Group;
import dev.tandem.benchmarks.kafka.Loaded;
import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.servers.Database;
import dev.tandem.benchmarks.servers.Service;
import dev.tandem.events.Topic;
import dev.tandem.local.ConsumerLag;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast metrics-service counts what lies on the topic. Two moments are told: when every fact and every sum is
 * durable and can be asked for, and when nothing is left to be done in the background.
 */
public final class Counting {
    private static final String GROUP = "tandem-metrics";
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final long POLL_MILLIS = 200;
    private static final long MILLION = 1_000_000;
    private static final double NANOS = 1e9;

    private final Setting setting;
    private final Loaded loaded;
    private final Results results;

    public Counting(Setting setting, Loaded loaded, Results results) {
        this.setting = setting;
        this.loaded = loaded;
        this.results = results;
    }

    /**
     * Counts everything once, into a database of its own.
     *
     * @param name what the results are called
     * @param questions whether it is also measured how long answers take
     */
    public void run(String name, int replicas, int round, boolean questions)
            throws IOException, InterruptedException, SQLException {
        String database = name.replaceAll("[^a-z0-9]", "_") + "_" + round;
        try (Group group = new Group(setting.broker().bootstrapServers(), GROUP)) {
            group.forget();
            setting.database().create(database);
            try (Replicas running = Replicas.start(setting, database, replicas)) {
                measure(name, round, group, running, database, questions);
            }
            setting.database().drop(database);
        }
    }

    private void measure(String name, int round, Group group, Replicas running, String database, boolean questions)
            throws IOException, InterruptedException, SQLException {
        Gauge gauge = new Gauge(Map.of(
                Part.OWN, running.handles(),
                Part.BROKER, List.of(setting.broker().handle()),
                Part.DATABASE, List.of(setting.database().handle())));
        Moment started = gauge.now();
        while (!group.reads(Topic.METRICS.topicName())) {
            running.check();
            Thread.sleep(POLL_MILLIS);
        }
        Moment reading = gauge.now();
        List<Double> pace = awaitCounted(running);
        try (Connection connection = setting.database().connect(database)) {
            Backlog backlog = new Backlog(connection);
            // facts whose changes are not in the cells yet cannot be asked for
            while (backlog.episodes() < loaded.episodes() && !backlog.isEmpty()) {
                running.check();
                Thread.sleep(POLL_MILLIS);
            }
            Moment answerable = gauge.now();
            long seen = backlog.episodes();
            while (!backlog.isEmpty()) {
                running.check();
                Thread.sleep(POLL_MILLIS);
            }
            Moment done = gauge.now();
            Map<String, Object> notes = new LinkedHashMap<>();
            notes.put("startSeconds", started.until(reading).seconds());
            notes.put("replicas", running.handles().size());
            notes.put("episodes", loaded.episodes());
            notes.put("days", loaded.plan().days());
            notes.put("java", setting.options());
            notes.put("secondsEachMillion", pace);
            notes.put("databaseMebibytes", gauge.mebibytes(Part.DATABASE));
            long peak = gauge.peakMebibytes(Part.OWN);
            List<String> early = seen == loaded.episodes() ? List.of() : List.of("%d episodes".formatted(seen));
            results.add(new Result(
                    name + "/answerable", round, loaded.events(), reading.until(answerable), peak, early, notes));
            List<String> wrong = answers(database, round, questions);
            results.add(new Result(name + "/done", round, loaded.events(), reading.until(done), peak, wrong, notes));
        }
    }

    /** Returns the seconds that each million events took. */
    private List<Double> awaitCounted(Replicas running) throws IOException, InterruptedException {
        List<Double> pace = new ArrayList<>();
        long begun = System.nanoTime();
        long last = begun;
        try (ConsumerLag lag = ConsumerLag.ofMetrics(setting.broker().bootstrapServers())) {
            long left = lag.records();
            while (left > 0) {
                running.check();
                long now = System.nanoTime();
                if (now - begun > PATIENCE.toNanos()) {
                    throw new IOException("not everything is counted after " + PATIENCE);
                }
                if (loaded.events() - left >= (pace.size() + 1) * MILLION) {
                    pace.add((now - last) / NANOS);
                    last = now;
                }
                Thread.sleep(POLL_MILLIS);
                left = lag.records();
            }
        }
        return pace;
    }

    private List<String> answers(String database, int round, boolean questions)
            throws IOException, InterruptedException {
        Questions asking = new Questions(loaded.plan(), results);
        List<String> wrong;
        try (Service report = report(database, Map.of("TANDEM_CACHE_MAX_BYTES", "0"))) {
            report.awaitReady();
            ReportClient client = new ReportClient(report.uri());
            wrong = new ArrayList<>(loaded.truth().differences(Asked.askAll(client, loaded.plan())));
            if (questions) {
                asking.askAnew(client, gauge(report), round);
            }
        }
        if (questions) {
            try (Service report = report(database, Map.of())) {
                report.awaitReady();
                asking.askTheSame(new ReportClient(report.uri()), gauge(report), round);
            }
        }
        return wrong;
    }

    private Service report(String database, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TANDEM_DATABASE_URL", setting.database().url(database));
        environment.put("TANDEM_DATABASE_USER", Database.READER);
        return Service.start(
                "report-service",
                setting.root(),
                List.of("-Xmx512m"),
                environment,
                setting.directory().resolve("report-service-" + database + more.size() + ".log"));
    }

    private Gauge gauge(Service report) {
        return new Gauge(Map.of(
                Part.OWN, List.of(report.handle()),
                Part.DATABASE, List.of(setting.database().handle())));
    }
}
