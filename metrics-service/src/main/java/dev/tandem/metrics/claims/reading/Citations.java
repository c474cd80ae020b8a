package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an article cites: "according to X" for what its sentence says, and an address in brackets at the end of a
 * paragraph for all that the paragraph says before it.
 */
final class Citations {
    private static final int LONGEST_HOST = 80;

    private record Address(int paragraph, int start, String host) {}

    private final String text;
    private final List<Address> addresses = new ArrayList<>();

    Citations(String text, List<Sentence> sentences) {
        this.text = text;
        for (Sentence sentence : sentences) {
            int open = text.lastIndexOf('(', sentence.end() - 1);
            while (open >= sentence.start()) {
                String host = host(open, sentence.end());
                if (host != null) {
                    addresses.add(new Address(sentence.paragraph(), open, host));
                }
                open = open == 0 ? -1 : text.lastIndexOf('(', open - 1);
            }
        }
        addresses.sort((a, b) -> Integer.compare(a.start(), b.start()));
    }

    private @Nullable String host(int open, int limit) {
        int close = text.indexOf(')', open);
        if (close < 0 || close > limit || close - open > LONGEST_HOST) {
            return null;
        }
        String inside = text.substring(open + 1, close).strip();
        boolean address = inside.length() > 3
                && inside.indexOf(' ') < 0
                && inside.indexOf('.') > 0
                && Character.isLetter(inside.charAt(inside.length() - 1))
                && inside.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || ".-/:_".indexOf(letter) >= 0);
        return address ? inside : null;
    }

    /** Whom the article cites for the words; null when it says them itself. */
    @Nullable
    String of(Reading reading, List<Name> names, Cast cast, int from) {
        String said = said(reading, names, cast);
        if (said != null) {
            return said;
        }
        int low = 0;
        int high = addresses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (addresses.get(middle).start() < reading.startOf(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean same = low < addresses.size()
                && addresses.get(low).paragraph() == reading.sentence().paragraph();
        return same ? addresses.get(low).host() : null;
    }

    /** The name beside "according to", "told", or "says". */
    private @Nullable String said(Reading reading, List<Name> names, Cast cast) {
        for (Concept concept : new Concept[] {Concept.SOURCE, Concept.SAY}) {
            for (Match cue : reading.of(concept)) {
                for (Name name : names) {
                    boolean near = reading.distance(cue.from(), cue.to(), name.from(), name.to()) <= 5;
                    if (near && !cast.isAssistant(name.words())) {
                        return text.substring(reading.startOf(name.from()), reading.endOf(name.to()));
                    }
                }
            }
        }
        return null;
    }
}
