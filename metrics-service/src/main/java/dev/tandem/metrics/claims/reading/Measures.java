package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which words name something that could have been claimed. */
final class Measures {
    private static final Map<Concept, Kind> KINDS = kinds();

    private Measures() {}

    private static Map<Concept, Kind> kinds() {
        Map<Concept, Kind> kinds = new LinkedHashMap<>();
        kinds.put(Concept.COMPLAINT, Kind.COMPLAINTS);
        kinds.put(Concept.SATISFACTION, Kind.SATISFACTION);
        kinds.put(Concept.FIRST_CONTACT, Kind.FIRST_CONTACT_RESOLUTION);
        kinds.put(Concept.REPEAT, Kind.REPEAT_CONTACT);
        kinds.put(Concept.RESOLUTION, Kind.RESOLUTION_TIME);
        kinds.put(Concept.RESPONSE, Kind.FIRST_RESPONSE_TIME);
        kinds.put(Concept.AUTOMATED, Kind.AI_SHARE);
        kinds.put(Concept.SAVING, Kind.SAVING);
        kinds.put(Concept.COST, Kind.COST);
        kinds.put(Concept.WORKFORCE, Kind.HEADCOUNT);
        kinds.put(Concept.STAFF, Kind.HEADCOUNT);
        kinds.put(Concept.CONTACT, Kind.CONVERSATIONS_HANDLED);
        kinds.put(Concept.QUALITY, Kind.SERVICE_QUALITY);
        return kinds;
    }

    /** The kind of the first measure that the sentence names; null when it names none. */
    static @Nullable Kind in(Reading reading) {
        for (Map.Entry<Concept, Kind> entry : KINDS.entrySet()) {
            if (reading.has(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }
}
