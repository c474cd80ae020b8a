package dev.tandem.metrics.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which articles are near-copies of earlier ones. */
final class Copies {
    private final Map<Long, List<Paper>> byBand = new HashMap<>();
    private final Map<String, String> originals = new HashMap<>();

    private Copies() {}

    /** An article with its likeness. */
    record Paper(String article, Instant at, Sketch sketch) {}

    /** For every article that is a near-copy, the earliest article that it is one of, which is none itself. */
    static Map<String, String> of(List<Paper> papers) {
        Copies copies = new Copies();
        papers.stream()
                .sorted(Comparator.comparing(Paper::at).thenComparing(Paper::article))
                .forEach(copies::add);
        return Map.copyOf(copies.originals);
    }

    private void add(Paper paper) {
        long[] bands = paper.sketch().bands();
        Set<Paper> candidates = new LinkedHashSet<>();
        for (long band : bands) {
            candidates.addAll(byBand.getOrDefault(band, List.of()));
        }
        candidates.stream()
                .filter(earlier -> earlier.sketch().copies(paper.sketch()))
                .min(Comparator.comparing(Paper::at).thenComparing(Paper::article))
                .ifPresentOrElse(original -> originals.put(paper.article(), original.article()), () -> {
                    for (long band : bands) {
                        byBand.computeIfAbsent(band, none -> new ArrayList<>()).add(paper);
                    }
                });
    }
}
