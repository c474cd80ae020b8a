package dev.tandem.metrics.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A refusal that waits to be looked at. */
@Entity
@Table(name = "rejected")
class RefusalEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rejected_id")
    @SequenceGenerator(name = "rejected_id", sequenceName = "rejected_id", allocationSize = 1)
    @Nullable
    Long id;

    @Column(name = "record_id")
    String recordId = "";

    @Column(name = "rejected_at")
    Instant rejectedAt = Instant.EPOCH;

    String stage = "";

    @Nullable
    String organisation;

    @Column(name = "event_id")
    @Nullable
    String eventId;

    @Column(name = "event_source")
    @Nullable
    String eventSource;

    @Column(name = "event_type")
    @Nullable
    String eventType;

    @JdbcTypeCode(SqlTypes.JSON)
    String violations = "[]";

    @Nullable
    String coordinates;

    int bytes;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String event;

    @Column(name = "replayed_at")
    @Nullable
    Instant replayedAt;
}
