package dev.tandem.ingest.postgres;

import dev.tandem.ingest.feeds.FeedClaims.State;
import dev.tandem.ingest.feeds.FeedItem;
import dev.tandem.ingest.feeds.Subscription;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items as rows; every method needs a transaction. */
@ApplicationScoped
class FeedItemRepository implements PanacheRepositoryBase<FeedItemEntity, String> {
    /** An item that no feed has shown for so long is forgotten; shown again, it is fetched again and still counts once. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    /** Rows are touched once a day, not at every poll. */
    private static final Duration TOUCHED = Duration.ofDays(1);

    /** Two feeds that name the same new item at the same time come one after the other. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(7236272)";

    private static final String COUNTS = """
            select feed_id, count(*) filter (where state = 'WAITING'), count(*) filter (where state = 'PUBLISHED'),
                   count(*) filter (where state = 'FAILED'),
                   (array_agg(problem order by seen_at desc, url) filter (where problem is not null))[1]
              from feed_item group by feed_id
            """;

    /** Keeps items that are new and forgets those that are gone. */
    void seen(UUID feed, List<FeedItem> items, Instant now) {
        getEntityManager().createNativeQuery(LOCK, Integer.class).getResultList();
        Map<String, FeedItem> shown = new LinkedHashMap<>();
        for (FeedItem item : items) {
            if (item.url() != null) {
                shown.putIfAbsent(item.url(), item);
            }
        }
        for (FeedItemEntity known : known(shown.keySet())) {
            shown.remove(known.url);
            if (known.seenAt.isBefore(now.minus(TOUCHED))) {
                known.seenAt = now;
            }
        }
        shown.forEach((url, item) -> persist(entity(feed, url, item, now)));
        flush();
        delete("feedId = ?1 and state <> ?2 and seenAt < ?3", feed, State.WAITING, now.minus(REMEMBERED));
    }

    private List<FeedItemEntity> known(Collection<String> urls) {
        return urls.isEmpty() ? List.of() : list("url in ?1", urls);
    }

    private static FeedItemEntity entity(UUID feed, String url, FeedItem item, Instant now) {
        FeedItemEntity entity = new FeedItemEntity();
        entity.url = url;
        entity.feedId = feed;
        entity.title = item.title();
        entity.author = item.author();
        entity.publishedAt = item.publishedAt();
        entity.dueAt = now;
        entity.seenAt = now;
        return entity;
    }

    Optional<FeedItemEntity> waiting(UUID feed, Instant now) {
        return find("feedId = ?1 and state = ?2 and dueAt <= ?3 order by dueAt, url", feed, State.WAITING, now)
                .firstResultOptional();
    }

    /** When the next waiting item is due, null when none waits. */
    @Nullable
    Instant nextDue(UUID feed) {
        return getEntityManager()
                .createQuery("select min(dueAt) from FeedItemEntity where feedId = ?1 and state = ?2", Instant.class)
                .setParameter(1, feed)
                .setParameter(2, State.WAITING)
                .getSingleResultOrNull();
    }

    /** How the items of every feed are. */
    Map<UUID, Subscription.Items> counts() {
        Map<UUID, Subscription.Items> counts = new HashMap<>();
        List<?> rows =
                getEntityManager().createNativeQuery(COUNTS, Object[].class).getResultList();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            counts.put((UUID) row[0], new Subscription.Items((Long) row[1], (Long) row[2], (Long) row[3], (String)
                    row[4]));
        }
        return counts;
    }
}
