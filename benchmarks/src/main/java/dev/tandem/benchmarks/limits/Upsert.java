package dev.tandem.benchmarks.limits;

import dev.tandem.events.Episode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The usual way to keep the newest row of each key: one insert a batch that updates where the row is there already. */
final class Upsert {
    private static final String INSERT = """
            insert into limit_plain as known
            select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                 ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
            on conflict (organisation, episode) do update
               set updated_at = excluded.updated_at, started_at = excluded.started_at, channel = excluded.channel,
                   language = excluded.language, topic = excluded.topic, complexity = excluded.complexity,
                   customer = excluded.customer, market = excluded.market, ai_answered_at = excluded.ai_answered_at,
                   human_answered_at = excluded.human_answered_at, first_reply_at = excluded.first_reply_at,
                   resolved_at = excluded.resolved_at, resolution = excluded.resolution, reopens = excluded.reopens
             where excluded.updated_at > known.updated_at
            """;

    private static final List<Function<Episode, @Nullable Object>> COLUMNS = List.of(
            Episode::organisation,
            Episode::episode,
            Episode::updatedAt,
            Episode::startedAt,
            Episode::channel,
            Episode::language,
            Episode::topic,
            Episode::complexity,
            Episode::customer,
            Episode::market,
            Episode::aiAnsweredAt,
            Episode::humanAnsweredAt,
            Episode::firstReplyAt,
            Episode::resolvedAt,
            Episode::resolution,
            Episode::reopens);

    private Upsert() {}

    /** Writes these snapshots, of each episode the newest of them, and commits. */
    static void write(Connection connection, List<Episode> snapshots) throws SQLException {
        // one statement may not change a row twice, and sorted keys keep two writers from a deadlock
        TreeMap<String, Episode> newest = new TreeMap<>();
        for (Episode snapshot : snapshots) {
            newest.merge(
                    snapshot.episode(),
                    snapshot,
                    (one, other) -> one.updatedAt().isBefore(other.updatedAt()) ? other : one);
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                Function<Episode, @Nullable Object> column = COLUMNS.get(i);
                insert.setArray(
                        i + 1,
                        connection.createArrayOf(
                                "text",
                                newest.values().stream()
                                        .map(episode -> text(column.apply(episode)))
                                        .toArray()));
            }
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value == null ? null : value.toString();
    }
}
