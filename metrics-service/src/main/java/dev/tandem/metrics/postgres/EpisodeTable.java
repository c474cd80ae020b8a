package dev.tandem.metrics.postgres;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.Money;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.Slice;
import dev.tandem.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts about episodes, one row each; long because every column is named on its way in and on its way out. */
@ApplicationScoped
class EpisodeTable {
    private static final List<String> COLUMNS = List.of(
            "organisation_id",
            "key",
            "started_at",
            "id",
            "epoch",
            "episode",
            "event_id",
            "source",
            "updated_at",
            "slice",
            "customer",
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
            "reopened_at",
            "next_contact_at",
            "known_resolved_at");

    /** What {@link #read} reads of a row {@code e}, behind its organisation and key. */
    static final String FROM_EPISODE =
            COLUMNS.stream().skip(2).map(column -> "e." + column).collect(Collectors.joining(", "));

    private static final String TARGET = "episode (" + String.join(", ", COLUMNS) + ")";
    private static final String KNOWN = """
            select k.organisation_id, k.key, k.forgotten, %s
              from known n
              join episode_key k on k.organisation_id = n.organisation_id and k.key = n.key
              left join episode e on e.started_at = k.started_at and e.id = k.id
            """.formatted(FROM_EPISODE);
    private static final String STAGE = """
            create temporary table if not exists gone (started_at timestamptz, id bigint) on commit delete rows;
            create temporary table if not exists followed
                (started_at timestamptz, id bigint, reopened_at timestamptz, next_contact_at timestamptz,
                 known_resolved_at timestamptz, epoch smallint) on commit delete rows
            """;
    private static final String DELETE =
            "delete from episode e using gone g where e.started_at = g.started_at and e.id = g.id";
    private static final String FOLLOW = """
            update episode e
               set reopened_at = f.reopened_at, next_contact_at = f.next_contact_at,
                   known_resolved_at = f.known_resolved_at, epoch = f.epoch
              from followed f
             where e.started_at = f.started_at and e.id = f.id
            """;

    private final SliceTable slices;

    EpisodeTable(SliceTable slices) {
        this.slices = slices;
    }

    /** A fact that is to be stored, its slice being known. */
    record Row(
            FactKey key,
            KeyTable.Place place,
            int epoch,
            EpisodeFact fact,
            Snapshot snapshot,
            @Nullable Hash customer) {}

    /** Stores facts whose keys this transaction claimed; their slices have to be known. */
    void insert(Connection connection, Collection<Row> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        BinaryRows rows = new BinaryRows(COLUMNS.size());
        try (BinaryRows.Sending sending = rows.sendTo(connection, TARGET)) {
            for (Row fact : facts) {
                add(rows, fact);
                sending.some();
            }
            sending.end();
        }
    }

