package dev.tandem.ingest;

/** Thrown when the event log did not confirm in time; sending the same again is safe and right. */
public final class EventLogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
