package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells organisations from people, places, AIs, and common words by what stands beside their names anywhere in the
 * article: "der Versorger X", "X AG", "X, the lender", "X's", against "chief executive X", "the assistant X".
 */
final class Casting {
    private static final int ENOUGH = 4;
    private static final int ROLE_REACH = 6;
    private static final Set<String> OUTSIDE = Set.of("analyst", "analystin", "consultant", "professor", "professorin", "expert", "experte",
            "expertin", "researcher", "economist", "oekonom", "oekonomin", "partner", "partnerin", "lawyer");
    private static final Set<String> TALK = Set.of("ask", "asked", "asking", "with", "to", "mit", "fragen", "dank", "because", "meet", "thanks");
    private static final String[] NOUN_ENDINGS = {
        "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "itaet", "nis", "tum", "ismus", "ment", "enz", "anz", "ik", "ie"
    };
    private static final Set<String> PREPOSITIONS =
            Set.of("bei", "von", "mit", "für", "fuer", "gegen", "durch", "at", "by", "with", "from", "for", "against", "through", "of");
    private static final Set<String> NAMED = Set.of("namens", "genannt", "named", "called", "dubbed", "christened", "heisst", "known");
    private static final Set<String> FINITE = Set.of(
            "hat", "ist", "will", "wird", "hatte", "habe", "war", "kann", "soll", "has", "is", "was", "had", "plans", "says", "said",
            "intends", "aims", "denied", "denies", "expects", "wants", "claims", "employs", "offers", "announced");

    private static final class Evidence {
        private int organisation;
        private int company;
        private int rival;
        private int title;
        private int assistant;
        private int person;
        private int voice;
        private int mentions;
        private @Nullable String written;
        private @Nullable String type;
    }

    private final boolean german;
    private final Names names;
    private final @Nullable String publisher;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Set<String> people = new HashSet<>();

    private Casting(boolean german, @Nullable String publisher, Names names) {
        this.names = names;
        this.german = german;
        this.publisher = publisher;
    }

    static Cast of(List<Reading> readings, List<List<Name>> names, String text, boolean german, @Nullable String publisher, Names lookup) {
        Casting casting = new Casting(german, publisher, lookup);
        for (int i = 0; i < readings.size(); i++) {
            boolean teaser = isTeaser(readings.get(i));
            for (Name name : teaser ? List.<Name>of() : names.get(i)) {
                casting.weigh(readings.get(i), name, text, i);
            }
        }
        return casting.result();
    }

    private static boolean isTeaser(Reading reading) {
        return reading.of(Concept.TEASER).stream()
                .anyMatch(cue -> cue.from() <= 1 && cue.to() < reading.size() && reading.token(cue.to()).is(":"));
    }

