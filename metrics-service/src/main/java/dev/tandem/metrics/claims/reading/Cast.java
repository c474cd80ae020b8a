package dev.tandem.metrics.claims.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in an article.
 *
 * @param organisations by every name they go by, as norms
 * @param types what each is called by its kind: "bank", "airline"; the newest organisation that was called so
 * @param assistants names of AIs
 * @param others names of people, unions, sources: nobody whom a claim could be about
 * @param main whom the article is about; null when it names no organisation
 */
record Cast(
        Map<String, String> organisations,
        Map<String, String> types,
        Set<String> assistants,
        Set<String> others,
        @Nullable String main,
        Map<String, Evidence> evidence,
        Map<String, String> whole) {

    static Cast empty() {
        return new Cast(
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                null,
                new HashMap<>(),
                new HashMap<>());
    }

    boolean isAssistant(List<String> words) {
        return assistants.contains(words.get(0));
    }
}
