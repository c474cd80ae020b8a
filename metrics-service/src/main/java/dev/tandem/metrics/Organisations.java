package dev.tandem.metrics;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisations and what is set for them. */
public interface Organisations {

    /** What is to be set; null leaves it, or takes the default for a new organisation. */
    record Settings(
            @Nullable String name,
            @Nullable ZoneId timeZone,
            @Nullable Boolean simulated,
            @Nullable Integer minimumGroup,
            @Nullable List<String> aliases) {}

    /** What came of it. */
    sealed interface Outcome {
        record Created(Organisation organisation) implements Outcome {}

        record Changed(Organisation organisation) implements Outcome {}

        /** Its days and months are cut already: in another time zone every sum would mean something else. */
        record TimeZoneFixed(ZoneId timeZone) implements Outcome {}
    }

    /**
     * The organisation under this key, if there is one.
     *
     * @throws StoreUnavailableException when it cannot be read now
     */
    Optional<Organisation> find(String organisation) throws StoreUnavailableException;

    /**
     * Sets what is given. Returns once it is committed.
     *
     * @throws StoreUnavailableException when it cannot be kept now
     */
    Outcome put(String organisation, Settings settings) throws StoreUnavailableException;
}
