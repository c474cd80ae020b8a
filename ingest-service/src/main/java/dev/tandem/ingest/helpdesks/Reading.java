package dev.tandem.ingest.helpdesks;

import dev.tandem.events.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one item of a payload tells. */
sealed interface Reading {
    /** One case does not become more events than this. */
    int MAX_FACTS = 200;

    /** Something to count, perhaps nothing of it. */
    record Told(List<Fact> facts) implements Reading {}

    /**
     * Nothing that could be counted, though nothing is wrong with it.
     *
     * @param part the key of the case that it is a part of, and that would be counted as a whole; null when more of it would
     *     not be counted either
     * @param pointer to what decides that
     * @param reason a sentence without subject
     */
    record Passed(@Nullable String part, String pointer, String reason) implements Reading {}

    /** Something that is not what the vendor sends, or not what it could be. */
    record Wrong(List<Violation> violations) implements Reading {}

    /** Nothing to count for this reason, unless something was complained of. */
    static Reading passed(Json place, String reason) {
        return passed(null, place, reason);
    }

    /** Too little to count of the case with this key, unless something was complained of. */
    static Reading part(String key, Json place, String reason) {
        return passed(key, place, reason);
    }

    private static Reading passed(@Nullable String part, Json place, String reason) {
        List<Violation> complaints = place.complaints();
        return complaints.isEmpty() ? new Passed(part, place.pointer(), reason) : new Wrong(complaints);
    }

    /** The facts, unless something was complained of. */
    static Reading of(Json item, List<Fact> facts) {
        if (facts.size() > MAX_FACTS) {
            item.complain("was reopened more often than a case can be");
        }
        return item.complaints().isEmpty() ? new Told(facts) : new Wrong(item.complaints());
    }
}
