package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weighs what stands beside a name: "der Versorger X", "X AG", "chief executive X", "the assistant X". */
final class Weighing {
    private static final int SURE = Evidence.SURE + 1;
    private static final int ROLE_REACH = 6;
    private static final int APPOSITION = 5;
    private static final int LEAD = 2;
    private static final Set<String> AFTER_NOUN = Set.of(
            "in", "aus", "mit", "with", "based", "that", "which", "and", "und", "der", "des", "namens", "called");
    /** What somebody has who is an organisation. */
    private static final Concept[] OWNED = {
        Concept.AI, Concept.STAFF, Concept.CUSTOMER, Concept.WORKFORCE, Concept.SERVICE_LINE, Concept.PERSON_ROLE
    };

    private final boolean german;
    private final @Nullable String publisher;
    private final String text;
    private final Names names;
    private final Deeds deeds;
    private final Standing standing;

    Weighing(boolean german, @Nullable String publisher, Names names, String text) {
        this.german = german;
        this.publisher = publisher;
        this.text = text;
        this.names = names;
        this.deeds = new Deeds(german, names);
        this.standing = new Standing(german, names, deeds);
    }

    /** Adds what the name's neighbours in a sentence say; {@code number} counts the article's sentences from 0, its title. */
    void weigh(Evidence of, Reading reading, Name name, int number) {
        of.mentions++;
        of.inner += name.from() > 0 ? 1 : 0;
        of.firstSentence = of.firstSentence < 0 ? number : of.firstSentence;
        boolean heading = Names.isHeading(reading);
        of.called += !german && number > 1 && isAlone(reading, name) ? SURE : 0;
        of.title += number == 0 || (heading && number <= LEAD) ? 1 : 0;
        if (of.written == null) {
            of.written = written(reading, name);
            of.published += isPublisher(of.written) ? 1 : 0;
            of.common += german && name.size() == 1 && names.isCompound(name.key()) ? 1 : 0;
        }
        inside(reading, name, of);
        of.called += german && isArticled(reading, name) ? 2 : 0;
        before(reading, name, of);
        after(reading, name, of);
        if (!Names.isTitleCase(reading)) {
            standing.weigh(reading, name, of);
        }
        if (!heading && deeds.areOfAnOrganisation(reading, name)) {
            of.acting += SURE;
        }
    }

    /** "die Volksbank Orvalla": people have no article, and of common nouns two do not stand side by side. */
    private static boolean isArticled(Reading reading, Name name) {
        int before = name.from() - 1;
        return name.size() > 1
                && before >= 0
                && Names.isArticle(reading, before)
                && !reading.token(name.from() + 1).glued();
    }

    private String written(Reading reading, Name name) {
        String written = text.substring(reading.startOf(name.from()), reading.endOf(name.to()));
        return written.endsWith("'s") || written.endsWith("’s") ? written.substring(0, written.length() - 2) : written;
    }

    /** A company's own pages bear its name and more, and say what they are or "we": "Inside Orvalla". */
    private boolean isPublisher(String written) {
        return publisher != null && !text.contains(publisher) && names.isOwner(written, publisher);
    }

    private void inside(Reading reading, Name name, Evidence of) {
        boolean part = false;
        of.typed |= Names.isTyped(reading, name.from());
        for (int i = name.from(); i < name.to(); i++) {
            if (reading.is(i, Concept.NAME_PART)) {
                part = true;
                of.type = of.type == null && reading.is(i, Concept.COMPANY)
                        ? reading.token(i).norm()
                        : of.type;
            }
        }
        if (name.size() > 1 && isOfMembers(reading, name.to() - 1)) {
            of.voice += SURE;
        } else if (name.size() > 1 && part) {
            of.called += SURE;
        } else if (hasFirstName(reading, name) || isSpeaking(reading, name) || isByline(reading, name)) {
            of.person += SURE;
        } else if (name.size() == 1 && reading.is(name.from(), Concept.PLACE)) {
            of.common += 2 * SURE;
            of.place += 2 * SURE;
        }
    }

    /** Two plain words that say something, or of whom one asks: only people have such names. */
    private boolean isSpeaking(Reading reading, Name name) {
        int at = name.to();
        boolean after = at < reading.size()
                && reading.is(at, Concept.SAY)
                && !reading.token(at).capital();
        boolean before = german && name.from() > 0 && reading.is(name.from() - 1, Concept.SAY);
        boolean plain = name.size() == 2 && !names.isCompound(name.words().get(1));
        return plain && (after || before) && !reading.is(name.from(), Concept.COMPANY);
    }

    /** "Allied Gate Workers", "Tenants' Alliance". */
    private static boolean isOfMembers(Reading reading, int last) {
        return reading.is(last, Concept.STAFF)
                || (reading.is(last, Concept.UNION) && !reading.is(last, Concept.NAME_PART));
    }

    /** "By Petra Voss". */
    private static boolean isByline(Reading reading, Name name) {
        return name.from() == 1
                && name.to() == reading.size()
                && name.size() > 1
                && (reading.token(0).is("by") || reading.token(0).is("von"));
    }

