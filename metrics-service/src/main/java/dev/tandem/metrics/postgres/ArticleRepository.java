package dev.tandem.metrics.postgres;

import dev.tandem.events.Article;
import dev.tandem.metrics.Articles;
import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Articles as entities: each has an address and a life. */
@ApplicationScoped
class ArticleRepository implements PanacheRepositoryBase<ArticleEntity, String>, Articles {

    @Override
    public void keep(Article article) throws StoreUnavailableException {
        Sql.inTransaction(() -> {
            String id = Article.idOf(article.url());
            ArticleEntity entity = findById(id);
            if (entity == null) {
                entity = new ArticleEntity();
                entity.id = id;
                entity.url = article.url();
                fill(entity, article);
                persist(entity);
            } else if (!entity.fetchedAt.isAfter(article.fetchedAt())) {
                fill(entity, article);
            }
            return entity;
        });
    }

    private static void fill(ArticleEntity entity, Article article) {
        entity.title = article.title();
        entity.publisher = article.publisher();
        entity.language = article.language();
        entity.publishedAt = article.publishedAt();
        entity.fetchedAt = article.fetchedAt();
        entity.text = article.text();
        entity.links = article.links() == null ? List.of() : article.links();
    }
}
