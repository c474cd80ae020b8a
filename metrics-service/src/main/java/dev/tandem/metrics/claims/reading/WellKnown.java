package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Organisations that everybody knows: {@code well-known.txt} beside this class. */
final class WellKnown {
    private static final String NAMES = "well-known.txt";

    private final String version;
    private final Map<String, String> names = new HashMap<>();

    private WellKnown(String version) {
        this.version = version;
    }

    /** @throws IllegalStateException when the names are missing or do not begin with their version */
    static WellKnown load() {
        List<String> lines = Lexicon.lines(NAMES);
        WellKnown known = new WellKnown(Lexicon.version(NAMES, lines));
        lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> known.names.put(key(line), line));
        return known;
    }

    /** A name goes without its possessive, be it "McDonald's". */
    private static String key(String name) {
        String norm = Words.norm(name);
        return norm.endsWith("'s") ? norm.substring(0, norm.length() - 2) : norm;
    }

    String version() {
        return version;
    }

    /** As it is written; null when it is not known. */
    @Nullable
    String written(String key) {
        return names.get(key);
    }
}