    /** Before the last word: "Tom Wik", "Maklerin Petra Voss". */
    private static boolean hasFirstName(Reading reading, Name name) {
        for (int i = name.from(); i < name.to() - 1; i++) {
            if (reading.is(i, Concept.FIRST_NAME)) {
                return true;
            }
        }
        return false;
    }

    private void before(Reading reading, Name name, Evidence of) {
        int at = name.from() - 1;
        while (at >= 0 && isQuote(reading.token(at).norm())) {
            at--;
        }
        boolean apposition = at > 0 && reading.token(at).is(",") && isClosed(reading, name);
        at -= apposition ? 1 : 0;
        if (at < 0) {
            return;
        }
        if (reading.is(at, Concept.COMPANY) && isOutsiderOf(reading, at)) {
            of.voice += SURE;
        } else if (!call(reading, at, of) && !apposition) {
            if (reading.is(at, Concept.NAMED)) {
                of.assistant += at > 0 && reading.is(at - 1, Concept.AI) ? SURE : 0;
                of.called += at > 0 && reading.is(at - 1, Concept.COMPANY) ? SURE : 0;
            } else if (reading.is(at, Concept.LAUNCH) || reading.is(at, Concept.WITHDRAW)) {
                of.serving += name.size() == 1 ? 2 : 0;
            } else if (reading.is(at, Concept.WITH) && at > 0 && isTalk(reading, at - 1)) {
                of.serving += 2;
            } else if (isWhere(reading, at) && name.size() == 1) {
                of.place += SURE;
            } else if (reading.is(at, Concept.AT)) {
                of.bare++;
                of.subject += reading.token(at).is("at") && name.size() <= 2 ? 1 : 0;
                of.called += at > 0 && (reading.is(at - 1, Concept.WORKED) || isUs(reading, at - 1)) ? SURE : 0;
                of.called += name.to() < reading.size() && reading.is(name.to(), Concept.WORKED) ? SURE : 0;
                of.serving += isBy(reading, at, name) ? 1 : 0;
                roleOf(reading, at, of);
            }
        }
    }

    /** "analyst Y of broker X". */
    private static boolean isOutsiderOf(Reading reading, int company) {
        int at = company - 1;
        at -= at >= 0 && Names.isArticle(reading, at) ? 1 : 0;
        if (at < 0 || !reading.is(at, Concept.AT)) {
            return false;
        }
        for (int i = at - 1; i >= Math.max(0, at - ROLE_REACH); i--) {
            if (reading.is(i, Concept.OUTSIDER)) {
                return true;
            }
        }
        return false;
    }

    /** "in X", "aus X". */
    private static boolean isWhere(Reading reading, int at) {
        return reading.token(at).is("in") || reading.token(at).is("aus");
    }

    /** "we at X", "wir bei X". */
    private static boolean isUs(Reading reading, int at) {
        return reading.token(at).is("we")
                || reading.token(at).is("us")
                || reading.token(at).is("wir")
                || reading.token(at).is("uns");
    }

    /** "handled by X", "von X beantwortet". */
    private static boolean isBy(Reading reading, int at, Name name) {
        String by = reading.token(at).norm();
        boolean after = name.to() < reading.size() && reading.is(name.to(), Concept.HANDLE);
        return (by.equals("by") || by.equals("von") || by.equals("durch"))
                && (after || (at > 0 && reading.is(at - 1, Concept.HANDLE)));
    }

    private static boolean isTalk(Reading reading, int at) {
        return reading.is(at, Concept.CONTACT) || reading.is(at, Concept.HANDLE);
    }

    /** "its assistant, X, has": what stands between commas. */
    private static boolean isClosed(Reading reading, Name name) {
        int at = name.to();
        while (at < reading.size() && (reading.token(at).is("&") || reading.is(at, Concept.LEGAL_FORM))) {
            at++;
        }
        return at < reading.size() && reading.token(at).is(",");
    }

    /** What the noun calls its neighbour; false when it calls it nothing. */
    private static boolean call(Reading reading, int at, Evidence of) {
        boolean capital = reading.token(at).capital();
        if (reading.is(at, Concept.UNION)) {
            of.voice += SURE;
        } else if (reading.is(at, Concept.AI) && !reading.token(at).is("app")) {
            of.assistant += SURE;
        } else if (reading.is(at, Concept.RIVAL) || reading.is(at, Concept.VENDOR)) {
            of.beside++;
            of.called += reading.is(at, Concept.OTHER_THAN) ? 0 : SURE;
        } else if (reading.is(at, Concept.PERSON_ROLE) || (reading.is(at, Concept.FIRST_NAME) && capital)) {
            of.person += SURE;
        } else if (reading.is(at, Concept.COMPANY)) {
            of.called += SURE;
            of.type = reading.token(at).norm();
        } else {
            return false;
        }
        return true;
    }

