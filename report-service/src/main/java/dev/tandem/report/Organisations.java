package dev.tandem.report;

import java.util.List;
import java.util.Optional;

/** The companies that are measured. Answers from the database at once, or fails with {@link DataUnavailableException}. */
public interface Organisations {
    /** All of them, by name. */
    List<Organisation> all();

    /** The one of that key. */
    Optional<Organisation> find(String key);
}
