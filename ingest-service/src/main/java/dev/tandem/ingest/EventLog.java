package dev.tandem.ingest;

import java.util.List;

/** Where events go, and what was refused. */
public interface EventLog {
    /**
     * Returns once all of them are safe there.
     *
     * @throws EventLogUnavailableException when some of them may not be safe; all may then be sent again
     * @throws EventTooLargeException when it will never take one of them
     */
    void append(List<AcceptedEvent> accepted, List<Refusal> refused);
}
