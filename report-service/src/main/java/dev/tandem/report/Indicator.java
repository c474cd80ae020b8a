package dev.tandem.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one number means.
 *
 * @param key its name in addresses
 * @param axis which side it speaks for
 * @param better which way is better
 * @param formula how it is made of sums
 * @param maturity when it stops changing
 * @param german what it is called and means, in German
 * @param english what it is called and means, in English
 */
public record Indicator(
        String key, Axis axis, Better better, Formula formula, Maturity maturity, Wording german, Wording english) {

    /**
     * When a number stops changing by itself.
     *
     * @param days how long after the end of the period it can still change
     * @param pending what is counted while it has yet to turn out; null where nothing is
     */
    public record Maturity(int days, @Nullable Measure pending) {}

    /**
     * An indicator in one language.
     *
     * @param name as a heading
     * @param phrase as the subject of a sentence, with its article
     * @param text what is counted, over which episodes, and when it is final
     */
    public record Wording(String name, String phrase, String text) {}

    /** The version of the definition; a new one means that the same facts give other numbers. */
    public int version() {
        return 1;
    }

    /** The wording for a reader; English where the language is not German. */
    public Wording in(Locale locale) {
        return "de".equals(locale.getLanguage()) ? german : english;
    }

    /** Every sum that is needed to answer. */
    Set<Measure> measures() {
        EnumSet<Measure> all = EnumSet.copyOf(formula.measures());
        all.add(Measure.EPISODES);
        if (maturity.pending() != null) {
            all.add(maturity.pending());
        }
        return all;
    }
}
