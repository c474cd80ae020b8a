package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every name of an article, also each part of a longer one: whatever may be that of an organisation. */
final class Candidates {
    private static final int LONGEST = 5;
    private static final Set<String> LINKS = Set.of("&", "of", "and", "und", "fuer", "for", "the", "der", "des", "+");

    private final Document document;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Set<String> lowerCase = new HashSet<>();
    private final Map<String, Head> heads = new LinkedHashMap<>();
    private boolean registered;

    /** The first part of compounds, "Orvalla" of "Orvalla-Chefin": where it stands so, and what begins with it. */
    private record Head(List<Candidate.At> at, Map<String, Integer> compounds) {
        Head() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    Candidates(Document document, ArticleText article) {
        this.document = document;
        for (Reading reading : document.readings()) {
            reading.tokens().stream()
                    .filter(token -> token.isWord() && !token.capital())
                    .forEach(token -> lowerCase.add(token.norm()));
        }
        for (boolean titleCase : new boolean[] {false, true}) {
            for (int i = 0; i < document.readings().size(); i++) {
                if (Names.isTitleCase(document.readings().get(i)) == titleCase) {
                    spans(i, titleCase && !candidates.isEmpty());
                    bracketed(i);
                }
            }
        }
        compounds();
        candidates.values().forEach(Candidate::sort);
        byRules();
        genitives();
        abbreviations(article.known().stream().map(Words::norm).collect(Collectors.toSet()));
        relate(article.title() == null ? "" : article.title());
        article.known().forEach(this::register);
    }

    List<Candidate> all() {
        return List.copyOf(candidates.values());
    }

    /** Whether any of them is an organisation's that is known here. */
    boolean isAnyRegistered() {
        return registered;
    }

    /** All that begins and ends with a capital, in each sentence. */
    private void spans(int sentence, boolean titleCase) {
        Reading reading = document.readings().get(sentence);
        for (int from = 0; from < reading.size(); from++) {
            if (begins(reading, from)) {
                spans(sentence, reading, from, titleCase);
            }
        }
        for (Name name : document.names().get(sentence)) {
            Candidate of = candidates.get(name.key());
            if (of != null) {
                of.named++;
            }
        }
    }

    /** Whoever has an abbreviation is somebody. */
    private void bracketed(int sentence) {
        Reading reading = document.readings().get(sentence);
        for (int bracket = 1; bracket < reading.size(); bracket++) {
            int from = Abbreviations.beginningBefore(document, reading, bracket);
            if (from == bracket) {
                continue;
            }
            String key = Name.of(reading.tokens(), from, bracket).key();
            if (!candidates.containsKey(key)) {
                Candidate of = candidate(key, document.text().substring(reading.startOf(from), reading.endOf(bracket)));
                of.at.add(new Candidate.At(sentence, from, bracket));
                of.alone++;
                of.left++;
                of.right++;
            }
        }
    }

    private boolean begins(Reading reading, int from) {
        Token token = reading.token(from);
        if (!token.isWord()
                || !isCapital(reading, from)
                || isFunction(reading, from)
                || (token.norm().length() < 2 && !isGlued(reading, from + 1))) {
            return false;
        }
        boolean first = from == 0 || !reading.token(from - 1).isWord();
        boolean alone = from + 1 >= reading.size() || !isCapital(reading, from + 1);
        return !(first && alone && lowerCase.contains(token.norm()));
    }

    private void spans(int sentence, Reading reading, int from, boolean titleCase) {
        Head head = null;
        for (int to = from + 1; to <= Math.min(reading.size(), from + LONGEST); to++) {
            if (!isCapital(reading, to - 1)) {
                if (LINKS.contains(reading.token(to - 1).norm()) && to < reading.size()) {
                    continue;
                }
                return;
            }
            if (isGlued(reading, to)) {
                if (reading.token(to).isWord() && !titleCase) {
                    head = heads.computeIfAbsent(
                            Name.of(reading.tokens(), from, to).key(), key -> new Head());
                    head.at().add(new Candidate.At(sentence, from, to));
                }
                continue;
            }
            boolean left = from == 0 || ends(reading, from - 1, titleCase) || isFunction(reading, from - 1);
            boolean right = to >= reading.size() || ends(reading, to, titleCase);
            String key = Name.of(reading.tokens(), from, to).key();
            if (titleCase && !(left && right) && !candidates.containsKey(key)) {
                continue;
            }
            if (head != null) {
                head.compounds().merge(key, 1, Integer::sum);
            }
            Candidate of = candidate(key, document.text().substring(reading.startOf(from), reading.endOf(to)));
            of.at.add(new Candidate.At(sentence, from, to));
            of.alone += left && right ? 1 : 0;
            of.left += left ? 1 : 0;
            of.right += right ? 1 : 0;
            of.inner += from > 0 && reading.token(from - 1).isWord() ? 1 : 0;
            of.lower |= lowerCase.contains(reading.token(from).norm());
            if (reading.token(to - 1).norm().endsWith("'s")) {
                return;
            }
        }
    }

