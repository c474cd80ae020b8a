package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers to surveys, complaints and reviews, one row each. */
@ApplicationScoped
class FeedbackTable {
    private static final String ALL = """
            organisation_id, source, id, epoch, at, kind, episode, episode_key, slice, score, category, closed_at, \
            upheld, quality, empathy, correct, reviewer, sent_at, event_id""";
    private static final int COLUMNS = ALL.split(",").length;
    private static final String OF_FEEDBACK = "f." + ALL.replace(", ", ", f.");
    private static final String STAGE = """
            create temporary table if not exists new_feedback (like feedback) on commit delete rows;
            create temporary table if not exists changed_feedback (like feedback) on commit delete rows
            """ + Sql.BY_INDEX;
    private static final String INSERT = """
            insert into feedback (%1$s)
            select %1$s from new_feedback order by organisation_id, source, id
            on conflict do nothing
            returning organisation_id, source, id
            """.formatted(ALL);
    private static final String LOCK = """
            select from new_feedback n join feedback f using (organisation_id, source, id)
             order by f.organisation_id, f.source, f.id
               for update of f
            """;
    private static final String READ = """
            select %s from new_feedback n join feedback f using (organisation_id, source, id)
            """.formatted(OF_FEEDBACK);
    private static final String UPDATE = """
            update feedback f
               set epoch = c.epoch, at = c.at, kind = c.kind, episode = c.episode, episode_key = c.episode_key,
                   slice = c.slice, score = c.score, category = c.category, closed_at = c.closed_at,
                   upheld = c.upheld, sent_at = c.sent_at, event_id = c.event_id
              from changed_feedback c
             where f.organisation_id = c.organisation_id and f.source = c.source and f.id = c.id
            """;
    private static final String OF_LOCKED = """
            select %s
              from known n
              join feedback f on f.organisation_id = n.organisation_id and f.episode_key = n.key
            """.formatted(OF_FEEDBACK);
    private static final String OLDER = """
            select %s from feedback f
             where f.slice is not null and f.epoch < %d
             order by f.organisation_id, f.source, f.id
             limit %d
               for update
            """;
    private static final String FORGET =
            "delete from feedback where organisation_id = ? and episode_key = any(?::uuid[])";

    private final SliceTable slices;

    FeedbackTable(SliceTable slices) {
        this.slices = slices;
    }

    /** A piece as it stands there, and the epoch of the definitions that it was counted by. */
    record Stored(Feedback feedback, int epoch) {}

    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
    }

    /** Inserts what is new, in the order given; returns its keys. The others stay as they are. */
    Set<Feedback.Key> insertNew(Batch batch, Collection<Feedback> feedback) throws SQLException {
        rows(feedback, batch).copyTo(batch.connection(), "new_feedback (" + ALL + ")");
        Set<Feedback.Key> inserted = new HashSet<>();
        try (StoredRows rows = new StoredRows(batch.connection(), INSERT)) {
            while (rows.next()) {
                inserted.add(readKey(rows, batch));
            }
        }
        return inserted;
    }

    /** Locks and reads what stands under the keys of the rows given to {@link #insertNew}. */
    List<Stored> lock(Batch batch) throws SQLException {
        try (Statement statement = batch.connection().createStatement()) {
            statement.execute(LOCK);
        }
        return read(batch, READ);
    }

    /** Locks and reads feedback of no episode that was counted by older definitions than those of this epoch. */
    List<Stored> lockOlderThan(Batch batch, int epoch, int limit) throws SQLException {
        prepare(batch.connection());
        return read(batch, OLDER.formatted(OF_FEEDBACK, epoch, limit));
    }

    /** Writes what is there already. */
    void update(Batch batch, Collection<Feedback> feedback) throws SQLException {
        if (feedback.isEmpty()) {
            return;
        }
        rows(feedback, batch).copyTo(batch.connection(), "changed_feedback (" + ALL + ")");
        try (Statement statement = batch.connection().createStatement()) {
            statement.execute(UPDATE);
        }
    }

    /** What is said now of the episodes whose keys were locked by {@link KeyTable#lock} in this transaction. */
    Map<FactKey, List<Feedback>> ofLocked(Batch batch) throws SQLException {
        Map<FactKey, List<Feedback>> said = new HashMap<>();
        for (Stored stored : read(batch, OF_LOCKED)) {
            Feedback feedback = stored.feedback();
            int organisation = batch.organisation(feedback.key().organisation()).id();
            FactKey episode = FactKey.of(organisation, Objects.requireNonNull(feedback.episodeKey()));
            said.computeIfAbsent(episode, any -> new ArrayList<>(1)).add(feedback);
        }
        return said;
    }

    /** Deletes what was said of these episodes. */
    void forget(Connection connection, Collection<FactKey> episodes) throws SQLException {
        if (episodes.isEmpty()) {
            return;
        }
        Map<Integer, List<Object>> hashes = new HashMap<>();
        episodes.forEach(key -> hashes.computeIfAbsent(key.organisation(), any -> new ArrayList<>())
                .add(key.hash().uuid()));
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            for (Map.Entry<Integer, List<Object>> entry : hashes.entrySet()) {
                statement.setInt(1, entry.getKey());
                statement.setArray(
                        2, connection.createArrayOf("uuid", entry.getValue().toArray()));
                statement.executeUpdate();
            }
        }
    }

    private BinaryRows rows(Collection<Feedback> feedback, Batch batch) {
        BinaryRows rows = new BinaryRows(COLUMNS);
        for (Feedback one : feedback) {
            String episode = one.episode();
            Slice slice = one.slice();
            rows.row().add(batch.organisation(one.key().organisation()).id());
            rows.add(one.key().source()).add(one.key().id()).addSmall(Measure.EPOCH);
            rows.add(one.at()).add(one.kind().column());
            rows.add(episode).add(episode == null ? null : Hash.of(episode));
            rows.add(slice == null ? null : (Integer) slices.number(slice));
            rows.add(one.score()).add(one.category()).add(one.closedAt()).add(one.upheld());
            rows.add(one.quality()).add(one.empathy()).add(one.correct()).add(one.reviewer());
            rows.add(one.sentAt()).add(one.eventId());
        }
        return rows;
    }

    private static Feedback.Key readKey(StoredRows row, Batch batch) throws SQLException {
        return new Feedback.Key(
                batch.organisation((int) row.count()).organisation(), text(row.text()), text(row.text()));
    }

    private List<Stored> read(Batch batch, String query) throws SQLException {
        List<Stored> found = new ArrayList<>();
        try (StoredRows rows = new StoredRows(batch.connection(), query)) {
            while (rows.next()) {
                found.add(read(rows, batch));
            }
        }
        return found;
    }

    /** Reads the columns of the table in their order. */
    private Stored read(StoredRows row, Batch batch) throws SQLException {
        Feedback.Key key = readKey(row, batch);
        int epoch = (int) row.count();
        Instant at = Objects.requireNonNull(row.instant());
        Feedback.Kind kind = Feedback.Kind.valueOf(text(row.text()).toUpperCase(Locale.ROOT));
        String episode = row.text();
        row.skip();
        Integer slice = row.integer();
        Feedback feedback = new Feedback(
                key,
                at,
                kind,
                episode,
                slice == null ? null : slices.slice(slice),
                row.integer(),
                row.text(),
                row.instant(),
                row.truth(),
                row.integer(),
                row.integer(),
                row.truth(),
                row.text(),
                Objects.requireNonNull(row.instant()),
                text(row.text()));
        return new Stored(feedback, epoch);
    }

    private static String text(@Nullable String column) {
        return Objects.requireNonNull(column);
    }
}
