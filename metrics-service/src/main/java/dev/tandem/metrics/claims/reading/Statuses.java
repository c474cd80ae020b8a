package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.text.Sentence;
import java.util.Set;

/** Tells in what way something is said, by the words that reach the place where it is said. */
final class Statuses {
    private static final int NEGATION_BEFORE = 12;
    private static final int NEGATION_AFTER = 7;
    private static final int BEFORE = 34;
    private static final int AFTER = 9;
    private static final int DENIAL_AFTER = 30;
    private static final Set<Concept> OWN_NOT = Set.of(
            Concept.SECRECY,
            Concept.BAD_SERVICE,
            Concept.FIRST_CONTACT,
            Concept.AUTOMATED,
            Concept.IGNORE,
            Concept.DENY,
            Concept.AT_MOST,
            Concept.AT_LEAST,
            Concept.REPEAT,
            Concept.AT_PAR);

    private Statuses() {}

    /** How the words from one token to another are said; {@code anchor} is the phrase that the claim hangs on. */
    static Status of(Reading reading, int from, int to, Match anchor) {
        if (reading.sentence().form() == Sentence.Form.HEADING) {
            return Status.HEADING;
        }
        if (reading.token(reading.size() - 1).is("?") || endsInQuestion(reading)) {
            return Status.HYPOTHETICAL;
        }
        if (isNegated(reading, from, to, anchor)) {
            return Status.NEGATED;
        }
        if (reaches(reading, Concept.DENY, from, to, anchor, DENIAL_AFTER, true)) {
            return Status.DISPUTED;
        }
        if (reaches(reading, Concept.DOUBT, from, to, anchor, AFTER, true)) {
            return Status.DISPUTED;
        }
        if (reaches(reading, Concept.ADVICE, from, to, anchor, AFTER, false)) {
            return Status.HYPOTHETICAL;
        }
        if (reaches(reading, Concept.MAYBE, from, to, anchor, AFTER, false)) {
            return Status.HYPOTHETICAL;
        }
        if (reaches(reading, Concept.FORECAST, from, to, anchor, AFTER, false)) {
            return Status.FORECAST;
        }
        if (reaches(reading, Concept.PLAN, from, to, anchor, AFTER, false) || isFuture(reading, from, to)) {
            return Status.PLANNED;
        }
        return Status.ASSERTED;
    }

    private static boolean endsInQuestion(Reading reading) {
        int last = reading.size() - 1;
        return last > 0
                && !reading.token(last).isWord()
                && reading.token(last - 1).is("?");
    }

    private static boolean isNegated(Reading reading, int from, int to, Match anchor) {
        for (Match not : reading.of(Concept.NOT)) {
            if (isOwn(reading, not, anchor)) {
                continue;
            }
            boolean before = not.from() < from;
            int distance = reading.distance(from, to, not);
            int anchored = reading.distance(anchor.from(), anchor.to(), not);
            int least = Math.min(distance, anchored);
            int limit = before ? NEGATION_BEFORE : NEGATION_AFTER;
            boolean broken = reading.isBroken(not.from(), from);
            boolean clause = before
                    || reading.sameClause(Math.max(to - 1, 0), not.from())
                    || reading.sameClause(anchor.tail(), not.from());
            if (least <= limit && !broken && clause) {
                return true;
            }
        }
        return false;
    }

    /** The "not" of "not told" says what was done. */
    private static boolean isOwn(Reading reading, Match not, Match anchor) {
        if (anchor.from() <= not.from() && not.to() <= Math.max(anchor.to(), anchor.tail() + 1)) {
            return true;
        }
        for (Concept concept : OWN_NOT) {
            for (Match match : reading.of(concept)) {
                if (match.from() <= not.from() && not.to() <= Math.max(match.to(), match.tail() + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean reaches(
            Reading reading, Concept concept, int from, int to, Match anchor, int after, boolean acrossClauses) {
        for (Match cue : reading.of(concept)) {
            boolean inside = cue.from() >= anchor.from() && cue.to() <= anchor.to();
            int distance = Math.min(reading.distance(from, to, cue), reading.distance(anchor.from(), anchor.to(), cue));
            boolean before = cue.from() < from;
            int limit = before ? BEFORE : after;
            boolean near = distance <= limit && !reading.isBroken(cue.from(), before ? from : Math.max(to - 1, 0));
            boolean clause = before
                    || acrossClauses
                    || reading.sameClause(Math.max(to - 1, 0), cue.from())
                    || reading.sameClause(Math.max(to - 1, 0), cue.tail());
            if (!inside && near && clause) {
                return true;
            }
        }
        return false;
    }

    /** "wird … streichen", but not "wird gestrichen". */
    private static boolean isFuture(Reading reading, int from, int to) {
        for (int i = 0; i < reading.size(); i++) {
            boolean will = reading.token(i).is("wird")
                    || reading.token(i).is("werden")
                    || reading.token(i).is("werde");
            if (will
                    && reading.distance(from, to, i, i + 1) <= 16
                    && !reading.isBroken(i, from)
                    && endsInInfinitive(reading, i, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInInfinitive(Reading reading, int from, int to) {
        int end = Math.max(from + 1, Math.min(to, reading.size() - 1));
        while (end < reading.size()
                && (reading.token(end).isWord() || reading.token(end).isNumber())
                && !reading.token(end).is("und")) {
            end++;
        }
        int last = end - 1;
        if (last <= from || last < to - 1) {
            return false;
        }
        String verb = reading.token(last).norm();
        boolean participle = verb.startsWith("ge")
                || (verb.contains("ge") && verb.indexOf("ge") <= 5)
                || (verb.startsWith("ver") && verb.endsWith("t"));
        boolean passive = verb.equals("werden")
                && last > 0
                && reading.token(last - 1).norm().endsWith("t");
        return verb.endsWith("en")
                && !reading.token(last).capital()
                && (!participle || passive)
                && !verb.equals("worden")
                && !verb.startsWith("entlassen");
    }
}
