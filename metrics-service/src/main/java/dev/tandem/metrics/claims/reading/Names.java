package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the words of a sentence that may be names. */
final class Names {
    /** What a word may stand for and yet be part of a name. */
    private static final Set<Concept> NEUTRAL = Set.of(
            Concept.NAME_PART, Concept.FIRST_NAME, Concept.PLACE, Concept.LEGAL_FORM, Concept.COMMON, Concept.ARTICLE);

    private final Lexicon lexicon;
    private final Set<String> lowerCase = new HashSet<>();

    /** @param readings the whole article: what begins a sentence there and stands elsewhere in lower case is no name */
    Names(Lexicon lexicon, List<Reading> readings) {
        this.lexicon = lexicon;
        for (Reading reading : readings) {
            for (Token token : reading.tokens()) {
                if (token.isWord() && !token.capital()) {
                    lowerCase.add(token.norm());
                }
            }
        }
    }

    boolean isLowerCase(String norm) {
        return lowerCase.contains(norm);
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
                if (start < stop && !(everyWordIsCapital && stop - start > 3)) {
                    names.add(Name.of(reading.tokens(), start, stop));
                }
                i = end - 1;
            }
        }
        return names;
    }

    /** In "Digital Lender Halvard Drops Jobs" capitals tell nothing. */
    private static boolean isTitleCase(Reading reading) {
        int words = 0;
        int capitals = 0;
        for (Token token : reading.tokens()) {
            words += token.isWord() ? 1 : 0;
            capitals += token.isWord() && token.capital() ? 1 : 0;
        }
        return words > 3 && capitals * 5 > words * 4;
    }

    private boolean isPart(Reading reading, int index, boolean inside) {
        Token token = reading.token(index);
        if (!token.isWord() || !token.capital() || token.norm().length() < 2) {
            return false;
        }
        boolean begins = index == 0 || !reading.token(index - 1).isWord();
        if (begins && lowerCase.contains(token.norm())) {
            return false;
        }
        if (token.glued() && !inside && index > 0 && reading.token(index - 1).isWord()) {
            return false;
        }
        boolean common = reading.is(index, Concept.COMMON)
                || reading.is(index, Concept.ARTICLE)
                || reading.is(index, Concept.PRONOUN);
        return !common
                && (!isKnown(reading, index)
                        || (inside && reading.is(index, Concept.NAME_PART))
                        || reading.is(index, Concept.NAME_PART)
                        || isType(reading, index));
    }

    private static boolean isType(Reading reading, int index) {
        return reading.is(index, Concept.COMPANY) && reading.is(index, Concept.NAME_PART);
    }

    private static boolean joins(Reading reading, int index, int start) {
        return index > start
                && reading.token(index).is("&")
                && index + 1 < reading.size()
                && reading.token(index + 1).capital();
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
    private static int withoutTypes(Reading reading, int from, int to) {
        int start = from;
        while (start < to
                && !reading.is(start, Concept.NAME_PART)
                && (reading.is(start, Concept.COMPANY) || reading.is(start, Concept.RIVAL))) {
            start++;
        }
        return start;
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

    static boolean isHeading(Reading reading) {
        return reading.sentence().form() == Sentence.Form.HEADING;
    }
}
