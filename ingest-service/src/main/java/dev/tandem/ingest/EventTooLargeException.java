package dev.tandem.ingest;

/** Thrown when an event is larger than the event log ever takes, so that sending it again is useless. */
public final class EventTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventTooLargeException(Throwable cause) {
        super("an event is larger than the event log takes", cause);
    }
}
