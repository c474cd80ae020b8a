package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lets longer phrases hide the shorter ones within them: "first contact resolution" is no "resolution". */
final class Matches {
    private Matches() {}

    /** Words that still count where the phrase around them tells what is done with them. */
    private static final Set<Concept> HEADS = EnumSet.of(
            Concept.STAFF,
            Concept.FTE,
            Concept.MORE,
            Concept.LESS,
            Concept.CONTACT,
            Concept.OLD,
            Concept.NEW,
            Concept.PROFIT);

    private static final Set<Concept> AROUND = EnumSet.of(
            Concept.CUT,
            Concept.DISMISS,
            Concept.HIRE,
            Concept.REHIRE,
            Concept.EMPLOY,
            Concept.RATE,
            Concept.PER_CONTACT,
            Concept.RESOLVED,
            Concept.ANSWERED,
            Concept.EFFECT,
            Concept.IGNORE,
            Concept.AT_LEAST,
            Concept.AT_MOST);

    static List<Match> withoutCovered(List<Match> matches, int tokens) {
        int[] longest = new int[tokens];
        int[] longestTelling = new int[tokens];
        for (Match match : matches) {
            for (int i = match.from(); i < match.to(); i++) {
                longest[i] = Math.max(longest[i], weight(match));
                if (!AROUND.contains(match.concept())) {
                    longestTelling[i] = Math.max(longestTelling[i], weight(match));
                }
            }
        }
        List<Match> kept = new ArrayList<>();
        for (Match match : matches) {
            int covering = Integer.MAX_VALUE;
            int[] hiding = HEADS.contains(match.concept()) ? longestTelling : longest;
            for (int i = match.from(); i < match.to(); i++) {
                covering = Math.min(covering, hiding[i]);
            }
            if (covering <= weight(match)) {
                kept.add(match);
            }
        }
        return kept;
    }

    private static int weight(Match match) {
        return match.length() + (match.isSplit() ? 1 : 0);
    }
}
