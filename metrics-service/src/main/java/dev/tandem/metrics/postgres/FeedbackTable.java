package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Answers to surveys and complaints, one row each. */
@ApplicationScoped
class FeedbackTable {
    private static final String ALL = """
            organisation, source, id, at, kind, episode, handler, channel, language, topic, complexity, market, \
            score, category, closed_at, upheld, sent_at, event_id""";
    private static final String STAGE = """
            create temporary table if not exists new_feedback (like feedback) on commit delete rows;
            create temporary table if not exists changed_feedback (like feedback) on commit delete rows;
            """;
    private static final String INSERT = """
            insert into feedback (%1$s)
            select %1$s from new_feedback order by organisation, source, id
            on conflict do nothing
            returning organisation, source, id
            """.formatted(ALL);
    private static final String LOCK = """
            select f.* from new_feedback n join feedback f using (organisation, source, id)
             order by f.organisation, f.source, f.id
               for update of f
            """;
    private static final String UPDATE = """
            update feedback f
               set at = c.at, kind = c.kind, episode = c.episode, handler = c.handler, channel = c.channel,
                   language = c.language, topic = c.topic, complexity = c.complexity, market = c.market,
                   score = c.score, category = c.category, closed_at = c.closed_at, upheld = c.upheld,
                   sent_at = c.sent_at, event_id = c.event_id
              from changed_feedback c
             where f.organisation = c.organisation and f.source = c.source and f.id = c.id
            """;

    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
    }

    /** Inserts what is new; returns its keys. The others stay as they are. */
    Set<Feedback.Key> insertNew(Connection connection, Collection<Feedback> feedback) throws SQLException {
        rows(feedback).copyTo(connection, "new_feedback (" + ALL + ")");
        Set<Feedback.Key> inserted = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSERT)) {
            while (rows.next()) {
                inserted.add(key(rows));
            }
        }
        return inserted;
    }

    /** Locks and reads what stands under the keys of the rows given to {@link #insertNew}. */
    Map<Feedback.Key, Feedback> lock(Connection connection) throws SQLException {
        Map<Feedback.Key, Feedback> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOCK);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(key(rows), feedback(rows));
            }
        }
        return found;
    }

    /** Writes what is there already. */
    void update(Connection connection, Collection<Feedback> feedback) throws SQLException {
        if (feedback.isEmpty()) {
            return;
        }
        rows(feedback).copyTo(connection, "changed_feedback (" + ALL + ")");
        try (Statement statement = connection.createStatement()) {
            statement.execute(UPDATE);
        }
    }

    private static CopyRows rows(Collection<Feedback> feedback) {
        CopyRows rows = new CopyRows();
        for (Feedback one : feedback) {
            Slice slice = one.slice();
            rows.add(one.key().organisation())
                    .add(one.key().source())
                    .add(one.key().id());
            rows.add(one.at()).add(one.kind()).add(one.episode());
            rows.add(slice.handler()).add(slice.channel()).add(slice.language()).add(slice.topic());
            rows.add(slice.complexity()).add(slice.market());
            rows.add(one.score()).add(one.category()).add(one.closedAt()).add(one.upheld());
            rows.add(one.sentAt()).add(one.eventId()).endRow();
        }
        return rows;
    }

    private static Feedback.Key key(ResultSet row) throws SQLException {
        return new Feedback.Key(row.getString("organisation"), row.getString("source"), row.getString("id"));
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        Slice slice = new Slice(
                row.getString("organisation"),
                row.getString("handler"),
                row.getString("channel"),
                row.getString("language"),
                row.getString("topic"),
                row.getString("complexity"),
                row.getString("market"));
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Feedback(
                key(row),
                instant(row, "at"),
                row.getString("kind"),
                row.getString("episode"),
                slice,
                row.getObject("score", Integer.class),
                row.getString("category"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getObject("upheld", Boolean.class),
                instant(row, "sent_at"),
                row.getString("event_id"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
