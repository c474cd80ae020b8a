package dev.tandem.ingest.helpdesks;

import dev.tandem.events.Violation;
import java.util.List;

/** What one item of a payload tells. */
sealed interface Reading {
    /** One case does not become more events than this. */
    int MAX_FACTS = 200;

    /** Something to count, perhaps nothing of it. */
    record Told(List<Fact> facts) implements Reading {}

    /**
     * Nothing that could be counted, though nothing is wrong with it.
     *
     * @param pointer to what decides that
     * @param reason a sentence without subject
     */
    record Passed(String pointer, String reason) implements Reading {}

    /** Something that is not what the vendor sends, or not what it could be. */
    record Wrong(List<Violation> violations) implements Reading {}

    /** Nothing to count for this reason, unless something was complained of. */
    static Reading passed(Json place, String reason) {
        List<Violation> complaints = place.complaints();
        return complaints.isEmpty() ? new Passed(place.pointer(), reason) : new Wrong(complaints);
    }

    /** The facts, unless something was complained of. */
    static Reading of(Json item, List<Fact> facts) {
        if (facts.size() > MAX_FACTS) {
            item.complain("was reopened more often than a case can be");
        }
        return item.complaints().isEmpty() ? new Told(facts) : new Wrong(item.complaints());
    }
}
