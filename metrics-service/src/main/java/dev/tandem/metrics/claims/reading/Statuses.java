package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.text.Sentence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells in what way something is said, by the words that reach the place where it is said. */
final class Statuses {
    private static final int NEGATION_BEFORE = 12;
    private static final int NEGATION_AFTER = 7;
    private static final int BEFORE = 34;
    private static final int AFTER = 9;
    private static final int DENIAL_AFTER = 30;
    private static final int INSTEAD = 5;
    private static final int RELATIVE = 6;
    /** The longest sentence that only answers the one before it. */
    private static final int SHORT = 10;

    /** Where "nobody" is whom it happens to, not who has no part in it. */
    private static final Set<Concept> HAPPENING = Set.of(
            Concept.CUT,
            Concept.DISMISS,
            Concept.HIRE,
            Concept.REHIRE,
            Concept.LAUNCH,
            Concept.WITHDRAW,
            Concept.SECRECY,
            Concept.COMPLAINT,
            Concept.BAD_SERVICE);

    private static final Set<String> QUOTES = Set.of("\"", "„", "“", "”", "»", "«");
    private static final Set<String> BACKWARD = Set.of("das", "dies", "this", "that", "it", "es");
    private static final Set<String> RELATIVES = Set.of("die", "der", "das", "den", "which", "that", "who");
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

