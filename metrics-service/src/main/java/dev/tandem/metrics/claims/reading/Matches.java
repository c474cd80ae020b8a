package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lets longer phrases hide the shorter ones within them: "first contact resolution" is no "resolution". How something is
 * said and who says it hides nothing of what is said.
 */
final class Matches {
    /** What is said, from the things that are counted to where they move. */
    private static final Set<Concept> SAID = EnumSet.range(Concept.STAFF, Concept.WORSE);

    /** Words that keep their sense within a phrase that tells what is done with them: "handed notice to staff". */
    private static final Set<Concept> HEADS = EnumSet.of(
            Concept.CUT,
            Concept.COST,
            Concept.PROFIT,
            Concept.UP,
            Concept.DOWN,
            Concept.MORE,
            Concept.LESS,
            Concept.OLD,
            Concept.NEW);

    /** Nouns, which also "every second call" leaves as they are. */
    private static final Set<Concept> NOUNS = EnumSet.of(Concept.STAFF, Concept.FTE, Concept.CONTACT);

    private static final Set<Concept> AROUND = EnumSet.of(
            Concept.CUT,
            Concept.DISMISS,
            Concept.HIRE,
            Concept.REHIRE,
            Concept.EMPLOY,
            Concept.LAUNCH,
            Concept.RATE,
            Concept.PER_CONTACT,
            Concept.RESOLVED,
            Concept.ANSWERED,
            Concept.EFFECT,
            Concept.AT_LEAST,
            Concept.AT_MOST);

    private Matches() {}

    static List<Match> withoutCovered(List<Match> matches, int tokens) {
        int[] byAny = new int[tokens];
        int[] bySaid = new int[tokens];
        int[] overHeads = new int[tokens];
        int[] overNouns = new int[tokens];
        for (Match match : matches) {
            boolean said = SAID.contains(match.concept());
            for (int i = match.from(); i < match.to(); i++) {
                byAny[i] = Math.max(byAny[i], weight(match));
                if (said || match.concept() == Concept.IGNORE) {
                    bySaid[i] = Math.max(bySaid[i], weight(match));
                }
                if (said && !AROUND.contains(match.concept())) {
                    overNouns[i] = Math.max(overNouns[i], weight(match));
                }
                if ((said && !AROUND.contains(match.concept())) || match.concept() == Concept.IGNORE) {
                    overHeads[i] = Math.max(overHeads[i], weight(match));
                }
            }
        }
        List<Match> kept = new ArrayList<>();
        for (Match match : matches) {
            int[] hiding = NOUNS.contains(match.concept())
                    ? overNouns
                    : HEADS.contains(match.concept()) ? overHeads : SAID.contains(match.concept()) ? bySaid : byAny;
            int covering = Integer.MAX_VALUE;
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
