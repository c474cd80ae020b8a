package dev.tandem.ingest;

import dev.tandem.events.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender is told once everything is safe.
 *
 * @param accepted how many events are in the event log
 * @param rejected the others, in the order in which they were sent
 */
public record Receipt(int accepted, List<Rejected> rejected) {
    /**
     * One event that was refused.
     *
     * @param index its place among the events of the request, from 0
     * @param id its id, as far as it is one
     */
    public record Rejected(int index, @Nullable String id, List<Violation> violations) {}
}
