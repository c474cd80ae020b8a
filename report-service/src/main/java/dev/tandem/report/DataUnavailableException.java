package dev.tandem.report;

/** The published views cannot be read now; asking again later may help. */
public final class DataUnavailableException extends RuntimeException {
    public DataUnavailableException(Throwable cause) {
        super("the published views cannot be read", cause);
    }
}
