package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weighs what stands beside a name: "der Versorger X", "X AG", "chief executive X", "the assistant X". */
final class Weighing {
    private static final int ROLE_REACH = 6;
    private static final Set<String> OUTSIDE = Set.of(
            "analyst",
            "analystin",
            "consultant",
            "professor",
            "professorin",
            "expert",
            "experte",
            "expertin",
            "researcher",
            "economist",
            "oekonom",
            "oekonomin",
            "partner",
            "partnerin",
            "lawyer");
    private static final Set<String> TALK =
            Set.of("ask", "asked", "asking", "with", "to", "mit", "fragen", "dank", "because", "meet", "thanks");
    private static final String[] NOUN_ENDINGS = {
        "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "itaet", "nis", "tum", "ismus", "ment", "enz",
        "anz", "ik", "ie"
    };
    private static final Set<String> PREPOSITIONS = Set.of(
            "bei", "von", "mit", "für", "fuer", "gegen", "durch", "at", "by", "with", "from", "for", "against",
            "through", "of");
    private static final Set<String> NAMED =
            Set.of("namens", "genannt", "named", "called", "dubbed", "christened", "heisst", "known");
    private static final Set<String> FINITE = Set.of(
            "hat",
            "ist",
            "will",
            "wird",
            "hatte",
            "habe",
            "war",
            "kann",
            "soll",
            "has",
            "is",
            "was",
            "had",
            "plans",
            "says",
            "said",
            "intends",
            "aims",
            "denied",
            "denies",
            "expects",
            "wants",
            "claims",
            "employs",
            "offers",
            "announced");

    private final boolean german;
    private final @Nullable String publisher;
    private final Names names;
    private final String text;

    Weighing(boolean german, @Nullable String publisher, Names names, String text) {
        this.german = german;
        this.publisher = publisher;
        this.names = names;
        this.text = text;
    }

    /** Adds what the name's neighbours in a sentence say; {@code number} counts the article's sentences from 0, its title. */
    void weigh(Evidence of, Reading reading, Name name, int number) {
        of.mentions++;
        of.organisation -= german && name.size() == 1 && of.mentions == 1 && names.isCompound(name.key()) ? 3 : 0;
        if (of.written == null) {
            String written = text.substring(reading.startOf(name.from()), reading.endOf(name.to()));
            of.written = written.endsWith("'s") || written.endsWith("’s")
                    ? written.substring(0, written.length() - 2)
                    : written;
        }
        before(reading, name, of);
        after(reading, name, of);
        inside(reading, name, of);
        boolean first = name.from() == 0;
        boolean heading = Names.isHeading(reading);
        if (!german && !first && !heading) {
            of.organisation += 2;
        }
        if (german && !heading && isBare(reading, name)) {
            of.organisation += 1;
        }
        if (number == 0 || (heading && number <= 2)) {
            of.organisation += first ? 2 : 1;
            of.title += 1;
        }
        if (publisher != null
                && of.written != null
                && publisher.contains(of.written)
                && !publisher.equals(of.written)) {
            of.company += 6;
            of.organisation += 6;
        }
    }

    /** In German: no article before it, and not made like a common noun. */
    private static boolean isBare(Reading reading, Name name) {
        String word = name.words().get(name.size() - 1);
        for (String ending : NOUN_ENDINGS) {
            if (word.endsWith(ending)) {
                return false;
            }
        }
        int before = name.from() - 1;
        return before >= 0
                && reading.token(before).isWord()
                && !reading.is(before, Concept.ARTICLE)
                && !isAdjective(reading.token(before).norm())
                && !reading.token(before).capital();
    }

