package dev.tandem.metrics.postgres;

import dev.tandem.events.Article;
import dev.tandem.metrics.Articles;
import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Articles as entities: each has an address and a life. */
@ApplicationScoped
class ArticleRepository implements PanacheRepositoryBase<ArticleEntity, String>, Articles {

    @Override
    public void keep(Article article) throws StoreUnavailableException {
        Sql.inTransaction(() -> {
            String id = Article.idOf(article.url());
            // what is fetched twice at once comes one after the other, and so does reading it for claims
            ArticleEntity entity = findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (entity == null) {
                entity = new ArticleEntity();
                entity.id = id;
                entity.url = article.url();
                fill(entity, article);
                persist(entity);
            } else if (isNews(entity, article)) {
                fill(entity, article);
            }
            return entity;
        });
    }

    /** A later fetch, or the same once more; not when its text had its time. */
    private static boolean isNews(ArticleEntity entity, Article article) {
        int age = article.fetchedAt().compareTo(entity.fetchedAt);
        return age > 0 || (age == 0 && entity.text != null);
    }

    private static void fill(ArticleEntity entity, Article article) {
        List<String> links = article.links() == null ? List.of() : article.links();
        if (!read(article, links).equals(read(entity))) {
            entity.unread = true;
        }
        entity.title = article.title();
        entity.publisher = article.publisher();
        entity.language = article.language();
        entity.publishedAt = article.publishedAt();
        entity.fetchedAt = article.fetchedAt();
        entity.text = article.text();
        entity.characters = article.text().length();
        entity.links = links;
    }

    /** What claims depend on. */
    private static List<Optional<?>> read(Article article, List<String> links) {
        return List.of(
                Optional.ofNullable(article.title()),
                Optional.ofNullable(article.publisher()),
                Optional.ofNullable(article.language()),
                Optional.ofNullable(article.publishedAt()),
                Optional.of(article.text()),
                Optional.of(links));
    }

    private static List<Optional<?>> read(ArticleEntity entity) {
        return List.of(
                Optional.ofNullable(entity.title),
                Optional.ofNullable(entity.publisher),
                Optional.ofNullable(entity.language),
                Optional.ofNullable(entity.publishedAt),
                Optional.ofNullable(entity.text),
                Optional.of(entity.links));
    }
}
