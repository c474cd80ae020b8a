package dev.tandem.ingest.feeds;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that are due, each given to one worker of one instance at a time. Every method throws
 * {@link SubscriptionsUnavailableException}.
 */
public interface FeedClaims {
    /**
     * Claims the feed that has been due for longest.
     *
     * @param busyHosts whose feeds are left out
     * @param until when the claim ends by itself
     */
    Optional<Claim> claim(Collection<String> busyHosts, Instant until);

    /** Keeps what came of a poll, and new items; does nothing when the claim or the subscription has ended. */
    void polled(Claim claim, Polled polled);

    /** Keeps that nothing was asked, and when to try again. */
    void putOff(Claim claim, Instant next);

    /** The item that has been due for longest. */
    Optional<Waiting> waiting(Claim claim);

    /** Keeps what came of an item. */
    void settle(Waiting item, Settled settled);

    /** Gives the feed back. */
    void release(Claim claim);

    /**
     * A feed that is worked on.
     *
     * @param id tells this claim from others on the same feed
     */
    record Claim(
            UUID id,
            UUID feed,
            String url,
            String host,
            List<String> watch,
            @Nullable String etag,
            @Nullable String lastModified,
            int failures,
            Instant pollAt) {}

    /**
     * What came of a poll.
     *
     * @param problem null when nothing is wrong
     * @param failures in a row, this one included
     * @param read what the feed said, null when it did not change or was not read
     */
    record Polled(
            Instant at,
            @Nullable Integer status,
            @Nullable String problem,
            int failures,
            Instant next,
            @Nullable Read read) {}

    /**
     * What a feed said.
     *
     * @param items those that are watched for
     */
    record Read(
            @Nullable String title,
            @Nullable String etag,
            @Nullable String lastModified,
            List<FeedItem> items) {}

    /**
     * An item to fetch.
     *
     * @param attempts that failed
     */
    record Waiting(
            String url,
            @Nullable String title,
            @Nullable String author,
            @Nullable Instant publishedAt,
            int attempts) {}

    /** What became of an item. */
    record Settled(
            State state,
            int attempts,
            Instant due,
            @Nullable String problem) {}

    /** How far an item is. */
    enum State {
        WAITING,
        PUBLISHED,
        FAILED
    }
}