    private void weigh(Reading reading, Name name, String text, int number) {
        Evidence of = evidence.computeIfAbsent(name.key(), key -> new Evidence());
        of.mentions++;
        of.organisation -= german && name.size() == 1 && of.mentions == 1 && names.isCompound(name.key()) ? 3 : 0;
        if (of.written == null) {
            String written = text.substring(reading.startOf(name.from()), reading.endOf(name.to()));
            of.written = written.endsWith("'s") || written.endsWith("’s") ? written.substring(0, written.length() - 2) : written;
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
        if (number == 0 || heading && number <= 2) {
            of.organisation += first ? 2 : 1;
            of.title += 1;
        }
        if (publisher != null && of.written != null && publisher.contains(of.written) && !publisher.equals(of.written)) {
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
        } else if (reading.is(at, Concept.PERSON_ROLE) || reading.is(at, Concept.FIRST_NAME) && reading.token(at).capital()) {
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
        } else if (german && reading.is(at, Concept.ARTICLE) || german && isAdjective(word)) {
            of.organisation -= 2;
        } else if (reading.is(at, Concept.SAY)) {
            of.person += 1;
        }
    }

    private static boolean isTalk(Reading reading, int at) {
        return at > 0 && (reading.is(at - 1, Concept.CONTACT) || reading.is(at - 1, Concept.HANDLE))
                || at + 2 < reading.size() && reading.is(at + 2, Concept.CONTACT);
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
                && (word.endsWith("e") || word.endsWith("en") || word.endsWith("er") || word.endsWith("es") || word.endsWith("em"));
    }

    private void after(Reading reading, Name name, Evidence of) {
        int at = name.to();
        if (reading.token(name.to() - 1).norm().endsWith("'s")) {
            of.organisation += 1;
            boolean role = at < reading.size() && (reading.is(at, Concept.PERSON_ROLE) || reading.is(at, Concept.AI) && !isName(reading, at));
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
        } else if (next.glued() && next.isWord() && (reading.is(at, Concept.PERSON_ROLE) || reading.is(at, Concept.CUSTOMER) || reading.is(at, Concept.STAFF))) {
            of.organisation += 4;
            of.company += reading.is(at, Concept.PERSON_ROLE) ? 4 : 1;
        } else if (reading.is(at, Concept.HANDLE) && !next.capital()) {
            of.assistant += 1;
            of.organisation += 1;
        } else if (FINITE.contains(next.norm())) {
            of.organisation += isSubject(reading, name) ? 4 : 1;
        } else if (german && !next.capital() && next.isWord() && isSingular(next.norm())) {
            of.organisation += isSubject(reading, name) ? 4 : 1;
        } else if (!german && !next.capital() && next.isWord() && (next.norm().endsWith("s") || next.norm().endsWith("ed"))) {
            of.organisation += isSubject(reading, name) ? 2 : 1;
        } else if (!german && !next.capital() && isVerb(reading, at)) {
            of.organisation += 1;
        }
    }

    private static boolean isSingular(String verb) {
        return verb.endsWith("t") || verb.endsWith("te") && !verb.endsWith("ste");
    }

    /** At the beginning of a sentence, where a common noun in the singular would have an article. */
    private static boolean isSubject(Reading reading, Name name) {
        return (name.from() == 0 || reading.token(name.from() - 1).is(":") || reading.token(name.from() - 1).is(","))
                && !Names.isHeading(reading);
    }

    private static boolean isName(Reading reading, int at) {
        return reading.token(at).capital();
    }

    private static boolean isVerb(Reading reading, int at) {
        return reading.is(at, Concept.CUT) || reading.is(at, Concept.DISMISS) || reading.is(at, Concept.LAUNCH)
                || reading.is(at, Concept.REHIRE) || reading.is(at, Concept.HIRE) || reading.is(at, Concept.PLAN);
    }

    /** "X, the mobile operator," and "X, our assistant". */
    private void apposition(Reading reading, int start, Evidence of) {
        for (int i = start; i < Math.min(reading.size(), start + 5); i++) {
            if (!reading.token(i).isWord() || reading.is(i, Concept.PRONOUN) && !reading.is(i, Concept.ARTICLE)) {
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

    private Cast result() {
        Cast cast = Cast.empty();
        genitives();
        evidence.forEach((key, of) -> {
            String last = key.substring(key.lastIndexOf(' ') + 1);
            if (of.person >= 5 && of.person >= of.assistant && of.person > of.company) {
                people.add(last);
                people.add(key);
            }
        });
        List<Map.Entry<String, Evidence>> found = new ArrayList<>();
        for (Map.Entry<String, Evidence> entry : evidence.entrySet()) {
            Evidence of = entry.getValue();
            String key = entry.getKey();
            boolean published = publisher != null && publisher.equalsIgnoreCase(of.written);
            if (of.assistant >= 3 && of.assistant >= of.company) {
                cast.assistants().add(key);
            } else if (people.contains(key) || of.person >= 3 && of.person > of.organisation || of.voice >= 3 && of.voice >= of.company || published) {
                cast.others().add(key);
            } else if (of.organisation + of.company >= (names.isLowerCase(key) ? 2 * ENOUGH : ENOUGH)) {
                found.add(entry);
            }
        }
        if (found.isEmpty()) {
            evidence.entrySet().stream()
                    .filter(entry -> !cast.others().contains(entry.getKey()) && !cast.assistants().contains(entry.getKey()))
                    .filter(entry -> entry.getValue().organisation > 0)
                    .max((a, b) -> Integer.compare(chance(a.getValue()), chance(b.getValue())))
                    .ifPresent(found::add);
        }
        Map.Entry<String, Evidence> main = found.stream()
                .max((a, b) -> Integer.compare(chance(a.getValue()), chance(b.getValue())))
                .orElse(null);
        found.removeIf(entry -> entry != main && isAssistant(entry.getValue()) && cast.assistants().add(entry.getKey()));
        return organised(cast, found);
    }

    /** Nobody calls it a company, and it does what an AI does. */
    private static boolean isAssistant(Evidence of) {
        return of.company == 0 && of.assistant > 0 && of.title == 0 || of.company < of.assistant && of.assistant >= 2;
    }

    private static int chance(Evidence of) {
        return Math.min(of.organisation, 8) + 3 * of.company + 2 * Math.min(of.mentions, 4) + 4 * of.title
                - (of.rival > 0 ? 25 : 0) - 3 * of.assistant;
    }

    /** In German "Halvards" is "Halvard" when that stands there, too. */
    private void genitives() {
        for (String key : new ArrayList<>(evidence.keySet())) {
            String stem = key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
            Evidence of = evidence.get(key);
            Evidence base = stem.equals(key) ? null : evidence.get(stem);
            if (base != null && of != null) {
                base.organisation += of.organisation + 1;
                base.assistant += of.assistant;
                base.mentions += of.mentions;
                base.company += of.company;
                base.title += of.title;
                base.rival += of.rival;
                evidence.remove(key);
            }
        }
    }

    private static Cast organised(Cast cast, List<Map.Entry<String, Evidence>> found) {
        Map<String, Integer> weights = new HashMap<>();
        Map<String, String> whole = new HashMap<>();
        Map<String, String> parts = new HashMap<>();
        found.sort((a, b) -> b.getKey().length() - a.getKey().length());
        for (Map.Entry<String, Evidence> entry : found) {
            String key = entry.getKey();
            Evidence of = entry.getValue();
            String owner = parts.get(key);
            String written = owner != null ? owner : of.written == null ? key : of.written;
            whole.put(key, written);
            register(parts, key, written);
            cast.organisations().put(key, written);
            if (of.type != null) {
                cast.types().put(of.type, written);
            }
            weights.merge(written, chance(of), Integer::sum);
        }
        String main = null;
        for (Map.Entry<String, Evidence> entry : found) {
            String written = whole.get(entry.getKey());
            if (written != null && (main == null || weight(weights, written) > weight(weights, main))) {
                main = written;
            }
        }
        return new Cast(cast.organisations(), cast.types(), cast.assistants(), cast.others(), main);
    }

    private static int weight(Map<String, Integer> weights, String name) {
        return weights.getOrDefault(name, 0);
    }

    /** The first and the last words of a longer name stand for it. */
    private static void register(Map<String, String> parts, String key, String written) {
        for (int at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) {
            parts.putIfAbsent(key.substring(0, at), written);
            parts.putIfAbsent(key.substring(at + 1), written);
        }
    }
}
