package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.List;

/** Lets longer phrases hide the shorter ones within them: "first contact resolution" is no "resolution". */
final class Matches {
    private Matches() {}

    static List<Match> withoutCovered(List<Match> matches, int tokens) {
        int[] longest = new int[tokens];
        for (Match match : matches) {
            for (int i = match.from(); i < match.to(); i++) {
                longest[i] = Math.max(longest[i], weight(match));
            }
        }
        List<Match> kept = new ArrayList<>();
        for (Match match : matches) {
            int covering = Integer.MAX_VALUE;
            for (int i = match.from(); i < match.to(); i++) {
                covering = Math.min(covering, longest[i]);
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
