package dev.tandem.metrics.claims.quantities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Tokens;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumeralProperties {
    private static final String[] UNITS = {"", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"
    };
    private static final String[] TEENS = {
        "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"
    };
    private static final String[] TENS = {
        "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"
    };

    @Property(tries = 300)
    void readsWhatGermanPeopleWriteInWords(@ForAll @IntRange(min = 2, max = 999_999) int number) {
        assertThat(value(german(number), "de")).isEqualTo(number);
    }

    @Property(tries = 300)
    void readsDigitsWithTheLanguagesOwnGroups(@ForAll @IntRange(min = 0) int number) {
        assertThat(value(NumberFormat.getIntegerInstance(Locale.GERMAN).format(number), "de"))
                .isEqualTo(number);
        assertThat(value(NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number), "en"))
                .isEqualTo(number);
        assertThat(value(
                        NumberFormat.getIntegerInstance(Locale.ENGLISH)
                                .format(number)
                                .replace(',', '\''),
                        "en"))
                .isEqualTo(number);
    }

    private static double value(String text, String language) {
        List<Token> tokens = Tokens.of(text, 0, text.length());
        Numeral numeral = Numerals.of(language).at(tokens, 0);
        boolean whole = numeral != null && numeral.to() == tokens.size();
        return numeral != null && whole ? numeral.value() : Double.NaN;
    }

    private static String german(int number) {
        String thousands = number >= 1_000 ? belowThousand(number / 1_000) + "tausend" : "";
        int rest = number % 1_000;
        String tail = rest == 1 ? "eins" : belowThousand(rest);
        return thousands + tail;
    }

    private static String belowThousand(int number) {
        String hundreds = number >= 100 ? UNITS[number / 100] + "hundert" : "";
        int rest = number % 100;
        if (rest < 10) {
            return hundreds + UNITS[rest];
        }
        if (rest < 20) {
            return hundreds + TEENS[rest - 10];
        }
        String unit = rest % 10 == 0 ? "" : UNITS[rest % 10] + "und";
        return hundreds + unit + TENS[rest / 10];
    }
}
