package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells organisations from people, places, AIs, and common words by what stands beside their names anywhere in the
 * article: "der Versorger X", "X AG", "X, the lender", "X's", against "chief executive X", "the assistant X".
 */
final class Casting {
    private static final int ENOUGH = 4;

    private final Names names;
    private final @Nullable String publisher;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Set<String> people = new HashSet<>();

    private Casting(@Nullable String publisher, Names names) {
        this.names = names;
        this.publisher = publisher;
    }

    static Cast of(
            List<Reading> readings,
            List<List<Name>> names,
            String text,
            boolean german,
            @Nullable String publisher,
            Names lookup) {
        Casting casting = new Casting(publisher, lookup);
        Weighing weighing = new Weighing(german, publisher, lookup, text);
        for (int i = 0; i < readings.size(); i++) {
            boolean teaser = isTeaser(readings.get(i));
            for (Name name : teaser ? List.<Name>of() : names.get(i)) {
                Evidence of = casting.evidence.computeIfAbsent(name.key(), key -> new Evidence());
                weighing.weigh(of, readings.get(i), name, i);
            }
        }
        return casting.result();
    }

    private static boolean isTeaser(Reading reading) {
        return reading.of(Concept.TEASER).stream()
                .anyMatch(cue -> cue.from() <= 1
                        && cue.to() < reading.size()
                        && reading.token(cue.to()).is(":"));
    }

    private Cast result() {
        Cast cast = Cast.empty();
        genitives();
        evidence.forEach((key, of) -> {
            String last = key.substring(key.lastIndexOf(' ') + 1);
            if (of.person >= 5 && of.person >= of.assistant && of.person > of.company) {
                people.add(last);
                people.add(key);
            }
        });
        List<Map.Entry<String, Evidence>> found = new ArrayList<>();
        for (Map.Entry<String, Evidence> entry : evidence.entrySet()) {
            Evidence of = entry.getValue();
            String key = entry.getKey();
            boolean published = publisher != null && publisher.equalsIgnoreCase(of.written);
            if (of.assistant >= 3 && of.assistant >= of.company) {
                cast.assistants().add(key);
            } else if (people.contains(key)
                    || (of.person >= 3 && of.person > of.organisation)
                    || (of.voice >= 3 && of.voice >= of.company)
                    || published) {
                cast.others().add(key);
            } else if (of.organisation + of.company >= (names.isLowerCase(key) ? 2 * ENOUGH : ENOUGH)) {
                found.add(entry);
            }
        }
        if (found.isEmpty()) {
            evidence.entrySet().stream()
                    .filter(entry -> !cast.others().contains(entry.getKey())
                            && !cast.assistants().contains(entry.getKey()))
                    .filter(entry -> entry.getValue().organisation > 0)
                    .max((a, b) -> Integer.compare(chance(a.getValue()), chance(b.getValue())))
                    .ifPresent(found::add);
        }
        Map.Entry<String, Evidence> main = found.stream()
                .max((a, b) -> Integer.compare(chance(a.getValue()), chance(b.getValue())))
                .orElse(null);
        found.removeIf(entry -> entry != main
                && isAssistant(entry.getValue())
                && cast.assistants().add(entry.getKey()));
        return organised(cast, found);
    }

    /** Nobody calls it a company, and it does what an AI does. */
    private static boolean isAssistant(Evidence of) {
        return (of.company == 0 && of.assistant > 0 && of.title == 0)
                || (of.company < of.assistant && of.assistant >= 2);
    }

    private static int chance(Evidence of) {
        return Math.min(of.organisation, 8)
                + 3 * of.company
                + 2 * Math.min(of.mentions, 4)
                + 4 * of.title
                - (of.rival > 0 ? 25 : 0)
                - 3 * of.assistant;
    }

    /** In German "Halvards" is "Halvard" when that stands there, too. */
    private void genitives() {
        for (String key : new ArrayList<>(evidence.keySet())) {
            String stem = key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
            Evidence of = evidence.get(key);
            Evidence base = stem.equals(key) ? null : evidence.get(stem);
            if (base != null && of != null) {
                base.organisation += of.organisation + 1;
                base.assistant += of.assistant;
                base.mentions += of.mentions;
                base.company += of.company;
                base.title += of.title;
                base.rival += of.rival;
                evidence.remove(key);
            }
        }
    }

    private static Cast organised(Cast cast, List<Map.Entry<String, Evidence>> found) {
        Map<String, Integer> weights = new HashMap<>();
        Map<String, String> whole = new HashMap<>();
        Map<String, String> parts = new HashMap<>();
        found.sort((a, b) -> b.getKey().length() - a.getKey().length());
        for (Map.Entry<String, Evidence> entry : found) {
            String key = entry.getKey();
            Evidence of = entry.getValue();
            String owner = parts.get(key);
            String written = owner != null ? owner : of.written == null ? key : of.written;
            whole.put(key, written);
            register(parts, key, written);
            cast.organisations().put(key, written);
            if (of.type != null) {
                cast.types().put(of.type, written);
            }
            weights.merge(written, chance(of), Integer::sum);
        }
        String main = null;
        for (Map.Entry<String, Evidence> entry : found) {
            String written = whole.get(entry.getKey());
            if (written != null && (main == null || weight(weights, written) > weight(weights, main))) {
                main = written;
            }
        }
        return new Cast(cast.organisations(), cast.types(), cast.assistants(), cast.others(), main);
    }

    private static int weight(Map<String, Integer> weights, String name) {
        return weights.getOrDefault(name, 0);
    }

    /** The first and the last words of a longer name stand for it. */
    private static void register(Map<String, String> parts, String key, String written) {
        for (int at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) {
            parts.putIfAbsent(key.substring(0, at), written);
            parts.putIfAbsent(key.substring(at + 1), written);
        }
    }
}
