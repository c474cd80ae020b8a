package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.FeedbackSums;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Recount;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.postgres.Counting.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts by the newest definitions, too, what was counted by older ones only, some facts at a time while everything
 * goes on. Each fact says by which definitions it is counted, so that a restart goes on where it was and nothing is
 * added twice.
 */
@ApplicationScoped
class Recounting implements Chore, Recount {
    private static final int AT_ONCE = 2_000;
    private static final KeyTable.Place START = new KeyTable.Place(Instant.EPOCH, 0);
    private static final String PLACES = """
            select organisation_id, key, started_at, id from episode
             where (started_at, id) > ('%s', %d) and epoch < %d
             order by started_at, id
             limit %d
            """;
    private static final String BEGIN = """
            update counting
               set recount_done = 0,
                   recount_total = (select count(*) from episode where epoch < %1$d)
                                 + (select count(*) from feedback where slice is not null and epoch < %1$d)
             where recount_total is null
            """.formatted(Measure.EPOCH);
    private static final String DONE = "update counting set recount_done = recount_done + ?";
    private static final String END = "update counting set epoch = ?, recount_total = null, recount_done = null";
    private static final String PROGRESS = """
            select epoch, coalesce(recount_done, 0), coalesce(recount_total, 0)
              from counting
            """;

    private final Transactions transactions;
    private final Counting counting;
    private final OrganisationTable organisations;
    private final KeyTable keys;
    private final EpisodeTable episodes;
    private final FeedbackTable feedback;
    private final Sums sums;
    private final ChangeTable changes;
    private volatile KeyTable.Place reached = START;
    private volatile long toBeAdded;

    Recounting(
            Transactions transactions,
            Counting counting,
            OrganisationTable organisations,
            KeyTable keys,
            EpisodeTable episodes,
            FeedbackTable feedback,
            Sums sums,
            ChangeTable changes) {
        this.transactions = transactions;
        this.counting = counting;
        this.organisations = organisations;
        this.keys = keys;
        this.episodes = episodes;
        this.feedback = feedback;
        this.sums = sums;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "facts counted by newer definitions";
    }

    @Override
    public Progress progress() throws StoreUnavailableException {
        return transactions.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(PROGRESS)) {
                row.next();
                return new Progress(row.getInt(1), Measure.EPOCH, row.getLong(2), row.getLong(3));
            }
        });
    }

    @Override
    public int run() throws StoreUnavailableException {
        return transactions.run(this::recount);
    }

    private Integer recount(Connection connection) throws SQLException {
        if (counting.look(connection).epoch() >= Measure.EPOCH || !counting.isMine(connection, Task.RECOUNTING)) {
            return 0;
        }
        Counting.Ground ground = counting.hold(connection);
        keys.prepare(connection);
        execute(connection, BEGIN);
        Batch batch = new Batch(connection, ground, organisations.all(connection));
        int facts = recountFacts(batch);
        int recounted = facts > 0 ? facts : recountLoose(batch);
        if (recounted == 0 && reached.equals(START)) {
            return end(connection);
        }
        if (recounted == 0) {
            // once more from the start, since facts may have been written behind this pass
            reached = START;
            return 1;
        }
        toBeAdded = 0;
        set(connection, DONE, recounted);
        sums.add(batch);
        return recounted;
    }

    /** The newer definitions hold once all that was counted anew is in the cells. */
    private int end(Connection connection) throws SQLException {
        if (toBeAdded == 0) {
            toBeAdded = changes.end(connection);
        }
        if (changes.nothingBefore(connection, toBeAdded)) {
            set(connection, END, Measure.EPOCH);
        }
        return 0;
    }

    private int recountFacts(Batch batch) throws SQLException {
        TreeSet<FactKey> found = new TreeSet<>();
        String query = PLACES.formatted(reached.startedAt(), reached.id(), Measure.EPOCH, AT_ONCE);
        try (StoredRows rows = new StoredRows(batch.connection(), query)) {
            while (rows.next()) {
                found.add(KeyTable.readKey(rows));
                Instant startedAt = rows.instant();
                reached = new KeyTable.Place(startedAt == null ? Instant.EPOCH : startedAt, rows.count());
            }
        }
        if (found.isEmpty()) {
            return 0;
        }
        keys.lock(batch.connection(), found);
        Map<FactKey, List<Feedback>> said = feedback.ofLocked(batch);
        List<StoredFact> recounted = new ArrayList<>();
        for (StoredFact stored : episodes.readLocked(batch).values()) {
            if (stored.place() != null && stored.epoch() < Measure.EPOCH) {
                EpisodeFact fact = stored.fact().with(FeedbackSums.of(said.getOrDefault(stored.key(), List.of())));
                batch.deltas().change(fact, stored.epoch(), fact, Measure.EPOCH);
                recounted.add(
                        new StoredFact(stored.key(), fact, stored.place(), Measure.EPOCH, stored.customer(), false));
            }
        }
        episodes.follow(batch.connection(), recounted);
        return found.size();
    }

    /** Feedback that belongs to no episode. */
    private int recountLoose(Batch batch) throws SQLException {
        List<FeedbackTable.Stored> loose = feedback.lockOlderThan(batch, Measure.EPOCH, AT_ONCE);
        for (FeedbackTable.Stored stored : loose) {
            Feedback said = stored.feedback();
            FeedbackSums sumsOf = FeedbackSums.of(List.of(said));
            if (said.slice() != null) {
                batch.deltas().change(sumsOf, stored.epoch(), sumsOf, said.slice(), said.at());
            }
        }
        feedback.update(
                batch, loose.stream().map(FeedbackTable.Stored::feedback).toList());
        return loose.size();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void set(Connection connection, String sql, int value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, value);
            statement.executeUpdate();
        }
    }
}
