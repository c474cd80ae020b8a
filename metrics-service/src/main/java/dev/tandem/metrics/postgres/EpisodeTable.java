package dev.tandem.metrics.postgres;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.Money;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.FeedbackSums;
import dev.tandem.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts about episodes, one row each; long because every column is named on its way in and on its way out. */
@ApplicationScoped
class EpisodeTable {
    private static final List<String> COLUMNS = List.of(
            "organisation",
            "episode",
            "event_id",
            "source",
            "updated_at",
            "started_at",
            "channel",
            "language",
            "topic",
            "complexity",
            "customer",
            "market",
            "ai_answered_at",
            "human_requested_at",
            "handed_over_at",
            "handover_reason",
            "human_answered_at",
            "first_reply_at",
            "resolved_at",
            "resolution",
            "abandoned_at",
            "disclosed_at",
            "reopens",
            "reopen_count",
            "ai_seconds",
            "human_seconds",
            "parallel",
            "sla_due_at",
            "sla_target",
            "sla_met",
            "cost_amount",
            "cost_currency",
            "csat_count",
            "csat_positive",
            "csat_sum",
            "complaints",
            "reopened_at",
            "as_of",
            "matures_at");
    private static final String ALL = String.join(", ", COLUMNS);
    private static final String FROM_EPISODE =
            COLUMNS.stream().map(column -> "e." + column).collect(Collectors.joining(", "));
    private static final String SET =
            COLUMNS.stream().skip(2).map(column -> column + " = c." + column).collect(Collectors.joining(", "));

    private static final String STAGE = """
            create temporary table if not exists new_episode (like episode) on commit delete rows;
            create temporary table if not exists changed_episode (like episode) on commit delete rows;
            """;
    private static final String INSERT = """
            insert into episode (%1$s)
            select %1$s from new_episode order by organisation, episode
            on conflict do nothing
            returning organisation, episode
            """.formatted(ALL);
    private static final String LOCK = """
            select %s
              from unnest(?::text[], ?::text[]) k(organisation, episode)
              join episode e on e.organisation = k.organisation and e.episode = k.episode
             order by e.organisation, e.episode
               for update of e
            """.formatted(FROM_EPISODE);
    private static final String LOCK_MATURE = """
            select %s from episode e
             where matures_at <= ?
             order by organisation, episode
             limit ?
               for update skip locked
            """.formatted(FROM_EPISODE);
    private static final String UPDATE = """
            update episode e set %s
              from changed_episode c
             where e.organisation = c.organisation and e.episode = c.episode
            """.formatted(SET);
    private static final String REOPENINGS = """
            select k.organisation, k.episode, min(e.started_at)
              from unnest(?::text[], ?::text[]) k(organisation, episode)
              left join episode e on e.organisation = k.organisation and e.reopens = k.episode
             group by k.organisation, k.episode
            """;