    private void before(Reading reading, Name name, Evidence of) {
        int at = name.from() - 1;
        while (at >= 0 && isQuote(reading.token(at).norm())) {
            at--;
        }
        if (at < 0) {
            return;
        }
        String word = reading.token(at).norm();
        if (reading.is(at, Concept.UNION)) {
            of.voice += 6;
        } else if (reading.is(at, Concept.AI) || NAMED.contains(word)) {
            of.assistant += 5;
        } else if (reading.is(at, Concept.RIVAL) || reading.is(at, Concept.VENDOR)) {
            of.rival += 1;
            of.company += 5;
            of.organisation += 5;
        } else if (reading.is(at, Concept.PERSON_ROLE)
                || (reading.is(at, Concept.FIRST_NAME) && reading.token(at).capital())) {
            of.person += 5;
        } else if (reading.is(at, Concept.COMPANY)) {
            of.organisation += 5;
            of.company += 5;
            of.type = word;
        } else if (reading.is(at, Concept.LAUNCH) && name.size() == 1) {
            of.assistant += 3;
        } else if (PREPOSITIONS.contains(word)) {
            of.organisation += german ? 2 : 1;
            of.assistant += TALK.contains(word) && isTalk(reading, at) ? 3 : 0;
            of.company += at > 0 && reading.is(at - 1, Concept.AI) ? 4 : 0;
            role(reading, at, of);
        } else if ((german && reading.is(at, Concept.ARTICLE)) || (german && isAdjective(word))) {
            of.organisation -= 2;
        } else if (reading.is(at, Concept.SAY)) {
            of.person += 1;
        }
    }

    private static boolean isTalk(Reading reading, int at) {
        return (at > 0 && (reading.is(at - 1, Concept.CONTACT) || reading.is(at - 1, Concept.HANDLE)))
                || (at + 2 < reading.size() && reading.is(at + 2, Concept.CONTACT));
    }

    /** "spokeswoman of X", "analyst Y of X": whose the person is, or who has an opinion. */
    private static void role(Reading reading, int at, Evidence of) {
        for (int i = at - 1; i >= Math.max(0, at - ROLE_REACH); i--) {
            if (reading.is(i, Concept.PERSON_ROLE)) {
                boolean outside = OUTSIDE.contains(reading.token(i).norm());
                of.voice += outside ? 5 : 0;
                of.company += outside ? 0 : 3;
                of.organisation += outside ? 0 : 3;
                return;
            }
        }
    }

    private static boolean isAdjective(String word) {
        return word.length() > 4
                && (word.endsWith("e")
                        || word.endsWith("en")
                        || word.endsWith("er")
                        || word.endsWith("es")
                        || word.endsWith("em"));
    }

    private void after(Reading reading, Name name, Evidence of) {
        int at = name.to();
        if (reading.token(name.to() - 1).norm().endsWith("'s")) {
            of.organisation += 1;
            boolean role = at < reading.size()
                    && (reading.is(at, Concept.PERSON_ROLE) || (reading.is(at, Concept.AI) && !isName(reading, at)));
            of.company += role ? 4 : 0;
            of.organisation += role ? 4 : 0;
        }
        while (at < reading.size() && isQuote(reading.token(at).norm())) {
            at++;
        }
        if (at >= reading.size()) {
            return;
        }
        Token next = reading.token(at);
        if (reading.is(at, Concept.LEGAL_FORM) && next.capital()) {
            of.organisation += 5;
            of.company += 5;
        } else if (next.is(",") || next.is("(")) {
            boolean which = at + 1 < reading.size() && reading.token(at + 1).is("which");
            of.organisation += which ? 3 : 0;
            apposition(reading, at + 1, of);
        } else if (next.is(":") && name.from() == 0 && name.size() <= 2) {
            of.person += reading.sentence().form() == Sentence.Form.HEADING ? 0 : 3;
        } else if (next.glued()
                && next.isWord()
                && (reading.is(at, Concept.PERSON_ROLE)
                        || reading.is(at, Concept.CUSTOMER)
                        || reading.is(at, Concept.STAFF))) {
            of.organisation += 4;
            of.company += reading.is(at, Concept.PERSON_ROLE) ? 4 : 1;
        } else if (reading.is(at, Concept.HANDLE) && !next.capital()) {
            of.assistant += 1;
            of.organisation += 1;
        } else if (FINITE.contains(next.norm())) {
            of.organisation += isSubject(reading, name) ? 4 : 1;
        } else if (german && !next.capital() && next.isWord() && isSingular(next.norm())) {
            of.organisation += isSubject(reading, name) ? 4 : 1;
        } else if (!german
                && !next.capital()
                && next.isWord()
                && (next.norm().endsWith("s") || next.norm().endsWith("ed"))) {
            of.organisation += isSubject(reading, name) ? 2 : 1;
        } else if (!german && !next.capital() && isVerb(reading, at)) {
            of.organisation += 1;
        }
    }

