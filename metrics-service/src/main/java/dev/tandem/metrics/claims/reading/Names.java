package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the words of a sentence that may be names. */
final class Names {
    /** What a word may stand for and yet be part of a name. */
    private static final Set<Concept> NEUTRAL = Set.of(
            Concept.NAME_PART,
            Concept.FIRST_NAME,
            Concept.TELLER,
            Concept.PLACE,
            Concept.LEGAL_FORM,
            Concept.COMMON,
            Concept.ARTICLE);

    /** What bears the name of its place has what it is for a part of its name: "die Stadtverwaltung X". */
    private static final List<String> LOCAL = List.of(
            "amt",
            "verwaltung",
            "werke",
            "behoerde",
            "ministerium",
            "stadt",
            "sparkasse",
            "volksbank",
            "klinikum",
            "klinik",
            "genossenschaft",
            "verbund",
            "betriebe");

    private static final Set<Concept> CALLING =
            Set.of(Concept.AI, Concept.PERSON_ROLE, Concept.UNION, Concept.OUTSIDER, Concept.VENDOR, Concept.RIVAL);

    private static final Set<String> ORDINALS =
            Set.of("erste", "zweite", "dritte", "vierte", "letzte", "naechste", "gesamte", "weitere");

    private static final int DATELINE = 12;
    /** What headlines in English do not begin with a capital. */
    private static final Set<String> PARTICLES = Set.of(
            "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "as", "vs", "with", "from",
            "than", "into", "over");

    private static final List<String> ADVERB_ENDINGS =
            List.of("lich", "ig", "isch", "ell", "weise", "mals", "bar", "sam", "los", "haft");
    private static final List<String> NOUN_ENDINGS = List.of(
            "ung",
            "ungen",
            "heit",
            "keit",
            "schaft",
            "tion",
            "tionen",
            "itaet",
            "nis",
            "tum",
            "ismus",
            "ment",
            "enz",
            "anz",
            "ik",
            "ie",
            "ien",
            "heiten",
            "keiten",
            "schaften");
    private static final Set<String> GERMAN_ARTICLES = Set.of(
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "zum", "zur",
            "im", "am", "vom", "beim", "ins", "ans", "kein", "keine", "keinen", "ihre", "seine", "unsere");

