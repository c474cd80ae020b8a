package dev.tandem.events;

import java.util.List;
import java.util.Map;

/** What became of the bytes of an event's data. */
public sealed interface Decoded {
    /** They hold to the contract. */
    record Valid(EventData data) implements Decoded {}

    /**
     * They do not.
     *
     * @param violations why, never empty
     * @param kept the members that the contract knows and whose values it allows, in reading order; nothing else of
     *     a refused event may be stored, since an unknown member can hold a person's name
     */
    record Invalid(List<Violation> violations, Map<String, Object> kept) implements Decoded {}
}