    /** Makes the transaction ready for the statements below. */
    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            // the server knows nothing of what stands in the staging tables; left alone, it now and then reads all
            // facts
            statement.execute("set local enable_hashjoin = off; set local enable_mergejoin = off");
        }
    }

    /** Inserts the facts that are new; returns their keys. The others stay as they are. */
    Set<EpisodeKey> insertNew(Connection connection, Collection<EpisodeFact> facts) throws SQLException {
        rows(facts).copyTo(connection, "new_episode (" + ALL + ")");
        Set<EpisodeKey> inserted = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSERT)) {
            while (rows.next()) {
                inserted.add(new EpisodeKey(rows.getString(1), rows.getString(2)));
            }
        }
        return inserted;
    }

    /** Locks and reads the facts with these keys, as far as they are there. */
    Map<EpisodeKey, EpisodeFact> lock(Connection connection, Collection<EpisodeKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            setKeys(connection, statement, keys);
            return read(statement);
        }
    }

    /** Locks and reads facts that by now count otherwise, as far as nobody else is at them. */
    Map<EpisodeKey, EpisodeFact> lockMature(Connection connection, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_MATURE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    /** Writes facts that are there already. */
    void update(Connection connection, Collection<EpisodeFact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from changed_episode");
            rows(facts).copyTo(connection, "changed_episode (" + ALL + ")");
            statement.execute(UPDATE);
        }
    }

    /** The start of the first episode that reopens each of these, null where none does. */
    Map<EpisodeKey, @Nullable Instant> reopenings(Connection connection, Collection<EpisodeKey> keys)
            throws SQLException {
        Map<EpisodeKey, @Nullable Instant> starts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(REOPENINGS)) {
            setKeys(connection, statement, keys);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    starts.put(new EpisodeKey(rows.getString(1), rows.getString(2)), instant(rows, 3));
                }
            }
        }
        return starts;
    }

    private static void setKeys(Connection connection, PreparedStatement statement, Collection<EpisodeKey> keys)
            throws SQLException {
        Array organisations = connection.createArrayOf(
                "text", keys.stream().map(EpisodeKey::organisation).toArray());
        Array episodes = connection.createArrayOf(
                "text", keys.stream().map(EpisodeKey::episode).toArray());
        statement.setArray(1, organisations);
        statement.setArray(2, episodes);
    }

    private static CopyRows rows(Collection<EpisodeFact> facts) {
        CopyRows rows = new CopyRows();
        for (EpisodeFact fact : facts) {
            rows.add(fact.key().organisation()).add(fact.key().episode());
            addSnapshot(rows, fact.snapshot());
            FeedbackSums feedback = fact.feedback();
            rows.add(feedback.csatCount()).add(feedback.csatPositive()).add(feedback.csatSum());
            rows.add(feedback.complaints());
            rows.add(fact.reopenedAt()).add(fact.asOf()).add(fact.maturesAt()).endRow();
        }
        return rows;
    }

    private static void addSnapshot(CopyRows rows, @Nullable Snapshot snapshot) {
        if (snapshot == null) {
            for (int i = COLUMNS.indexOf("event_id"); i < COLUMNS.indexOf("csat_count"); i++) {
                rows.add((String) null);
            }
            return;
        }
        Episode episode = snapshot.episode();
        Money cost = episode.cost();
        rows.add(snapshot.eventId())
                .add(snapshot.source())
                .add(episode.updatedAt())
                .add(episode.startedAt());
        rows.add(episode.channel()).add(episode.language()).add(episode.topic()).add(name(episode.complexity()));
        rows.add(episode.customer()).add(episode.market()).add(episode.aiAnsweredAt());
        rows.add(episode.humanRequestedAt()).add(episode.handedOverAt()).add(episode.handoverReason());
        rows.add(episode.humanAnsweredAt()).add(episode.firstReplyAt()).add(episode.resolvedAt());
        rows.add(name(episode.resolution())).add(episode.abandonedAt()).add(episode.disclosedAt());
        rows.add(episode.reopens())
                .add(episode.reopenCount())
                .add(episode.aiSeconds())
                .add(episode.humanSeconds());
        rows.add(episode.parallel())
                .add(episode.slaDueAt())
                .add(name(episode.slaTarget()))
                .add(episode.slaMet());
        rows.add(cost == null ? null : cost.amount().toPlainString()).add(cost == null ? null : cost.currency());
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<EpisodeKey, EpisodeFact> read(PreparedStatement statement) throws SQLException {
        Map<EpisodeKey, EpisodeFact> facts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                EpisodeFact fact = fact(rows);
                facts.put(fact.key(), fact);
            }
        }
        return facts;
    }

    private static EpisodeFact fact(ResultSet row) throws SQLException {
        EpisodeKey key = new EpisodeKey(row.getString("organisation"), row.getString("episode"));
        FeedbackSums feedback = new FeedbackSums(
                row.getInt("csat_count"),
                row.getInt("csat_positive"),
                row.getInt("csat_sum"),
                row.getInt("complaints"));
        Instant asOf = row.getObject("as_of", OffsetDateTime.class).toInstant();
        return new EpisodeFact(key, snapshot(row, key), feedback, instant(row, "reopened_at"), asOf);
    }

    private static @Nullable Snapshot snapshot(ResultSet row, EpisodeKey key) throws SQLException {
        Instant updatedAt = instant(row, "updated_at");
        Instant startedAt = instant(row, "started_at");
        if (updatedAt == null || startedAt == null) {
            return null;
        }
        String currency = row.getString("cost_currency");
        Episode episode = new Episode(
                key.organisation(),
                key.episode(),
                updatedAt,
                startedAt,
                row.getString("channel"),
                row.getString("language"),
                row.getString("topic"),
                constant(Complexity.values(), row.getString("complexity")),
                row.getString("customer"),
                row.getString("market"),
                instant(row, "ai_answered_at"),
                instant(row, "human_requested_at"),
                instant(row, "handed_over_at"),
                row.getString("handover_reason"),
                instant(row, "human_answered_at"),
                instant(row, "first_reply_at"),
                instant(row, "resolved_at"),
                constant(Resolution.values(), row.getString("resolution")),
                instant(row, "abandoned_at"),
                instant(row, "disclosed_at"),
                row.getString("reopens"),
                row.getObject("reopen_count", Integer.class),
                row.getObject("ai_seconds", Double.class),
                row.getObject("human_seconds", Double.class),
                row.getObject("parallel", Integer.class),
                instant(row, "sla_due_at"),
                constant(SlaTarget.values(), row.getString("sla_target")),
                row.getObject("sla_met", Boolean.class),
                currency == null ? null : new Money(row.getBigDecimal("cost_amount"), currency));
        return new Snapshot(episode, row.getString("event_id"), row.getString("source"));
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] constants, @Nullable String name) {
        return name == null
                ? null
                : Arrays.stream(constants)
                        .filter(constant ->
                                constant.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
