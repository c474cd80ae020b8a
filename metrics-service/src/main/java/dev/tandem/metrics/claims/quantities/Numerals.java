package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of one language. */
public interface Numerals {
    /** The longest numeral that begins at the token; null when none does. Looks at a bounded number of tokens. */
    @Nullable
    Numeral at(List<Token> tokens, int index);

    /** The numerals of a language; English for all but German. */
    static Numerals of(String language) {
        return language.startsWith("de") ? new GermanNumerals() : new EnglishNumerals();
    }
}
