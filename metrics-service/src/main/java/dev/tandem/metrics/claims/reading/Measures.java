package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which words name something that could have been claimed. */
final class Measures {
    private static final Map<Concept, Kind> KINDS = kinds();

    /** What stands in sentences about any measure. */
    private static final Set<Concept> COUNTED =
            EnumSet.of(Concept.STAFF, Concept.CONTACT, Concept.WORKFORCE, Concept.AUTOMATED, Concept.COUNTRY);

    private Measures() {}

    private static Map<Concept, Kind> kinds() {
        Map<Concept, Kind> kinds = new LinkedHashMap<>();
        kinds.put(Concept.COMPLAINT, Kind.COMPLAINTS);
        kinds.put(Concept.SATISFACTION, Kind.SATISFACTION);
        kinds.put(Concept.FIRST_CONTACT, Kind.FIRST_CONTACT_RESOLUTION);
        kinds.put(Concept.REPEAT, Kind.REPEAT_CONTACT);
        kinds.put(Concept.RESOLUTION, Kind.RESOLUTION_TIME);
        kinds.put(Concept.RESPONSE, Kind.FIRST_RESPONSE_TIME);
        kinds.put(Concept.LANGUAGE, Kind.LANGUAGES);
        kinds.put(Concept.COUNTRY, Kind.MARKETS);
        kinds.put(Concept.REHIRE, Kind.REHIRE);
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

    /** Whether one of the tokens names a measure. */
    static boolean anyIn(Reading reading, int from, int to) {
        return KINDS.keySet().stream()
                .flatMap(concept -> reading.of(concept).stream())
                .anyMatch(match -> match.from() < to && from < match.to());
    }

    /** Whether the sentence names a measure of its own that is another one. */
    static boolean namesOther(Reading reading, List<Kind> kinds) {
        return KINDS.entrySet().stream()
                .anyMatch(entry -> !kinds.contains(entry.getValue())
                        && !COUNTED.contains(entry.getKey())
                        && reading.has(entry.getKey()));
    }

    /** All kinds that a question may ask for. */
    static List<Kind> asked(Reading reading) {
        List<Kind> kinds = new ArrayList<>();
        KINDS.forEach((concept, kind) -> {
            if (reading.has(concept)) {
                kinds.add(kind);
            }
        });
        if (reading.has(Concept.CONTACT)) {
            kinds.add(Kind.AI_SHARE);
        }
        if (reading.has(Concept.ANSWERED)) {
            kinds.add(Kind.FIRST_RESPONSE_TIME);
        }
        if (reading.has(Concept.RESOLVED)) {
            kinds.add(Kind.RESOLUTION_TIME);
        }
        return kinds;
    }
}
