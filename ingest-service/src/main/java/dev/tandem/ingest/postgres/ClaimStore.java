package dev.tandem.ingest.postgres;

import dev.tandem.ingest.feeds.FeedClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The subscriptions as those see them who work on them; a claim is a row's column, so no connection is held meanwhile. */
@ApplicationScoped
class ClaimStore implements FeedClaims {
    /** Hosts are not empty, and a list in SQL must not be. */
    private static final String NO_HOST = "";

    private final Transactions transactions;
    private final FeedRepository feeds;
    private final FeedItemRepository items;
    private final Clock clock;

    ClaimStore(Transactions transactions, FeedRepository feeds, FeedItemRepository items, Clock clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public Optional<Claim> claim(Collection<String> busyHosts, Instant until) {
        Set<String> busy = new HashSet<>(busyHosts);
        busy.add(NO_HOST);
        return transactions.run(() -> feeds.due(clock.instant(), busy).map(feed -> claimed(feed, until)));
    }

    private static Claim claimed(FeedEntity feed, Instant until) {
        UUID claim = UUID.randomUUID();
        feed.claim = claim;
        feed.claimedUntil = until;
        return new Claim(
                claim,
                feed.id,
                feed.url,
                feed.host,
                List.copyOf(feed.watch),
                feed.etag,
                feed.lastModified,
                feed.failures,
                feed.pollAt);
    }

    @Override
    public void polled(Claim claim, Polled polled) {
        change(claim, feed -> {
            feed.lastFetchedAt = polled.at();
            feed.lastStatus = polled.status();
            feed.problem = polled.problem();
            feed.failures = polled.failures();
            // a watch list that was changed meanwhile has asked for another poll
            boolean asked = !feed.pollAt.equals(claim.pollAt());
            feed.pollAt = asked ? feed.pollAt : polled.next();
            Read read = polled.read();
            if (read != null) {
                feed.title = read.title();
                feed.etag = asked ? null : read.etag();
                feed.lastModified = asked ? null : read.lastModified();
                items.seen(feed.id, read.items(), polled.at());
            }
        });
    }

    @Override
    public void putOff(Claim claim, Instant next) {
        change(claim, feed -> feed.pollAt = next);
    }

    @Override
    public Optional<Waiting> waiting(Claim claim) {
        return transactions.run(() -> items.waiting(claim.feed(), clock.instant())
                .map(item -> new Waiting(item.url, item.title, item.author, item.publishedAt, item.attempts)));
    }

    @Override
    public void settle(Waiting item, Settled settled) {
        transactions.run(() -> {
            FeedItemEntity entity = items.findById(item.url(), LockModeType.PESSIMISTIC_WRITE);
            if (entity != null) {
                entity.state = settled.state();
                entity.attempts = settled.attempts();
                entity.dueAt = settled.due();
                entity.problem = settled.problem();
            }
            return settled;
        });
    }

    @Override
    public void release(Claim claim) {
        change(claim, feed -> {
            Instant item = items.nextDue(feed.id);
            feed.dueAt = item != null && item.isBefore(feed.pollAt) ? item : feed.pollAt;
            feed.claim = null;
            feed.claimedUntil = null;
        });
    }

    private void change(Claim claim, Consumer<FeedEntity> change) {
        transactions.run(() -> {
            FeedEntity feed = feeds.claimed(claim.feed(), claim.id());
            if (feed != null) {
                change.accept(feed);
            }
            return claim;
        });
    }
}
