package dev.tandem.ingest.postgres;

import dev.tandem.ingest.feeds.FeedAddress;
import dev.tandem.ingest.feeds.FeedsConfig;
import dev.tandem.ingest.feeds.Subscription;
import dev.tandem.ingest.feeds.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The subscriptions as those see them who made them. */
@ApplicationScoped
class SubscriptionStore implements Subscriptions {
    /** Two who subscribe to one address at the same time come one after the other. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(7236271)";

    private static final Subscription.Items NONE = new Subscription.Items(0, 0, 0, null);

    private final Transactions transactions;
    private final FeedRepository feeds;
    private final FeedItemRepository items;
    private final FeedsConfig config;
    private final Clock clock;

    SubscriptionStore(
            Transactions transactions,
            FeedRepository feeds,
            FeedItemRepository items,
            FeedsConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.items = items;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Put put(FeedAddress address, List<String> watch) {
        return transactions.run(() -> {
            feeds.getEntityManager().createNativeQuery(LOCK, Integer.class).getResultList();
            Optional<FeedEntity> known = feeds.find("url", address.url()).firstResultOptional();
            if (known.isEmpty() && feeds.count() >= config.maxSubscriptions()) {
                return new Put.Full();
            }
            FeedEntity feed = known.orElseGet(() -> created(address));
            feed.watch = List.copyOf(watch);
            // or a feed that did not change would not be read again for those who are newly watched for
            feed.etag = null;
            feed.lastModified = null;
            feed.pollAt = clock.instant();
            feed.dueAt = feed.pollAt;
            feeds.persist(feed);
            feeds.flush();
            Subscription subscription = subscription(feed, items.counts());
            return known.isEmpty() ? new Put.Created(subscription) : new Put.Changed(subscription);
        });
    }

    private FeedEntity created(FeedAddress address) {
        FeedEntity feed = new FeedEntity();
        feed.id = UUID.randomUUID();
        feed.url = address.url();
        feed.host = address.host();
        feed.createdAt = clock.instant();
        return feed;
    }

    @Override
    public List<Subscription> all() {
        return transactions.run(() -> {
            Map<UUID, Subscription.Items> counts = items.counts();
            return feeds.find("order by createdAt, id").<FeedEntity>list().stream()
                    .map(feed -> subscription(feed, counts))
                    .toList();
        });
    }

    @Override
    public Optional<Subscription> find(UUID id) {
        return transactions.run(() -> feeds.findByIdOptional(id).map(feed -> subscription(feed, items.counts())));
    }

    @Override
    public boolean delete(UUID id) {
        return transactions.run(() -> feeds.delete("id", id) > 0);
    }

    private static Subscription subscription(FeedEntity feed, Map<UUID, Subscription.Items> counts) {
        return new Subscription(
                feed.id,
                feed.url,
                feed.watch,
                feed.createdAt,
                feed.title,
                feed.lastFetchedAt,
                feed.lastStatus,
                feed.problem,
                feed.failures,
                feed.pollAt,
                counts.getOrDefault(feed.id, NONE));
    }
}
