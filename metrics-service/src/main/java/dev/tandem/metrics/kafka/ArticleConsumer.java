package dev.tandem.metrics.kafka;

import dev.tandem.events.Article;
import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.Articles;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.kafka.RefusalProducer.SetAside;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps the articles that come. */
@ApplicationScoped
class ArticleConsumer {
    private static final Logger LOG = Logger.getLogger(ArticleConsumer.class);

    private final Articles articles;
    private final RefusalProducer refusals;
    private final Patience patience;
    private final Counted counted;
    private final FailuresInARow failures = new FailuresInARow();

    ArticleConsumer(Articles articles, RefusalProducer refusals, Patience patience, Counted counted) {
        this.articles = articles;
        this.refusals = refusals;
        this.patience = patience;
        this.counted = counted;
    }

    /** Returns once the article is stored or set aside. */
    @Incoming("articles")
    @Blocking
    public void consume(ConsumerRecord<byte[], byte[]> record) {
        Received received = Received.of(record);
        if (received instanceof Received.Event event && event.event().data() instanceof Article article) {
            patience.until(() -> keep(record, event.event(), article));
        } else if (received instanceof Received.Unreadable unread) {
            patience.until(() -> refusals.send(List.of(SetAside.of(record, unread))));
            counted.unreadable();
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record, CloudEvent event, Article article)
            throws StoreUnavailableException, KafkaUnavailableException {
        try {
            articles.keep(article);
        } catch (RuntimeException e) {
            // what is thrown ends this channel, and SmallRye's health check shows its text: that must not quote anybody
            failures.failed(1, Untold.of(e));
            LOG.errorf(Untold.of(e), "an article cannot be stored and is set aside, at=%s", Coordinates.of(record));
            refusals.send(List.of(SetAside.unstorable(record, event)));
            counted.unstorable();
            return;
        }
        failures.stored();
        counted.stored(event.type());
    }
}
