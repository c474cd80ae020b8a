package dev.tandem.metrics.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which episodes are known, and where their facts are. */
@ApplicationScoped
class KeyTable {
    private static final long BLOCK = 1000;
    private static final String STAGE = """
            create temporary table if not exists claimed
                (organisation_id integer, key uuid, started_at timestamptz, id bigint) on commit delete rows;
            create temporary table if not exists known
                (organisation_id integer, key uuid) on commit delete rows;
            create temporary table if not exists moved
                (organisation_id integer, key uuid, started_at timestamptz, id bigint, forgotten boolean)
                on commit delete rows
            """ + Sql.BY_INDEX;
    private static final String CLAIM = """
            insert into episode_key (organisation_id, key, started_at, id)
            select organisation_id, key, started_at, id from claimed order by organisation_id, key
            on conflict do nothing
            returning organisation_id, key
            """;
    /** Apart from reading the facts: what a lock was waited for is only seen by a later statement. */
    private static final String LOCK = """
            select from known n join episode_key k using (organisation_id, key)
             order by k.organisation_id, k.key
               for update of k
            """;

    private static final String MOVE = """
            update episode_key k set started_at = m.started_at, id = m.id, forgotten = m.forgotten
              from moved m
             where k.organisation_id = m.organisation_id and k.key = m.key
            """;

    private final Object block = new Object();
    private long next;
    private long end;

    /**
     * An episode that a fact is to be stored of.
     *
     * @param startedAt null when no more than its key is known
     * @param id null when no more than its key is known
     */
    record Claim(
            FactKey key,
            @Nullable Instant startedAt,
            @Nullable Long id) {}

    /** Where a fact is. */
    record Place(Instant startedAt, long id) {}

    /** Makes the transaction ready for the statements below and for those of {@link EpisodeTable}. */
    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
    }

    /** A number that no other fact has or had. */
    long nextId(Connection connection) throws SQLException {
        synchronized (block) {
            if (next == end) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select nextval('episode_id')")) {
                    row.next();
                    next = row.getLong(1);
                    end = next + BLOCK;
                }
            }
            return next++;
        }
    }

    /** Stores the keys that are new, in the order they are given; returns them. The others stay as they are. */
    Set<FactKey> claim(Connection connection, Collection<Claim> claims) throws SQLException {
        BinaryRows rows = new BinaryRows(4);
        for (Claim claim : claims) {
            rows.row().add(claim.key().organisation()).add(claim.key().hash()).add(claim.startedAt());
            if (claim.id() == null) {
                rows.addNull();
            } else {
                rows.add(claim.id().longValue());
            }
        }
        rows.copyTo(connection, "claimed");
        Set<FactKey> fresh = new HashSet<>(2 * claims.size());
        try (StoredRows returned = new StoredRows(connection, CLAIM)) {
            while (returned.next()) {
                fresh.add(readKey(returned));
            }
        }
        return fresh;
    }

    /** Locks these keys; the facts behind them stay as they are until the transaction ends. */
    void lock(Connection connection, Collection<FactKey> keys) throws SQLException {
        BinaryRows rows = new BinaryRows(2);
        keys.stream().sorted().forEach(key -> rows.row().add(key.organisation()).add(key.hash()));
        rows.copyTo(connection, "known");
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }

    /** Says where these facts are now; a place of null is nowhere, for ever. */
    void move(Connection connection, Map<FactKey, @Nullable Place> places) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        BinaryRows rows = new BinaryRows(5);
        places.forEach((key, place) -> {
            rows.row().add(key.organisation()).add(key.hash());
            if (place == null) {
                rows.addNull().addNull().add(Boolean.TRUE);
            } else {
                rows.add(place.startedAt()).add(place.id()).add(Boolean.FALSE);
            }
        });
        rows.copyTo(connection, "moved");
        try (Statement statement = connection.createStatement()) {
            statement.execute(MOVE);
            statement.execute("delete from moved");
        }
    }

    static FactKey readKey(StoredRows rows) throws SQLException {
        int organisation = (int) rows.count();
        Hash hash = rows.hash();
        if (hash == null) {
            throw new IllegalStateException("a fact without a key");
        }
        return new FactKey(organisation, hash);
    }

    /** An empty map of places, for {@link #move}. */
    static Map<FactKey, @Nullable Place> places() {
        return new HashMap<>();
    }
}
