package dev.tandem.report.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.Article;
import dev.tandem.report.Articles;
import dev.tandem.report.Listing;
import dev.tandem.report.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

@ApplicationScoped
class PostgresArticles implements Articles {
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
                """, List.of(after.at().atOffset(ZoneOffset.UTC), after.id(), paging.size() + 1), this::article);
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
                Stored.read(json, row.getString("links"), Stored.TEXTS),
                row.getBoolean("simulated"));
    }
}
