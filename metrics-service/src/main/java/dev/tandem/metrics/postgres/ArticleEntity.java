package dev.tandem.metrics.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An article under its address. */
@Entity
@Table(name = "article")
class ArticleEntity {
    @Id
    String id = "";

    String url = "";

    @Nullable
    String title;

    @Nullable
    String publisher;

    @Nullable
    String language;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "fetched_at")
    Instant fetchedAt = Instant.EPOCH;

    /** Null once it is older than what is kept. */
    @Column(columnDefinition = "text")
    @Nullable
    String text;

    int characters;

    /** Whether this text is still to be read for claims. */
    boolean unread = true;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> links = List.of();
}
