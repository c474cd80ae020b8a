package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numerals;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Tokens;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands when a stated period is and how long it lasts, in German and English. */
final class Periods {
    private static final Map<Pattern, Double> MONTHS = Map.of(
            pattern("\\b(months?|monat\\w*)\\b"), 1.0,
            pattern("\\b(quarters?|quartal\\w*)\\b"), 3.0,
            pattern("\\b(years?|jahr(e?s|en?)?|annual\\w*|jährlich\\w*)\\b|^(in |im jahr )?(19|20)\\d\\d$"), 12.0,
            pattern("\\b(weeks?|wochen?)\\b"), 12 / 52.0,
            pattern("\\b(days?|tag(e?s|en?)?|daily|täglich\\w*)\\b"), 12 / 365.0);
    private static final Pattern PLURAL =
            pattern("\\b(months|quarters|years|weeks|days|monaten?|quartalen?|jahren?|wochen|tagen?)\\b");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)");
    private static final List<Numerals> LANGUAGES = List.of(Numerals.of("de"), Numerals.of("en"));

    private Periods() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Whether a period says in which year it is, so that it is the same whoever says it when. */
    static boolean isDated(String period) {
        return YEAR.matcher(period).find();
    }

    /** How many months a stated period lasts; one where none is stated, nothing where it is not understood. */
    static OptionalDouble months(@Nullable String period) {
        if (period == null) {
            return OptionalDouble.of(1);
        }
        List<Double> units = MONTHS.entrySet().stream()
                .filter(known -> known.getKey().matcher(period.strip()).find())
                .map(Map.Entry::getValue)
                .toList();
        // "the month of the year" would need more than a word
        if (units.size() != 1) {
            return OptionalDouble.empty();
        }
        OptionalDouble times = times(period);
        return times.isEmpty() ? times : OptionalDouble.of(times.getAsDouble() * units.get(0));
    }

    /** How many of its unit a period lasts: 18 in "the first 18 months". */
    private static OptionalDouble times(String period) {
        List<Token> tokens = Tokens.of(period, 0, period.length());
        Set<Double> counted = LANGUAGES.stream()
                .flatMap(numerals -> Amounts.of(tokens, numerals).stream())
                .flatMap(amount -> Stream.of(times(tokens, amount)))
                .collect(Collectors.toSet());
        if (counted.isEmpty()) {
            // "several months" are more than one, and nobody knows how many
            return PLURAL.matcher(period).find() ? OptionalDouble.empty() : OptionalDouble.of(1);
        }
        double one = counted.iterator().next();
        return counted.size() == 1 && one > 0 ? OptionalDouble.of(one) : OptionalDouble.empty();
    }

    /** 0 of what is no duration: "half of the year", "a few months". */
    private static double times(List<Token> tokens, Amount amount) {
        return amount.type() == Amount.Type.DURATION ? amount.value() / Amounts.secondsOfUnit(tokens, amount) : 0;
    }
}