    private static boolean isSingular(String verb) {
        return verb.endsWith("t") || (verb.endsWith("te") && !verb.endsWith("ste"));
    }

    /** At the beginning of a sentence, where a common noun in the singular would have an article. */
    private static boolean isSubject(Reading reading, Name name) {
        return (name.from() == 0
                        || reading.token(name.from() - 1).is(":")
                        || reading.token(name.from() - 1).is(","))
                && !Names.isHeading(reading);
    }

    private static boolean isName(Reading reading, int at) {
        return reading.token(at).capital();
    }

    private static boolean isVerb(Reading reading, int at) {
        return reading.is(at, Concept.CUT)
                || reading.is(at, Concept.DISMISS)
                || reading.is(at, Concept.LAUNCH)
                || reading.is(at, Concept.REHIRE)
                || reading.is(at, Concept.HIRE)
                || reading.is(at, Concept.PLAN);
    }

    /** "X, the mobile operator," and "X, our assistant". */
    private void apposition(Reading reading, int start, Evidence of) {
        for (int i = start; i < Math.min(reading.size(), start + 5); i++) {
            if (!reading.token(i).isWord() || (reading.is(i, Concept.PRONOUN) && !reading.is(i, Concept.ARTICLE))) {
                return;
            }
            if (i == start && !reading.is(i, Concept.ARTICLE) && !reading.is(i, Concept.PERSON_ROLE)) {
                return;
            }
            if (reading.is(i, Concept.AI)) {
                of.assistant += 5;
                return;
            }
            if (reading.is(i, Concept.PERSON_ROLE)) {
                of.person += 5;
                return;
            }
            if (reading.is(i, Concept.UNION)) {
                of.voice += 5;
                return;
            }
            if (reading.is(i, Concept.COMPANY)) {
                of.organisation += 5;
                of.company += 5;
                of.type = reading.token(i).norm();
                return;
            }
        }
    }

    private void inside(Reading reading, Name name, Evidence of) {
        boolean part = false;
        for (int i = name.from(); i < name.to(); i++) {
            part |= reading.is(i, Concept.NAME_PART);
        }
        boolean given = false;
        for (int i = name.from(); i < name.to(); i++) {
            given |= reading.is(i, Concept.FIRST_NAME);
        }
        if (given && name.size() > 1 && !part) {
            of.person += 6;
        }
        if (part && name.size() > 1) {
            of.organisation += 3;
            of.company += 3;
            of.type = of.type == null ? typeWithin(reading, name) : of.type;
        }
        if (part && name.size() == 1) {
            of.organisation += reading.is(name.from(), Concept.COMPANY) ? -4 : 1;
        }
        if (name.size() == 1 && reading.is(name.from(), Concept.PLACE)) {
            of.organisation -= 6;
        }
    }

    private static @Nullable String typeWithin(Reading reading, Name name) {
        for (int i = name.from(); i < name.to(); i++) {
            if (reading.is(i, Concept.COMPANY)) {
                return reading.token(i).norm();
            }
        }
        return null;
    }

    private static boolean isQuote(String mark) {
        return mark.length() == 1 && "\"„“”'‘’»«".contains(mark);
    }
}