    /** Whether no name reaches over the token; where all words have capitals only a mark tells. */
    private boolean ends(Reading reading, int index, boolean titleCase) {
        return titleCase ? !reading.token(index).isWord() : !isCapital(reading, index);
    }

    private Candidate candidate(String key, String written) {
        boolean possessive = written.endsWith("'s") || written.endsWith("’s");
        return candidates.computeIfAbsent(
                key, k -> new Candidate(k, possessive ? written.substring(0, written.length() - 2) : written));
    }

    /** Whether it is a further part of the word before: T-Kom, Netz7. */
    private static boolean isGlued(Reading reading, int index) {
        return index < reading.size()
                && reading.token(index).glued()
                && (reading.token(index).isWord() || reading.token(index).isNumber());
    }

    private boolean isCapital(Reading reading, int index) {
        Token token = reading.token(index);
        if (token.isNumber() && token.glued() && index > 0) {
            return isCapital(reading, index - 1);
        }
        if (!token.isWord()) {
            return false;
        }
        if (token.capital()
                || (token.glued() && index > 0 && reading.token(index - 1).capital())) {
            return true;
        }
        return document.text().substring(token.start(), token.end()).chars().anyMatch(Character::isUpperCase);
    }

    private static boolean isFunction(Reading reading, int index) {
        return reading.is(index, Concept.COMMON)
                || reading.is(index, Concept.ARTICLE)
                || reading.is(index, Concept.PRONOUN);
    }

    /** Whoever is named without a further word is named by the compound as well: "Orvalla-Chefin", "Orvalla -Zahlen". */
    private void compounds() {
        heads.forEach((key, head) -> {
            Candidate of = candidates.get(key);
            if (of != null && of.right > 0) {
                head.at().forEach(of::addIn);
                head.compounds().forEach((compound, times) -> {
                    Candidate longer = candidates.get(compound);
                    if (longer != null && longer.count() == times && times < of.count()) {
                        candidates.remove(compound);
                    }
                });
            }
        });
    }

    /** Whom the rules see, also who stands in the title or bears the name of the pages only. */
    private void byRules() {
        document.cast().organisations().forEach(this::candidate);
        String main = document.cast().main();
        if (main != null) {
            candidate(Words.norm(main), main);
        }
    }

    private void genitives() {
        for (String key : List.copyOf(candidates.keySet())) {
            Candidate stem = key.endsWith("s") ? candidates.get(key.substring(0, key.length() - 1)) : null;
            Candidate genitive = stem == null ? null : candidates.remove(key);
            if (stem != null && genitive != null) {
                stem.takeOver(genitive);
            }
        }
    }

    /** They stand for the longer name, unless they alone are known here. */
    private void abbreviations(Set<String> known) {
        Abbreviations.among(candidates.values(), document).forEach((letters, name) -> {
            boolean only = known.contains(letters.key) && !known.contains(name.key);
            Candidate kept = only ? letters : name;
            Candidate merged = only ? name : letters;
            kept.takeOver(merged);
            kept.otherForm = merged.key;
            candidates.remove(merged.key);
        });
    }

    private void relate(String title) {
        String words =
                " " + Words.norm(title).replaceAll("[^\\p{L}\\p{N}&'-]+", " ").replaceAll("'s\\b", "") + " ";
        for (Candidate of : candidates.values()) {
            of.titled = words.contains(" " + of.key + " ") || words.contains(" " + of.key + "s ");
            String[] parts = of.key.split(" ", -1);
            for (int from = 0; from < parts.length; from++) {
                for (int to = from + 1; to <= parts.length; to++) {
                    Candidate part =
                            candidates.get(String.join(" ", Arrays.asList(parts).subList(from, to)));
                    if (part != null && part != of) {
                        part.longer.add(of);
                        of.shorter.add(part);
                    }
                }
            }
        }
    }

    private void register(String known) {
        Candidate of = candidates.get(Words.norm(known));
        if (of != null) {
            of.register();
            registered = true;
        }
    }
}
