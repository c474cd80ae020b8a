package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.events.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is not to be remembered. A person's facts are taken away and their sums stay; what began before the person asked
 * and comes once more is refused. Someone who comes again later is a new customer like any other.
 */
@ApplicationScoped
class ErasureTable {
    private static final String REMEMBER = """
            insert into erasure as e (organisation_id, customer, erased_at) values (?, ?, ?)
            on conflict (organisation_id, customer) do update set erased_at = greatest(e.erased_at, excluded.erased_at)
            """;
    private static final String FIND =
            "select customer, erased_at from erasure where organisation_id = ? and customer = any(?::uuid[])";
    private static final String FACTS = """
            select e.organisation_id, e.key, false, %s
              from episode e
             where e.organisation_id = %d and e.customer = '%s' and e.started_at <= '%s'
            """;
    private static final String FORGET_CONTACTS =
            "delete from unsettled_contact where organisation_id = ? and customer = ? and started_at <= ?";

    private final KeyTable keys;
    private final EpisodeTable episodes;
    private final FeedbackTable feedback;

    ErasureTable(KeyTable keys, EpisodeTable episodes, FeedbackTable feedback) {
        this.keys = keys;
        this.episodes = episodes;
        this.feedback = feedback;
    }

    /** Takes away all facts of this person that began until then; nobody else may count meanwhile. */
    void forget(Erasure erasure, Instant until, Batch batch) throws SQLException {
        Connection connection = batch.connection();
        int organisation = batch.organisation(erasure.organisation()).id();
        Hash customer = Hash.of(erasure.customer());
        set(connection, REMEMBER, organisation, customer, until);
        set(connection, FORGET_CONTACTS, organisation, customer, until);
        Map<FactKey, KeyTable.@Nullable Place> nowhere = KeyTable.places();
        List<KeyTable.Place> places = new ArrayList<>();
        String facts = FACTS.formatted(EpisodeTable.FROM_EPISODE, organisation, customer, until);
        try (StoredRows rows = new StoredRows(connection, facts)) {
            while (rows.next()) {
                FactKey key = KeyTable.readKey(rows);
                rows.skip();
                StoredFact stored = episodes.read(rows, key, false, batch);
                batch.deltas().settle(stored.fact(), stored.epoch());
                nowhere.put(key, null);
                places.add(stored.place());
            }
        }
        keys.prepare(connection);
        episodes.delete(connection, places);
        feedback.forget(connection, nowhere.keySet());
        keys.move(connection, nowhere);
    }

    private static void set(Connection connection, String sql, int organisation, Hash customer, Instant at)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, organisation);
            statement.setObject(2, customer.uuid());
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** The events without those about someone who was erased after they began; these are refused. */
    List<CloudEvent> withoutForgotten(List<CloudEvent> events, Batch batch) throws SQLException {
        if (isEmpty(batch.connection())) {
            return events;
        }
        Map<Integer, Set<UUID>> customers = new HashMap<>();
        for (CloudEvent event : events) {
            if (event.data() instanceof Episode episode && episode.customer() != null) {
                customers
                        .computeIfAbsent(
                                batch.organisation(episode.organisation()).id(), any -> new HashSet<>())
                        .add(Hash.of(episode.customer()).uuid());
            }
        }
        Map<Integer, Map<UUID, Instant>> erased = new HashMap<>();
        for (Map.Entry<Integer, Set<UUID>> of : customers.entrySet()) {
            erased.put(of.getKey(), find(batch.connection(), of.getKey(), of.getValue()));
        }
        List<CloudEvent> remembered = new ArrayList<>(events.size());
        for (CloudEvent event : events) {
            if (event.data() instanceof Episode episode && isForgotten(episode, erased, batch)) {
                batch.refuseForgotten(event);
            } else {
                remembered.add(event);
            }
        }
        return remembered;
    }

    private static boolean isForgotten(Episode episode, Map<Integer, Map<UUID, Instant>> erased, Batch batch) {
        if (episode.customer() == null) {
            return false;
        }
        Instant until = erased.getOrDefault(
                        batch.organisation(episode.organisation()).id(), Map.of())
                .get(Hash.of(episode.customer()).uuid());
        return until != null && !episode.startedAt().isAfter(until);
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select not exists (select from erasure)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Map<UUID, Instant> find(Connection connection, int organisation, Set<UUID> customers)
            throws SQLException {
        Map<UUID, Instant> erased = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, organisation);
            statement.setArray(2, connection.createArrayOf("uuid", customers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    erased.put(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return erased;
    }
}
