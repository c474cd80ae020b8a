package dev.tandem.ingest.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A subscription, how its feed is, and who works on it. */
@Entity
@Table(name = "feed")
class FeedEntity {
    @Id
    UUID id = new UUID(0, 0);

    String url = "";

    String host = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> watch = List.of();

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Nullable
    String title;

    @Nullable
    String etag;

    @Column(name = "last_modified")
    @Nullable
    String lastModified;

    @Column(name = "last_fetched_at")
    @Nullable
    Instant lastFetchedAt;

    @Column(name = "last_status")
    @Nullable
    Integer lastStatus;

    @Nullable
    String problem;

    int failures;

    @Column(name = "poll_at")
    Instant pollAt = Instant.EPOCH;

    @Column(name = "due_at")
    Instant dueAt = Instant.EPOCH;

    @Nullable
    UUID claim;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;
}
