package dev.tandem.report.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.Article;
import dev.tandem.report.Articles;
import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Listing;
import dev.tandem.report.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresArticles implements Articles {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    PostgresArticles(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Listing<Article> page(Paging paging) {
        Position after = Position.parse(paging.after());
        List<Article> rows = database.rows(
                """
                select id, url, title, publisher, language, published_at, fetched_at, characters, links, simulated
                from report.article
                where (fetched_at, id) < (?, ?)
                order by fetched_at desc, id desc
                limit ?
                """, List.of(after.fetchedAt().atOffset(ZoneOffset.UTC), after.id(), paging.size() + 1), this::article);
        return Cursor.page(rows, paging.size(), article -> new Position(article.fetchedAt(), article.id()).toString());
    }

    private Article article(ResultSet row) throws SQLException {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Article(
                row.getString("id"),
                row.getString("url"),
                row.getString("title"),
                row.getString("publisher"),
                published == null ? null : published.toInstant(),
                row.getObject("fetched_at", OffsetDateTime.class).toInstant(),
                row.getString("language"),
                row.getInt("characters"),
                Stored.read(json, row.getString("links"), TEXTS),
                row.getBoolean("simulated"));
    }

    /** Where in the order an article stands. */
    private record Position(Instant fetchedAt, String id) {
        private static final Position FIRST = new Position(Instant.parse("9999-12-31T00:00:00Z"), "");

        static Position parse(@Nullable String cursor) {
            if (cursor == null) {
                return FIRST;
            }
            String[] parts = Cursor.position(cursor).split(" ", 2);
            if (parts.length != 2) {
                throw new InvalidCursorException();
            }
            try {
                return new Position(Instant.parse(parts[0]), parts[1]);
            } catch (DateTimeException e) {
                throw new InvalidCursorException();
            }
        }

        @Override
        public String toString() {
            return fetchedAt + " " + id;
        }
    }
}
