package dev.tandem.metrics;

/** The database cannot be reached now; the same call may succeed later. */
public final class StoreUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super(cause);
    }
}
