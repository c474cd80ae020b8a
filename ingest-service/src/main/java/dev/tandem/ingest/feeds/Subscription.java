package dev.tandem.ingest.feeds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is subscribed to, and how it is.
 *
 * @param url as it was given
 * @param watch names of organisations; empty when the configured ones are watched for
 * @param title as the feed says, null before it was read
 * @param lastFetchedAt when it was asked for last
 * @param lastStatus what the server answered then, null when it did not
 * @param problem what is wrong with it, null when nothing is
 * @param failures how often in a row something was wrong
 * @param next when it will be asked for again, unless an instance is busy with it
 */
public record Subscription(
        UUID id,
        String url,
        List<String> watch,
        Instant createdAt,
        @Nullable String title,
        @Nullable Instant lastFetchedAt,
        @Nullable Integer lastStatus,
        @Nullable String problem,
        int failures,
        Instant next,
        Items items) {
    public Subscription {
        watch = List.copyOf(watch);
    }

    /**
     * What became of the items that were watched for, as far as they are remembered.
     *
     * @param waiting to be fetched
     * @param published in the event log
     * @param failed for good
     * @param lastProblem why one failed or has to be tried again
     */
    public record Items(
            long waiting,
            long published,
            long failed,
            @Nullable String lastProblem) {}
}
