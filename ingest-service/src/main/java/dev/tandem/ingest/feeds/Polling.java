package dev.tandem.ingest.feeds;

import dev.tandem.ingest.feeds.FeedClaims.Claim;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Gives due feeds to workers. A feed that is slow or broken holds one of them, for a bounded time, and no feed of another host. */
@Singleton
class Polling {
    private static final Logger LOG = Logger.getLogger(Polling.class);

    /** After this a worker turns to another feed. */
    private static final Duration TURN = Duration.ofMinutes(2);

    /** Longer than a turn with all that a last request may take, so that nobody else begins before it ends. */
    private static final Duration CLAIM = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FeedClaims claims;
    private final FeedTurn turn;
    private final FeedsConfig config;
    private final Clock clock;
    private final ExecutorService workers;
    private final Set<String> busyHosts = new HashSet<>();
    private boolean available = true;

    Polling(FeedClaims claims, FeedTurn turn, FeedsConfig config, Clock clock) {
        this.claims = claims;
        this.turn = turn;
        this.config = config;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(config.workers(), work -> {
            Thread thread = new Thread(work, "feeds-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Scheduled(every = "${tandem.ingest.feeds.every:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            while (begin()) {
                available(true);
            }
            available(true);
        } catch (SubscriptionsUnavailableException away) {
            available(false);
        }
    }

    /** Whether a feed was due and somebody had time for it. */
    private boolean begin() {
        Set<String> busy;
        synchronized (busyHosts) {
            if (busyHosts.size() >= config.workers()) {
                return false;
            }
            busy = Set.copyOf(busyHosts);
        }
        Instant now = clock.instant();
        Optional<Claim> claim = claims.claim(busy, now.plus(CLAIM));
        claim.ifPresent(due -> {
            synchronized (busyHosts) {
                busyHosts.add(due.host());
            }
            workers.execute(() -> work(due, now.plus(TURN)));
        });
        return claim.isPresent();
    }

    private void work(Claim claim, Instant end) {
        try {
            turn.take(claim, end);
        } catch (SubscriptionsUnavailableException away) {
            available(false);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The feed %s could not be worked on for a reason that nobody foresaw", claim.feed());
        } finally {
            release(claim);
        }
    }

    private void release(Claim claim) {
        try {
            claims.release(claim);
        } catch (SubscriptionsUnavailableException away) {
            // the claim ends by itself
            available(false);
        } finally {
            synchronized (busyHosts) {
                busyHosts.remove(claim.host());
            }
        }
    }

    /** Says once that the database went or came. */
    private synchronized void available(boolean now) {
        if (available && !now) {
            LOG.warn("The database of the feeds does not answer; events are taken, feeds wait");
        } else if (!available && now) {
            LOG.info("The database of the feeds answers again");
        }
        available = now;
    }

    @PreDestroy
    void close() throws InterruptedException {
        workers.shutdownNow();
        workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
