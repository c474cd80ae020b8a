package dev.tandem.metrics.kafka;

import dev.tandem.metrics.Changes;
import dev.tandem.metrics.Changes.Progress;
import dev.tandem.metrics.Changes.Round;
import dev.tandem.metrics.StoreUnavailableException;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what changed, round by round. The cursor moves after Kafka has committed: a crash in between sends the
 * round again, with the same revisions or greater ones, which is harmless.
 */
class Publisher<T> {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);

    private final UUID publisher = UUID.randomUUID();
    private final ReentrantLock working = new ReentrantLock();
    private final String name;
    private final Changes<T> changes;
    private final CompactedTopic<T> topic;
    private final PublishingConfig config;
    private final Counter published;
    private volatile State state = new State(new Progress(0, 0), null, null);
    private volatile boolean stopping;
    private Duration pause = Duration.ZERO;
    private long pausedAt;

    /**
     * How it is going.
     *
     * @param behindSince since when not all is published; null when it is
     * @param failure why the last attempt failed; null when it did not
     */
    record State(
            Progress progress,
            @Nullable Instant behindSince,
            @Nullable String failure) {}

    /**
     * @param name of the topic
     * @param published counts what was published
     */
    Publisher(String name, Changes<T> changes, CompactedTopic<T> topic, PublishingConfig config, Counter published) {
        this.name = name;
        this.changes = changes;
        this.topic = topic;
        this.config = config;
        this.published = published;
    }

    State state() {
        return state;
    }

    /** Publishes what has changed until now; after a failure it waits, twice as long each time. */
    void publish() {
        if (!config.enabled() || System.nanoTime() - pausedAt < pause.toNanos() || !working.tryLock()) {
            return;
        }
        try {
            Progress progress = changes.progress(name);
            note(progress);
            // what changes meanwhile waits for the next time, and is then published once
            long newest = progress.newest();
            while (!stopping && progress.published() < newest && round()) {
                progress = changes.progress(name);
                note(progress);
            }
            succeeded();
        } catch (StoreUnavailableException | KafkaException e) {
            failed(e);
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        } finally {
            working.unlock();
        }
    }

    /** Whether something was published, so that there may be more. */
    private boolean round() throws StoreUnavailableException {
        Optional<Round<T>> begun = changes.begin(name, publisher);
        if (begun.isEmpty()) {
            return false;
        }
        try (Round<T> round = begun.get()) {
            int sent = send(round);
            if (sent == 0) {
                return false;
            }
            round.published();
            published.increment(sent);
            return true;
        }
    }

    /**
     * The first half of a round: returns how many records it has, once they are safe on the topic.
     *
     * @throws KafkaException when they are not
     */
    int send(Round<T> round) throws StoreUnavailableException {
        boolean committed = false;
        try {
            int sent = 0;
            for (List<T> some = round.next(); !some.isEmpty(); some = round.next()) {
                if (sent == 0) {
                    topic.open(round.takenOver());
                }
                topic.send(some);
                sent += some.size();
            }
            topic.commit();
            committed = true;
            return sent;
        } finally {
            if (!committed) {
                topic.abandon();
            }
        }
    }

    private void note(Progress progress) {
        Instant since = state.behindSince();
        Instant behindSince = progress.complete() ? null : since == null ? Instant.now() : since;
        state = new State(progress, behindSince, state.failure());
    }

    private void succeeded() {
        if (state.failure() != null) {
            LOG.infof("published again, topic=%s", name);
        }
        state = new State(state.progress(), state.behindSince(), null);
        pause = Duration.ZERO;
    }

    private void failed(Exception e) {
        if (state.failure() == null) {
            LOG.warnf("changes wait to be published, topic=%s, reason=%s", name, e.getMessage());
        }
        Instant since = state.behindSince();
        state = new State(state.progress(), since == null ? Instant.now() : since, String.valueOf(e.getMessage()));
        Duration longer = pause.isZero() ? config.every() : pause.multipliedBy(2);
        pause = longer.compareTo(config.longestPause()) < 0 ? longer : config.longestPause();
        pausedAt = System.nanoTime();
    }

    /** Lets the round that runs come to its end. */
    void stop() {
        stopping = true;
        try {
            if (working.tryLock(PATIENCE_AT_SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
                topic.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
