package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;

/** What a name's bearer does, by the verb after it and, in German, before it. */
final class Deeds {
    private static final int CLAUSE = 14;
    private static final int ITS_REACH = 8;
    private static final int OBJECT = 12;
    private static final Concept[] STAFFING = {
        Concept.CUT, Concept.DISMISS, Concept.HIRE, Concept.REHIRE, Concept.EMPLOY, Concept.WITHDRAW
    };
    private static final Concept[] BUSINESS = {Concept.LAUNCH, Concept.PLAN, Concept.DENY, Concept.SAY};

    private final boolean german;
    private final Names names;

    Deeds(boolean german, Names names) {
        this.german = german;
        this.names = names;
    }

    /** "X has cut 300 jobs", "im Mai strich X 300 Stellen": who does that is no assistant and seldom a person. */
    boolean areOfAnOrganisation(Reading reading, Name name) {
        int at = Weighing.isLegalForm(reading, name.to()) ? name.to() + 1 : name.to();
        boolean first = name.from() == 0 || !reading.token(name.from() - 1).isWord();
        boolean plural = isPlural(name) && !isSingular(reading, Math.min(at, reading.size() - 1));
        if (at >= reading.size() || plural || names.isLowerCase(name.key())) {
            return false;
        }
        if (first && german && (Names.isAdverb(name.key()) || Names.isNoun(name.key()))) {
            return false;
        }
        boolean inverted = german && !first && isSingular(reading, name.from() - 1);
        boolean auxiliary = isSingular(reading, at) && !isPassive(reading, at);
        for (Concept concept : STAFFING) {
            for (Match done : reading.of(concept)) {
                boolean verb = !reading.token(done.from()).capital()
                        && !isReplacing(reading, done)
                        && (concept == Concept.DISMISS || concept == Concept.REHIRE || isOfStaff(reading, done));
                boolean near = done.from() >= at && done.from() <= at + CLAUSE && reading.sameClause(at, done.from());
                boolean direct = done.from() == at && (!german || (first && isVerb(reading, at)));
                boolean ahead = german && !first && done.from() == name.from() - 1 && isPast(concept);
                if (verb && (direct || ahead || (near && (auxiliary || inverted)))) {
                    return true;
                }
            }
        }
        return isSpeaking(reading, at) || (isBusiness(reading, at) && hasIts(reading, at));
    }

    /** People who speak are introduced by more than a name; what an AI does is telling, not saying. */
    private static boolean isSpeaking(Reading reading, int at) {
        String verb = reading.token(at).norm();
        boolean telling =
                verb.startsWith("tell") || verb.equals("told") || verb.startsWith("expla") || verb.equals("so");
        return isSingular(reading, at) && reading.is(at, Concept.SAY) && !telling;
    }

    private static boolean isBusiness(Reading reading, int at) {
        for (Concept concept : BUSINESS) {
            if (reading.is(at, concept)) {
                return true;
            }
        }
        return isSingular(reading, at);
    }

    /** An "its" soon after it: a person would have "his". */
    private static boolean hasIts(Reading reading, int at) {
        for (int i = at; i < Math.min(reading.size(), at + ITS_REACH); i++) {
            if (reading.token(i).is("its")) {
                return true;
            }
            if (!reading.token(i).isWord()) {
                return false;
            }
        }
        return false;
    }

    static boolean isSingular(Reading reading, int at) {
        return reading.is(at, Concept.SINGULAR) && !reading.token(at).capital();
    }

    /** An AI, too, has a limit or takes something on; only companies have and take on people. */
    private static boolean isOfStaff(Reading reading, Match done) {
        for (Concept concept : new Concept[] {Concept.STAFF, Concept.FTE, Concept.WORKFORCE}) {
            if (reading.distanceTo(concept, done.from(), done.to()) <= OBJECT) {
                return true;
            }
        }
        return false;
    }

    /** An AI replaces people, too. */
    private static boolean isReplacing(Reading reading, Match done) {
        String verb = reading.token(done.from()).norm();
        return verb.startsWith("replac") || verb.startsWith("ersetz");
    }

    private static boolean isPassive(Reading reading, int at) {
        String verb = reading.token(at).norm();
        return verb.equals("was")
                || verb.equals("is")
                || verb.equals("wird")
                || verb.equals("ist")
                || verb.equals("war");
    }

    /** Of these German words those in lower case before a noun are verbs, not adjectives. */
    private static boolean isPast(Concept concept) {
        return concept == Concept.CUT || concept == Concept.DISMISS || concept == Concept.REHIRE;
    }

    /** Whether a verb in the singular may stand there. */
    boolean isVerb(Reading reading, int at) {
        Token token = reading.token(at);
        String verb = token.norm();
        if (!german) {
            return isSingular(reading, at)
                    || (reading.is(at, Concept.SAY) && token.isWord() && !token.capital())
                    || (token.isWord() && !token.capital() && token.norm().endsWith("ed"));
        }
        return isSingular(reading, at)
                || (token.isWord()
                        && !token.capital()
                        && !verb.startsWith("ge")
                        && (verb.endsWith("t") || verb.endsWith("te")));
    }

    /** "Insurers" at the beginning of a sentence is no name. */
    static boolean isPlural(Name name) {
        String word = name.key();
        return name.from() == 0
                && name.size() == 1
                && word.endsWith("s")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !word.endsWith("ss");
    }
}
