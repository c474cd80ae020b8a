package dev.tandem.metrics.claims.reading;

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
    private static final Set<String> PREPOSITIONS =
            Set.of("bei", "von", "mit", "für", "fuer", "gegen", "durch", "at", "by", "with", "from", "for", "against", "through", "of");
    private static final Set<String> NAMED = Set.of("namens", "genannt", "named", "called", "dubbed", "christened", "heisst", "known");
    private static final Set<String> FINITE = Set.of(
            "hat", "ist", "will", "wird", "hatte", "habe", "war", "kann", "soll", "has", "is", "was", "had", "plans", "says", "said",
            "intends", "aims", "denied", "denies", "expects", "wants", "claims", "employs", "offers", "announced");

    private static final class Evidence {
        private int organisation;
        private int assistant;
        private int person;
        private int voice;
        private int mentions;
        private @Nullable String written;
        private @Nullable String type;
    }

    private final boolean german;
    private final @Nullable String publisher;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Set<String> lowerCase = new HashSet<>();
    private final Set<String> people = new HashSet<>();

    private Casting(boolean german, @Nullable String publisher) {
        this.german = german;
        this.publisher = publisher;
    }

    static Cast of(List<Reading> readings, List<List<Name>> names, String text, boolean german, @Nullable String publisher) {
        Casting casting = new Casting(german, publisher);
        for (Reading reading : readings) {
            for (Token token : reading.tokens()) {
                if (token.isWord() && !token.capital()) {
                    casting.lowerCase.add(token.norm());
                }
            }
        }
        for (int i = 0; i < readings.size(); i++) {
            for (Name name : names.get(i)) {
                casting.weigh(readings.get(i), name, text, i);
            }
        }
        return casting.result();
    }

    private void weigh(Reading reading, Name name, String text, int number) {
        Evidence of = evidence.computeIfAbsent(name.key(), key -> new Evidence());
        of.mentions++;
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
        if (number == 0 || heading && number <= 2) {
            of.organisation += first ? 2 : 1;
        }
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
        } else if (reading.is(at, Concept.PERSON_ROLE) || reading.is(at, Concept.FIRST_NAME) && reading.token(at).capital()) {
            of.person += 5;
        } else if (reading.is(at, Concept.RIVAL) || reading.is(at, Concept.COMPANY)) {
            of.organisation += 5;
            of.type = reading.is(at, Concept.COMPANY) ? word : of.type;
        } else if (reading.is(at, Concept.LAUNCH) && name.size() == 1) {
            of.assistant += 2;
        } else if (PREPOSITIONS.contains(word)) {
            of.organisation += german ? 2 : 1;
            boolean role = at > 0 && (reading.is(at - 1, Concept.PERSON_ROLE) || reading.token(at - 1).capital() && !reading.is(at - 1, Concept.STAFF));
            of.voice += role && !reading.is(at - 1, Concept.PERSON_ROLE) ? 3 : 0;
        } else if (german && reading.is(at, Concept.ARTICLE) || german && isAdjective(word)) {
            of.organisation -= 2;
        } else if (reading.is(at, Concept.SAY)) {
            of.person += 1;
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
        } else if (next.is(",") || next.is("(")) {
            apposition(reading, at + 1, of);
        } else if (next.is(":") && name.from() == 0 && name.size() <= 2) {
            of.person += reading.sentence().form() == dev.tandem.metrics.claims.text.Sentence.Form.HEADING ? 0 : 3;
        } else if (next.glued() && next.isWord() && (reading.is(at, Concept.PERSON_ROLE) || reading.is(at, Concept.CUSTOMER) || reading.is(at, Concept.STAFF))) {
            of.organisation += 4;
        } else if (FINITE.contains(next.norm())) {
            of.organisation += 1;
        } else if (german && !next.capital() && next.isWord() && next.norm().endsWith("t")) {
            of.organisation += 1;
        } else if (!german && !next.capital() && isVerb(reading, at)) {
            of.organisation += 1;
        }
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
        if (reading.is(name.from(), Concept.FIRST_NAME) && name.size() > 1 && !part) {
            of.person += 6;
        }
        if (part && name.size() > 1) {
            of.organisation += 3;
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
            if (of.person >= 5 && of.person >= of.assistant && of.person > of.organisation / 2) {
                people.add(last);
                people.add(key);
            }
        });
        List<Map.Entry<String, Evidence>> found = new ArrayList<>();
        for (Map.Entry<String, Evidence> entry : evidence.entrySet()) {
            Evidence of = entry.getValue();
            String key = entry.getKey();
            boolean published = publisher != null && publisher.equalsIgnoreCase(of.written);
            if (of.assistant >= 2 && of.assistant * 2 > of.organisation || of.assistant >= 5) {
                cast.assistants().add(key);
            } else if (people.contains(key) || of.person >= 3 && of.person > of.organisation || of.voice >= 3 && of.voice * 2 > of.organisation || published) {
                cast.others().add(key);
            } else if (of.organisation >= (lowerCase.contains(key) ? 2 * ENOUGH : ENOUGH)) {
                found.add(entry);
            }
        }
        return organised(cast, found);
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
            weights.merge(written, of.organisation + 2 * of.mentions, Integer::sum);
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
