package dev.tandem.benchmarks.limits;

import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.benchmarks.servers.Database;
import dev.tandem.benchmarks.workload.Plan;
import dev.tandem.events.Episode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * How fast PostgreSQL takes in facts, when that is all it does. Rates are told in events, so that they compare: an
 * event counts as the part of a fact that it is in the workload.
 */
final class PostgresLimits {
    private static final String DATABASE = "limits";
    private static final int BATCH = 5000;

    private final Database database;
    private final Sample sample;
    private final Plan plan;
    private final Results results;
    private final Gauge gauge;

    PostgresLimits(Database database, Sample sample, Plan plan, Results results) {
        this.database = database;
        this.sample = sample;
        this.plan = plan;
        this.results = results;
        this.gauge = new Gauge(
                Map.of(Part.OWN, List.of(ProcessHandle.current()), Part.DATABASE, List.of(database.handle())));
    }

    private interface Work {
        void on(Connection connection) throws SQLException, IOException;
    }

    /** Facts and their keys through COPY, the bytes made beforehand, 5,000 a transaction. */
    void copy(int connections, int round) throws IOException, SQLException, InterruptedException {
        List<byte[][]> chunks = new ArrayList<>();
        long id = 0;
        for (List<Episode> batch : batches(sample.newest())) {
            Rows facts = new Rows();
            Rows keys = new Rows();
            for (Episode episode : batch) {
                facts.fact(episode, ++id);
                keys.key(episode, id);
            }
            chunks.add(new byte[][] {keys.end(), facts.end()});
        }
        List<Work> work = chunks.stream()
                .<Work>map(chunk -> connection -> copy(connection, chunk))
                .toList();
        measure("limit/postgres-copy", "limit_fact", connections, round, work);
    }

    private static void copy(Connection connection, byte[][] chunk) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn("copy limit_key from stdin (format binary)", new ByteArrayInputStream(chunk[0]));
        copy.copyIn("copy limit_fact from stdin (format binary)", new ByteArrayInputStream(chunk[1]));
        connection.commit();
    }

    /** Snapshots through insert on conflict, 5,000 a transaction. */
    void upsert(int connections, int round) throws IOException, SQLException, InterruptedException {
        List<Work> work = batches(sample.snapshots()).stream()
                .<Work>map(batch -> connection -> Upsert.write(connection, batch))
                .toList();
        measure("limit/postgres-upsert", "limit_plain", connections, round, work);
    }

    private static List<List<Episode>> batches(List<Episode> episodes) {
        List<List<Episode>> batches = new ArrayList<>();
        for (int from = 0; from < episodes.size(); from += BATCH) {
            batches.add(episodes.subList(from, Math.min(from + BATCH, episodes.size())));
        }
        return batches;
    }

    private void measure(String name, String table, int connections, int round, List<Work> work)
            throws IOException, SQLException, InterruptedException {
        database.create(DATABASE);
        List<Connection> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try (Connection own = database.connect(DATABASE)) {
            Tables.create(own, plan);
            for (int i = 0; i < connections; i++) {
                Connection connection = database.connect(DATABASE);
                connection.setAutoCommit(false);
                open.add(connection);
            }
            Moment start = gauge.now();
            share(work, open, threads);
            Moment end = gauge.now();
            add(name + "-" + connections, round, start.until(end), rows(own, table));
        } finally {
            threads.shutdown();
            for (Connection connection : open) {
                connection.close();
            }
            database.drop(DATABASE);
        }
    }

    private static void share(List<Work> work, List<Connection> open, ExecutorService threads)
            throws InterruptedException, IOException {
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            int first = i;
            parts.add(threads.submit(() -> {
                for (int j = first; j < work.size(); j += open.size()) {
                    work.get(j).on(open.get(first));
                }
                return null;
            }));
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IOException("PostgreSQL did not take everything", e.getCause());
            }
        }
    }

    private static long rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void add(String name, int round, Usage usage, long rows) throws IOException {
        List<String> wrong = rows == sample.newest().size() ? List.of() : List.of("there are %d rows".formatted(rows));
        results.add(new Result(name, round, sample.events().size(), usage, 0, wrong, Map.of("rows", rows)));
    }
}
