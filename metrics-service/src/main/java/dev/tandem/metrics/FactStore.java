package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import java.util.List;

/** Where facts and their sums live. */
public interface FactStore {
    /**
     * Counts a batch of events, each once however often and in whatever order it comes. Returns once facts and sums
     * are committed together.
     *
     * @return the events that are not counted: they contradict what is stored under the same identity, are older than
     *     what is kept, or are about someone who was erased
     * @throws StoreUnavailableException when it cannot be reached now; nothing of the batch is stored
     */
    List<Refused> store(List<CloudEvent> batch) throws StoreUnavailableException;
}
