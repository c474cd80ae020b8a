package dev.tandem.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one number means, in one version of its definition.
 *
 * @param key its name in addresses
 * @param version a new one means that the same facts give other numbers
 * @param axis which side it speaks for
 * @param better which way is better
 * @param formula how it is made
 * @param parts what is told beside it
 * @param maturity when it stops changing
 * @param german what it is called and means, in German
 * @param english what it is called and means, in English
 */
public record Indicator(
        String key,
        int version,
        Axis axis,
        Better better,
        Formula formula,
        List<Part> parts,
        Maturity maturity,
        Wording german,
        Wording english) {

    public Indicator {
        parts = List.copyOf(parts);
    }

    /**
     * A number that belongs to another one and is told with it.
     *
     * @param key its name in answers
     */
    public record Part(String key, Formula.OfSums formula) {}

    /**
     * When a number stops changing by itself.
     *
     * @param days how long after the end of the period it can still change
     * @param pending what is counted while it has yet to turn out: all of it has to be zero
     * @param settled true where what follows an episode has to be known as well
     */
    public record Maturity(int days, Set<Measure> pending, boolean settled) {
        public Maturity {
            pending = Set.copyOf(pending);
        }
    }

    /**
     * An indicator in one language.
     *
     * @param name as a heading
     * @param phrase as the subject of a sentence, with its article
     * @param text what is counted, over which episodes, and when it is final
     */
    public record Wording(String name, String phrase, String text) {}

    /** The wording for a reader; English where the language is not German. */
    public Wording in(Locale locale) {
        return "de".equals(locale.getLanguage()) ? german : english;
    }

    /** What its rows can be grouped by, as it is written in parameters; none where it is about the whole organisation. */
    public List<String> groupings() {
        if (formula instanceof Formula.Books) {
            return List.of();
        }
        Stream<String> dimensions = Stream.of(Dimension.values()).map(Dimension::key);
        return Stream.concat(dimensions, hasReasons() ? Stream.of(Question.REASON) : Stream.empty())
                .toList();
    }

    private boolean hasReasons() {
        return formula.measures().contains(Measure.HANDED_OVER);
    }

    /** From which epoch of the sums on it can be answered. */
    public int epoch() {
        return Measure.epoch(needed());
    }

    /** Whether the sums have held something for it from the beginning, which may have been corrected since. */
    boolean isOfFirstEpoch() {
        return needed().stream().allMatch(measure -> measure.added() == Measure.FIRST_EPOCH);
    }

    private Set<Measure> needed() {
        EnumSet<Measure> needed = EnumSet.of(Measure.EPISODES);
        needed.addAll(formula.measures());
        needed.addAll(maturity.pending());
        return needed;
    }

    /** The same with only those parts that can be told from sums of this epoch. */
    public Indicator known(int epoch) {
        List<Part> told = parts.stream()
                .filter(part -> Measure.epoch(part.formula().measures()) <= epoch)
                .toList();
        return new Indicator(key, version, axis, better, formula, told, maturity, german, english);
    }

    /** Every sum that is needed to answer. */
    Set<Measure> measures() {
        Set<Measure> all = needed();
        parts.forEach(part -> all.addAll(part.formula().measures()));
        return all;
    }

    /** Every histogram that is needed to answer. */
    Set<Timing> timings() {
        EnumSet<Timing> all = EnumSet.noneOf(Timing.class);
        all.addAll(formula.timings());
        parts.forEach(part -> all.addAll(part.formula().timings()));
        return all;
    }
}
