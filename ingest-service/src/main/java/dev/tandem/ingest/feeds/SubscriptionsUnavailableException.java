package dev.tandem.ingest.feeds;

/** Thrown when the database of the subscriptions does not answer. */
public final class SubscriptionsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SubscriptionsUnavailableException(Throwable cause) {
        super("The database of the subscriptions does not answer.", cause);
    }
}
