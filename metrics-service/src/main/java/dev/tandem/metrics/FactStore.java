package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import java.util.List;

/** Where facts and their sums live. */
public interface FactStore {

    /**
     * Counts a batch of events, each once however often and in whatever order it comes. Returns once facts and sums
     * are committed together.
     *
     * @return the events that are not counted; all others are
     * @throws StoreUnavailableException when it cannot be reached now; nothing of the batch is stored
     */
    List<Refused> store(List<CloudEvent> batch) throws StoreUnavailableException;

    /**
     * Counts anew what turned true by waiting.
     *
     * @return how many facts were looked at; zero when nothing is left to do now
     * @throws StoreUnavailableException when it cannot be reached now
     */
    int mature() throws StoreUnavailableException;
}
