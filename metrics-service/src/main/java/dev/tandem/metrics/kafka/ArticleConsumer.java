package dev.tandem.metrics.kafka;

import dev.tandem.events.Article;
import dev.tandem.metrics.Articles;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the articles that come. */
@ApplicationScoped
class ArticleConsumer {
    private final Articles articles;
    private final RefusalProducer refusals;
    private final Patience patience;

    ArticleConsumer(Articles articles, RefusalProducer refusals, Patience patience) {
        this.articles = articles;
        this.refusals = refusals;
        this.patience = patience;
    }

    /** Returns once the article is stored. */
    @Incoming("articles")
    @Blocking
    public void consume(ConsumerRecord<byte[], byte[]> record) {
        Received received = Received.of(record);
        if (received instanceof Received.Event event && event.event().data() instanceof Article article) {
            patience.until(() -> {
                articles.keep(article);
                return article;
            });
        } else if (received instanceof Received.Unreadable unread) {
            refusals.send(List.of(RefusalProducer.Refused.of(record, unread)));
        }
    }
}
