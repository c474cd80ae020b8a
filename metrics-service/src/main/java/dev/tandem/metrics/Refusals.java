package dev.tandem.metrics;

import java.time.Instant;
import java.util.Optional;

/** The refusals of all services, to be looked at. */
public interface Refusals {
    /**
     * Keeps the refusal, once. Returns once it is committed.
     *
     * @throws StoreUnavailableException when it cannot be kept now
     */
    void keep(Refusal refusal) throws StoreUnavailableException;

    /**
     * The refusal with this number, which readers know it by.
     *
     * @throws StoreUnavailableException when it cannot be read now
     */
    Optional<Refusal> find(long id) throws StoreUnavailableException;

    /**
     * Notes that what was refused is counted by now; the first moment stays. Returns once it is committed.
     *
     * @throws StoreUnavailableException when it cannot be noted now
     */
    void replayed(long id, Instant at) throws StoreUnavailableException;
}