    /**
     * How the words from one token to another are said.
     *
     * @param next the sentence after it, which may say that it is wrong
     * @param anchor the phrase that the claim hangs on
     */
    static Status of(Reading reading, @Nullable Reading next, int from, int to, Match anchor) {
        if (reading.sentence().form() == Sentence.Form.HEADING) {
            return Status.HEADING;
        }
        if (isContradicted(reading, next) || isAnonymous(reading, next)) {
            return Status.DISPUTED;
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

    /** In what way items are said under a heading, or after a colon; null when it tells nothing. */
    static @Nullable Status introducing(Reading reading) {
        boolean opens = reading.sentence().form() == Sentence.Form.HEADING
                || reading.token(reading.size() - 1).is(":");
        if (!opens) {
            return null;
        }
        if (reading.has(Concept.PLAN)) {
            return Status.PLANNED;
        }
        if (reading.has(Concept.FORECAST)) {
            return Status.FORECAST;
        }
        return reading.has(Concept.ADVICE) ? Status.HYPOTHETICAL : null;
    }

    /** A quotation that nobody is named for, and nobody confirms. */
    private static boolean isAnonymous(Reading reading, @Nullable Reading next) {
        boolean quoted = QUOTES.contains(reading.token(0).norm());
        if (!quoted || reading.has(Concept.SAY) || reading.has(Concept.SOURCE)) {
            return false;
        }
        return next == null
                || next.sentence().paragraph() != reading.sentence().paragraph()
                || !(next.has(Concept.SAY)
                        || next.is(0, Concept.CONFIRMED)
                        || QUOTES.contains(next.token(next.size() - 1).norm()));
    }

    /** "Wrong.", "That is not true.", "Noch nicht, …" after what somebody claims. */
    private static boolean isContradicted(Reading reading, @Nullable Reading next) {
        if (next == null || next.sentence().paragraph() != reading.sentence().paragraph()) {
            return false;
        }
        if (isDenial(next)) {
            return true;
        }
        boolean verdict = false;
        for (int i = 0; i < next.size() && next.token(i).isWord(); i++) {
            boolean says = next.is(i, Concept.NOT) || next.is(i, Concept.DENY) || next.is(i, Concept.VERDICT);
            if (!says && !next.is(i, Concept.ECHO)) {
                return false;
            }
            verdict |= says;
        }
        return verdict;
    }

    /** "The lender disputes this." */
    private static boolean isDenial(Reading next) {
        boolean back = next.tokens().stream().anyMatch(token -> BACKWARD.contains(token.norm()));
        return next.size() <= SHORT && back && (next.has(Concept.DENY) || next.has(Concept.DOUBT));
    }

    private static boolean endsInQuestion(Reading reading) {
        int last = reading.size() - 1;
        return last > 0
                && !reading.token(last).isWord()
                && reading.token(last - 1).is("?");
    }

    private static boolean isNegated(Reading reading, int from, int to, Match anchor) {
        for (Match not : reading.of(Concept.NOT)) {
            boolean within = not.from() >= from && not.to() <= to;
            if (within || isOwn(reading, not, anchor)) {
                continue;
            }
            if (reading.is(not.from(), Concept.INSTEAD)) {
                if (isInstead(reading, not, from)) {
                    return true;
                }
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

    /** "statt acht Minuten", "without dismissing anybody": what is not, stands right after it. */
    private static boolean isInstead(Reading reading, Match cue, int from) {
        return cue.to() <= from && from - cue.to() <= INSTEAD && reading.sameClause(cue.from(), from);
    }

    /** The "not" of "not told" says what was done. */
    private static boolean isOwn(Reading reading, Match not, Match anchor) {
        boolean whole = !anchor.isSplit() || OWN_NOT.contains(anchor.concept());
        int end = whole ? Math.max(anchor.to(), anchor.tail() + 1) : anchor.to();
        if (anchor.from() <= not.from() && not.to() <= end) {
            return true;
        }
        for (Concept concept : OWN_NOT) {
            if (concept == Concept.AUTOMATED && HAPPENING.contains(anchor.concept())) {
                continue;
            }
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
            boolean noun = isMonth(reading, cue) || (acrossClauses && isNoun(reading, cue));
            boolean inside = noun
                    || (cue.from() >= anchor.from() && cue.to() <= anchor.to())
                    || (concept == Concept.MAYBE && isReported(reading, cue));
            int distance = Math.min(reading.distance(from, to, cue), reading.distance(anchor.from(), anchor.to(), cue));
            boolean before = cue.from() < from;
            int limit = before ? BEFORE : after;
            boolean broken = reading.isBroken(cue.from(), before ? from : Math.max(to - 1, 0));
            boolean near = distance <= limit
                    && (!broken || (acrossClauses && isRelative(reading, cue, to)))
                    && !(before && !acrossClauses && isOver(reading, concept, cue, from));
            boolean clause = before
                    || acrossClauses
                    || reading.sameClause(Math.max(to - 1, 0), cue.from())
                    || reading.sameClause(Math.max(to - 1, 0), cue.tail())
                    || endsRelative(reading, cue, to);
            if (!inside && near && clause) {
                return true;
            }
        }
        return false;
    }

    /** "3 May" leaves nothing open. */
    private static boolean isMonth(Reading reading, Match cue) {
        return cue.from() > 0
                && reading.token(cue.from()).is("may")
                && reading.token(cue.from()).capital();
    }

    /** The "disputes" of "billing disputes at the first attempt" are what customers come with. */
    private static boolean isNoun(Reading reading, Match cue) {
        int after = cue.to();
        return reading.is(cue.from(), Concept.CONTACT)
                && (after >= reading.size()
                        || !(reading.is(after, Concept.ARTICLE)
                                || reading.is(after, Concept.PRONOUN)
                                || reading.token(after).is("that")
                                || reading.token(after).capital()));
    }

    /** "…, which the union denies", "…; the union denies this". */
    private static boolean isRelative(Reading reading, Match cue, int to) {
        for (int i = Math.max(to, cue.from() - RELATIVE); i < cue.from(); i++) {
            if (reading.token(i).is("which")
                    || (reading.token(i).is("was") && reading.token(i - 1).is(","))) {
                return true;
            }
        }
        for (int i = cue.to(); i < Math.min(reading.size(), cue.to() + 2); i++) {
            boolean last = i + 1 == reading.size() || !reading.token(i + 1).isWord() || i + 1 == cue.tail();
            if (last && BACKWARD.contains(reading.token(i).norm())) {
                return true;
            }
        }
        return false;
    }

    /** "350 Stellen, die 2027 wegfallen sollen". */
    private static boolean endsRelative(Reading reading, Match cue, int to) {
        boolean last = cue.to() == reading.size() || !reading.token(cue.to()).isWord();
        int comma = cue.from();
        while (comma > to && !reading.token(comma).is(",")) {
            comma--;
        }
        return last && comma > to && RELATIVES.contains(reading.token(comma + 1).norm());
    }

    /** What is planned ends where somebody says something else, or where a clause tells of the past. */
    private static boolean isOver(Reading reading, Concept concept, Match cue, int from) {
        for (Match say : reading.of(Concept.SAY)) {
            if (say.from() > cue.from() && say.to() <= from && !reading.sameClause(cue.from(), from)) {
                return true;
            }
        }
        if (concept == Concept.MAYBE || reading.sameClause(cue.from(), from)) {
            return false;
        }
        for (Match past : reading.of(Concept.PAST)) {
            if (past.from() > cue.from() && reading.sameClause(past.from(), from)) {
                return true;
            }
        }
        return false;
    }

    /** "würden inzwischen … abgeschlossen": what somebody says is so already. */
    private static boolean isReported(Reading reading, Match cue) {
        for (Match now : reading.of(Concept.ALREADY)) {
            if (reading.sameClause(cue.from(), now.from())) {
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