    /** After these stands one of many, which is a noun and no name. */
    private static final Set<String> INDEFINITE =
            Set.of("ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "keinem", "keiner");

    private static final Set<Concept> FUNCTIONS = Set.of(Concept.COMMON, Concept.ARTICLE, Concept.PRONOUN);

    private final Lexicon lexicon;
    private final boolean english;
    private final Set<String> lowerCase = new HashSet<>();

    /** @param readings the whole article: what begins a sentence there and stands elsewhere in lower case is no name */
    Names(Lexicon lexicon, List<Reading> readings) {
        this.lexicon = lexicon;
        this.english = lexicon.language().equals(Languages.ENGLISH);
        for (Reading reading : readings) {
            for (Token token : reading.tokens()) {
                if (token.isWord() && !token.capital()) {
                    lowerCase.add(token.norm());
                }
            }
        }
    }

    /** Whether the text says "we". */
    boolean isOurs() {
        return lowerCase.contains("we")
                || lowerCase.contains("our")
                || lowerCase.contains("wir")
                || lowerCase.contains("unser")
                || lowerCase.contains("unsere");
    }

    /** The company in the name of its own pages: "Orvalla" of "Orvalla Blog"; null when they are not called so. */
    @Nullable
    String ownerOf(String publisher) {
        String[] words = publisher.strip().split("\\s+", -1);
        int last = words.length;
        while (last > 0 && isPublication(Words.norm(words[last - 1]))) {
            last--;
        }
        return last == 0 || last == words.length
                ? null
                : String.join(" ", List.of(words).subList(0, last));
    }

    /** Whether the publisher's name is that of the company and something more. */
    boolean isOwner(String company, String publisher) {
        String whole = " " + Words.norm(publisher) + " ";
        String part = " " + Words.norm(company) + " ";
        return whole.length() > part.length()
                && whole.contains(part)
                && (isOurs() || company.equals(ownerOf(publisher)));
    }

    private boolean isPublication(String norm) {
        return lexicon.beginningWith(norm).stream()
                .anyMatch(pattern -> pattern.concept() == Concept.PUBLICATION
                        && pattern.words().size() == 1
                        && pattern.first().isExact());
    }

    boolean isLowerCase(String norm) {
        return lowerCase.contains(norm);
    }

    /** Where a report's text begins after "LONDON, 3 February (agency) - "; 0 when it has no such dateline. */
    static int afterDateline(Reading reading) {
        for (int i = 1; i < Math.min(reading.size(), DATELINE); i++) {
            String mark = reading.token(i).norm();
            boolean word = reading.token(i).isWord() && !reading.token(i).capital();
            if (mark.equals("-") || mark.equals("–") || mark.equals("—")) {
                return i + 1;
            }
            if (word && !reading.token(i - 1).is("(")) {
                return 0;
            }
        }
        return 0;
    }

    /** The names of a sentence from left to right, none overlapping, none longer than {@link Name#LONGEST} words. */
    List<Name> of(Reading reading) {
        List<Name> names = new ArrayList<>();
        boolean everyWordIsCapital = isTitleCase(reading);
        for (int i = 0; i < reading.size(); i++) {
            int end = i;
            while (end < reading.size()
                    && end - i < Name.LONGEST
                    && (isPart(reading, end, end > i) || joins(reading, end, i))) {
                end++;
            }
            if (end > i) {
                int start = withoutTypes(reading, i, end);
                int stop = withoutTail(reading, start, end);
                boolean glued = stop < reading.size() && reading.token(stop).glued();
                boolean any = !english
                        && !glued
                        && start > 0
                        && INDEFINITE.contains(reading.token(start - 1).norm());
                if (start < stop && !any && !(everyWordIsCapital && stop - start > 3)) {
                    names.add(Name.of(reading.tokens(), start, stop));
                }
                i = end - 1;
            }
        }
        return names;
    }

    /** In "Digital Lender Halvard Drops Jobs to Cut Costs" capitals tell nothing. */
    static boolean isTitleCase(Reading reading) {
        int words = 0;
        int capitals = 0;
        for (Token token : reading.tokens()) {
            boolean counts = token.isWord() && (token.capital() || !PARTICLES.contains(token.norm()));
            words += counts ? 1 : 0;
            capitals += counts && token.capital() ? 1 : 0;
        }
        return words > 3 && capitals * 5 > words * 4;
    }

    private boolean isPart(Reading reading, int index, boolean inside) {
        Token token = reading.token(index);
        if (!token.isWord() || !token.capital() || token.norm().length() < 2) {
            return false;
        }
        boolean last = inside && english && reading.is(index, Concept.NAME_PART);
        if (isFunctionWord(token.norm()) && !last) {
            return false;
        }
        boolean begins = index == 0 || !reading.token(index - 1).isWord();
        if (begins && lowerCase.contains(token.norm())) {
            return false;
        }
        if (token.glued() && !inside && index > 0 && reading.token(index - 1).isWord()) {
            return false;
        }
        if (!english && isLinked(reading, index)) {
            return false;
        }
        boolean further =
                inside && english && !reading.is(index, Concept.PERSON_ROLE) && !reading.is(index, Concept.AI);
        return further || !isKnown(reading, index) || reading.is(index, Concept.NAME_PART) || isType(reading, index);
    }

    /** The first part of "Betriebs-Chefin", which a noun's linking letter ends. */
    private boolean isLinked(Reading reading, int index) {
        String norm = reading.token(index).norm();
        return norm.endsWith("s")
                && index + 1 < reading.size()
                && reading.token(index + 1).glued()
                && !lexicon.beginningWith(norm.substring(0, norm.length() - 1)).isEmpty();
    }

    /** Words that begin sentences and are no names, also "I've", "That's". */
    private boolean isFunctionWord(String norm) {
        int apostrophe = norm.indexOf('\'');
        String word =
                apostrophe > 0 && !norm.endsWith("'s") ? norm.substring(0, apostrophe) : Name.withoutPossessive(norm);
        return word.length() < 2 || isFunction(word);
    }

    /** As the lexicon has it, even where a longer phrase hides it. */
    private boolean isFunction(String word) {
        for (Pattern pattern : lexicon.beginningWith(word)) {
            boolean exact = pattern.words().size() == 1
                    && pattern.first().isExact()
                    && pattern.afterGap().isEmpty();
            if (exact && FUNCTIONS.contains(pattern.concept())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isType(Reading reading, int index) {
        return reading.is(index, Concept.COMPANY) && reading.is(index, Concept.NAME_PART);
    }

    /** "Luft & Recht", "Amt für Wohnen", "Bank of Orvalla". */
    private static boolean joins(Reading reading, int index, int start) {
        boolean between = index > start
                && index + 1 < reading.size()
                && reading.token(index + 1).capital();
        String word = reading.token(index).norm();
        boolean office = reading.is(index - (index > 0 ? 1 : 0), Concept.NAME_PART);
        return between && (word.equals("&") || (office && (word.equals("fuer") || word.equals("of"))));
    }

    /** Whether the word ends or begins like one that the lexicon knows: a compound, or a name that looks like one. */
    boolean isCompound(String norm) {
        for (Pattern pattern : lexicon.beginningWith(norm)) {
            boolean single = pattern.words().size() == 1 && pattern.afterGap().isEmpty();
            if (single && !pattern.first().isExact() && !NEUTRAL.contains(pattern.concept())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the lexicon knows the word as anything but a part of names. */
    private boolean isKnown(Reading reading, int index) {
        String norm = Name.withoutPossessive(reading.token(index).norm());
        for (Pattern pattern : lexicon.beginningWith(norm)) {
            boolean single = pattern.words().size() == 1 && pattern.afterGap().isEmpty();
            if (single && pattern.first().isExact() && !NEUTRAL.contains(pattern.concept())) {
                return true;
            }
        }
        return false;
    }

    /** Without what only says what kind of company it is: "Energieversorger" of "Energieversorger Stromwerk Nord". */
    private int withoutTypes(Reading reading, int from, int to) {
        int start = from;
        while (start + 1 < to && isCalling(reading, start)) {
            start++;
        }
        if (start > from) {
            return start;
        }
        if (from > 0
                && to - from > 1
                && isTyped(reading, from)
                && isKnown(reading, from)
                && (isArticle(reading, from - 1) || (!english && isAdjective(reading.token(from - 1))))
                && !reading.is(from + 1, Concept.PLACE)) {
            start++;
        }
        while (start < to
                && !reading.is(start, Concept.NAME_PART)
                && (reading.is(start, Concept.COMPANY) || reading.is(start, Concept.RIVAL))) {
            start++;
        }
        return start;
    }

    /** Whether the word says what somebody is, and is no part of a name that goes by its place. */
    static boolean isTyped(Reading reading, int index) {
        return reading.is(index, Concept.COMPANY)
                && LOCAL.stream().noneMatch(reading.token(index).norm()::endsWith);
    }

    /** "Schreibassistent X", "Verbandspräsident Y": what says who bears the name after it. */
    private boolean isCalling(Reading reading, int index) {
        return !english
                && !reading.is(index, Concept.NAME_PART)
                && CALLING.stream().anyMatch(concept -> reading.is(index, concept))
                && !reading.token(index + 1).glued();
    }

    private static int withoutTail(Reading reading, int from, int to) {
        int end = to;
        while (end - 1 > from && reading.is(end - 1, Concept.LEGAL_FORM) && !reading.is(end - 1, Concept.NAME_PART)) {
            end--;
        }
        while (end - 1 > from && reading.token(end - 1).is("&")) {
            end--;
        }
        return end;
    }

    /** "Finanziell", "Langfristig": what a German sentence may begin with and is no noun. */
    static boolean isAdverb(String word) {
        return endsLike(word, ADVERB_ENDINGS);
    }

    /** "Umstellung", "Strategie": what stands without an article in German and is no name. */
    static boolean isNoun(String word) {
        return endsLike(word, NOUN_ENDINGS);
    }

    /** What in German may stand between an article and a noun. */
    static boolean isAdjective(Token token) {
        String word = token.norm();
        return token.isWord()
                && !token.capital()
                && word.length() > 3
                && (ORDINALS.contains(word)
                        || word.endsWith("en")
                        || word.endsWith("er")
                        || word.endsWith("es")
                        || word.endsWith("em")
                        || (word.endsWith("e") && (word.length() < 5 || !word.endsWith("te"))));
    }

    /** "Geholfen", "Kommentare": a participle or a plural that a sentence may begin with. */
    static boolean isInflected(String word) {
        return word.startsWith("ge") || word.endsWith("e") || word.endsWith("en");
    }

    private static boolean endsLike(String word, List<String> endings) {
        return endings.stream().anyMatch(ending -> word.length() > ending.length() + 1 && word.endsWith(ending));
    }

    /** Also the article within a phrase of the lexicon. */
    static boolean isArticle(Reading reading, int index) {
        return reading.is(index, Concept.ARTICLE)
                || GERMAN_ARTICLES.contains(reading.token(index).norm());
    }

    static boolean isHeading(Reading reading) {
        return reading.sentence().form() == Sentence.Form.HEADING;
    }
}
