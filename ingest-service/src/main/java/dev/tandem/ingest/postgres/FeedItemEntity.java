package dev.tandem.ingest.postgres;

import dev.tandem.ingest.feeds.FeedClaims.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item that is watched for, under its address. */
@Entity
@Table(name = "feed_item")
class FeedItemEntity {
    @Id
    String url = "";

    @Column(name = "feed_id")
    UUID feedId = new UUID(0, 0);

    @Nullable
    String title;

    @Nullable
    String author;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Enumerated(EnumType.STRING)
    State state = State.WAITING;

    int attempts;

    @Column(name = "due_at")
    Instant dueAt = Instant.EPOCH;

    @Column(name = "seen_at")
    Instant seenAt = Instant.EPOCH;

    @Nullable
    String problem;
}