    /** "spokeswoman of X" has X for an employer, "analyst at X" an opinion from there. */
    private static void roleOf(Reading reading, int at, Evidence of) {
        for (int i = at - 1; i >= Math.max(0, at - ROLE_REACH); i--) {
            if (reading.is(i, Concept.OUTSIDER)) {
                of.voice += SURE;
                return;
            }
            if (reading.is(i, Concept.PERSON_ROLE)) {
                of.called += reading.sameClause(i, at) || reading.token(i + 1).is(",") ? SURE : 0;
                return;
            }
        }
        if (at > 0 && (reading.is(at - 1, Concept.AI) || reading.is(at - 1, Concept.STAFF))) {
            of.acting += 2;
        }
    }

    private void after(Reading reading, Name name, Evidence of) {
        int at = name.to();
        while (at < reading.size() && isQuote(reading.token(at).norm())) {
            at++;
        }
        if (at >= reading.size()) {
            return;
        }
        Token next = reading.token(at);
        boolean possessive = reading.token(name.to() - 1).norm().endsWith("'s");
        if (isLegalForm(reading, at)) {
            of.called += 2 * SURE;
        } else if (possessive) {
            owns(reading, at, of);
        } else if (!german && name.from() > 0 && isAdjunct(reading, at)) {
            of.called += SURE;
        } else if (next.glued() && next.isWord()) {
            of.called += isOf(reading, at) && of.common == 0 ? SURE : 0;
        } else if (name.from() == 0 && isSpeaker(reading, at)) {
            of.voice += SURE;
        } else if (next.is(",") || next.is("(") || next.is("–")) {
            boolean relative = at + 1 < reading.size()
                    && (reading.token(at + 1).is("which")
                            || reading.token(at + 1).is("whose"));
            of.bare += relative ? 2 : 0;
            apposition(reading, at + 1, of);
        } else if (reading.is(at, Concept.HANDLE) && !next.capital()) {
            of.serving++;
        }
    }

    static boolean isLegalForm(Reading reading, int at) {
        return at < reading.size()
                && reading.is(at, Concept.LEGAL_FORM)
                && (reading.token(at).capital() || reading.token(at).is("plc"));
    }

    /** "X-Chef", "X-Kunden". */
    private static boolean isOf(Reading reading, int at) {
        return reading.is(at, Concept.PERSON_ROLE) || reading.is(at, Concept.CUSTOMER) || reading.is(at, Concept.STAFF);
    }

    /** "X customers", "X shares": what only companies have. */
    private static boolean isAdjunct(Reading reading, int at) {
        return !reading.token(at).capital()
                && (reading.is(at, Concept.CUSTOMER)
                        || reading.is(at, Concept.STAFF)
                        || reading.is(at, Concept.PERSON_ROLE)
                        || reading.is(at, Concept.SHARES));
    }

    /** Who speaks in an interview stands before a colon. */
    private static boolean isSpeaker(Reading reading, int at) {
        boolean speaker = reading.token(at).is(":")
                || (at + 1 < reading.size()
                        && reading.token(at).capital()
                        && reading.token(at + 1).is(":"));
        return speaker
                && (!Names.isHeading(reading)
                        || reading.token(reading.size() - 1).is("?"));
    }

    private static void owns(Reading reading, int at, Evidence of) {
        of.bare++;
        int last = Math.min(reading.size() - 1, at + 2);
        for (int i = at; i <= last; i++) {
            for (Concept owned : OWNED) {
                if (reading.is(i, owned)) {
                    of.called += SURE;
                    return;
                }
            }
        }
    }

    /** "X, the mobile operator," and "X, our assistant". */
    private static void apposition(Reading reading, int start, Evidence of) {
        if (start >= reading.size()) {
            return;
        }
        if (reading.token(start).is("who")) {
            of.person += SURE;
            return;
        }
        boolean opened = reading.is(start, Concept.ARTICLE) || reading.is(start, Concept.PERSON_ROLE);
        for (int i = start; opened && i < Math.min(reading.size(), start + APPOSITION); i++) {
            boolean pronoun = i == start && reading.is(i, Concept.PRONOUN) && !reading.is(i, Concept.ARTICLE);
            boolean named = reading.token(i).isWord() && !pronoun && isClosing(reading, i + 1);
            if (!reading.token(i).isWord() || pronoun || (named && call(reading, i, of))) {
                return;
            }
        }
    }

    /** What follows is not the verb of a sentence that only looks like an apposition. */
    private static boolean isClosing(Reading reading, int at) {
        return at >= reading.size()
                || !reading.token(at).isWord()
                || reading.token(at).capital()
                || reading.is(at, Concept.AT)
                || AFTER_NOUN.contains(reading.token(at).norm());
    }

    /** "2. X (also Y)": a heading that is a name. */
    static boolean isAlone(Reading reading, Name name) {
        for (int i = 0; i < name.from(); i++) {
            if (reading.token(i).isWord()) {
                return false;
            }
        }
        return name.to() == reading.size()
                || (reading.token(name.to()).is("(")
                        && reading.token(reading.size() - 1).is(")"));
    }

    private static boolean isQuote(String mark) {
        return mark.length() == 1 && "\"„“”'‘’»«".contains(mark);
    }
}