    private void add(BinaryRows rows, Row row) {
        Snapshot snapshot = row.snapshot();
        Episode episode = snapshot.episode();
        Money cost = episode.cost();
        rows.row().add(row.key().organisation()).add(row.key().hash());
        rows.add(row.place().startedAt()).add(row.place().id()).addSmall(row.epoch());
        rows.add(episode.episode())
                .add(snapshot.eventId())
                .add(snapshot.source())
                .add(episode.updatedAt());
        rows.add(slices.number(EpisodeFact.slice(episode))).add(row.customer());
        rows.add(episode.aiAnsweredAt()).add(episode.humanRequestedAt());
        rows.add(episode.handedOverAt()).add(episode.handoverReason());
        rows.add(episode.humanAnsweredAt()).add(episode.firstReplyAt());
        rows.add(episode.resolvedAt()).add(name(episode.resolution()));
        rows.add(episode.abandonedAt()).add(episode.disclosedAt());
        rows.add(episode.reopens()).add(episode.reopenCount());
        rows.add(episode.aiSeconds()).add(episode.humanSeconds()).add(episode.parallel());
        rows.add(episode.slaDueAt()).add(name(episode.slaTarget())).add(episode.slaMet());
        rows.add(cost == null ? null : cost.amount()).add(cost == null ? null : cost.currency());
        rows.add(row.fact().reopenedAt())
                .add(row.fact().nextContactAt())
                .add(row.fact().knownResolvedAt());
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    /** The facts whose keys were locked by {@link KeyTable#lock} in this transaction. */
    Map<FactKey, StoredFact> readLocked(Batch batch) throws SQLException {
        Map<FactKey, StoredFact> facts = new HashMap<>();
        try (StoredRows rows = new StoredRows(batch.connection(), KNOWN)) {
            while (rows.next()) {
                FactKey key = KeyTable.readKey(rows);
                boolean forgotten = Boolean.TRUE.equals(rows.truth());
                facts.put(key, read(rows, key, forgotten, batch));
            }
        }
        return facts;
    }

    /** Deletes the facts at these places. */
    void delete(Connection connection, Collection<KeyTable.Place> places) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        BinaryRows rows = new BinaryRows(2);
        places.forEach(place -> rows.row().add(place.startedAt()).add(place.id()));
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            rows.copyTo(connection, "gone");
            statement.execute(DELETE);
            statement.execute("delete from gone");
        }
    }

    /** Stores what followed these facts, and by which definitions they are counted now. */
    void follow(Connection connection, Collection<StoredFact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        BinaryRows rows = new BinaryRows(6);
        for (StoredFact stored : facts) {
            KeyTable.Place place = Objects.requireNonNull(stored.place(), "a fact without a place");
            rows.row().add(place.startedAt()).add(place.id());
            rows.add(stored.fact().reopenedAt())
                    .add(stored.fact().nextContactAt())
                    .add(stored.fact().knownResolvedAt())
                    .addSmall(stored.epoch());
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            rows.copyTo(connection, "followed");
            statement.execute(FOLLOW);
            statement.execute("delete from followed");
        }
    }

    /** Reads the columns of {@link #FROM_EPISODE}. */
    StoredFact read(StoredRows row, FactKey key, boolean forgotten, Batch batch) throws SQLException {
        Instant startedAt = row.instant();
        long id = row.count();
        int epoch = (int) row.count();
        String name = row.text();
        EpisodeFact unseen = EpisodeFact.unseen(
                new EpisodeKey(batch.organisation(key.organisation()).organisation(), name == null ? "" : name),
                batch.asOf());
        if (startedAt == null || name == null) {
            for (int column = COLUMNS.indexOf("event_id"); column < COLUMNS.size(); column++) {
                row.skip();
            }
            return new StoredFact(key, unseen, null, 0, null, forgotten);
        }
        String eventId = Objects.requireNonNull(row.text());
        String source = Objects.requireNonNull(row.text());
        Instant updatedAt = Objects.requireNonNull(row.instant());
        Slice slice = slices.slice((int) row.count());
        Hash customer = row.hash();
        Episode episode = new Episode(
                unseen.key().organisation(),
                name,
                updatedAt,
                startedAt,
                slice.channel(),
                known(slice.language()),
                known(slice.topic()),
                constant(Complexity.values(), known(slice.complexity())),
                customer == null ? null : customer.toString(),
                known(slice.market()),
                row.instant(),
                row.instant(),
                row.instant(),
                row.text(),
                row.instant(),
                row.instant(),
                row.instant(),
                constant(Resolution.values(), row.text()),
                row.instant(),
                row.instant(),
                row.text(),
                row.integer(),
                row.real(),
                row.real(),
                row.integer(),
                row.instant(),
                constant(SlaTarget.values(), row.text()),
                row.truth(),
                cost(row.decimal(), row.text()));
        Snapshot snapshot = new Snapshot(episode, eventId, source);
        Instant reopenedAt = row.instant();
        Instant nextContactAt = row.instant();
        EpisodeFact fact = new EpisodeFact(
                unseen.key(), snapshot, row.instant(), unseen.feedback(), reopenedAt, nextContactAt, unseen.asOf());
        return new StoredFact(key, fact, new KeyTable.Place(startedAt, id), epoch, customer, forgotten);
    }

    private static @Nullable Money cost(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    /** The same episode as it would be read again once it was stored. */
    static Episode asStored(Episode episode, @Nullable Hash customer) {
        Money cost = episode.cost();
        return new Episode(
                episode.organisation(),
                episode.episode(),
                episode.updatedAt(),
                episode.startedAt(),
                episode.channel(),
                known(episode.language()),
                known(episode.topic()),
                episode.complexity(),
                customer == null ? null : customer.toString(),
                known(episode.market()),
                episode.aiAnsweredAt(),
                episode.humanRequestedAt(),
                episode.handedOverAt(),
                episode.handoverReason(),
                episode.humanAnsweredAt(),
                episode.firstReplyAt(),
                episode.resolvedAt(),
                episode.resolution(),
                episode.abandonedAt(),
                episode.disclosedAt(),
                episode.reopens(),
                episode.reopenCount(),
                episode.aiSeconds(),
                episode.humanSeconds(),
                episode.parallel(),
                episode.slaDueAt(),
                episode.slaTarget(),
                episode.slaMet(),
                cost(
                        cost == null ? null : new BigDecimal(cost.amount().toPlainString()),
                        cost == null ? null : cost.currency()));
    }

    private static @Nullable String known(@Nullable String dimension) {
        return dimension == null || dimension.equals(Slice.UNKNOWN) ? null : dimension;
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
}
