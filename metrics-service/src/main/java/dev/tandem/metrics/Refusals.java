package dev.tandem.metrics;

/** The refusals of all services, to be looked at. */
public interface Refusals {
    /**
     * Keeps the refusal, once. Returns once it is committed.
     *
     * @throws StoreUnavailableException when it cannot be kept now
     */
    void keep(Refusal refusal) throws StoreUnavailableException;
}
