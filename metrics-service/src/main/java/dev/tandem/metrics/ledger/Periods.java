package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numerals;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands when a stated period is and how long it lasts, in German and English. */
final class Periods {
    private static final Map<Pattern, Double> MONTHS = Map.of(
            pattern("\\b(months?|monat\\w*)\\b"), 1.0,
            pattern("\\b(quarters?|quartal\\w*)\\b"), 3.0,
            pattern("\\b(years?|jahr(e?s|en?)?|annual\\w*|jährlich\\w*)\\b"), 12.0,
            pattern("\\b(weeks?|wochen?)\\b"), 12 / 52.0,
            pattern("\\b(days?|tag(e?s|en?)?|daily|täglich\\w*)\\b"), 12 / 365.0);
    private static final Pattern PLURAL =
            pattern("\\b(months|quarters|years|weeks|days|monaten?|quartalen?|jahren?|wochen|tagen?)\\b");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)");
    /** What may stand around a year and a part of it and leaves them what they are; not "since", nor "by". */
    private static final Pattern AROUND =
            pattern("\\b(in|im|during|within|over|for|of|des|der|dem|the|year|jahre?s?|month|monats?"
                    + "|calendar|kalenderjahre?s?)\\b|,|['’]s?");

    private static final List<Part> PARTS = parts();
    private static final List<Numerals> LANGUAGES = List.of(Numerals.of("de"), Numerals.of("en"));

    private Periods() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * A part of a year, or all of it.
     *
     * @param name behind that of the year
     * @param months how many it lasts
     */
    private record Part(String name, double months, Pattern words) {}

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("", 12, pattern("")));
        List<String> months = List.of(
                "jan(uary|uar)?|jänner",
                "feb(ruary|ruar)?",
                "mar(ch)?|märz",
                "apr(il)?",
                "ma[yi]",
                "june?|juni",
                "july?|juli",
                "aug(ust)?",
                "sept?(ember)?",
                "o[ck]t(ober)?",
                "nov(ember)?",
                "de[cz](ember)?");
        for (int i = 1; i <= months.size(); i++) {
            parts.add(new Part("-%02d".formatted(i), 1, pattern(months.get(i - 1))));
        }
        List<String> ordinals =
                List.of("first|1st|erste", "second|2nd|zweite", "third|3rd|dritte", "fourth|4th|vierte");
        for (int i = 1; i <= ordinals.size(); i++) {
            String ordinal = "(%d\\.|(%s)[nsr]?)[ -]?".formatted(i, ordinals.get(i - 1));
            parts.add(new Part("-q" + i, 3, pattern("q%d|%s(quarter|quartals?)".formatted(i, ordinal))));
            parts.add(new Part("-h" + i, 6, pattern("h%d|%s(half|halbjahre?s?|hälfte)".formatted(i, ordinal))));
        }
        return List.copyOf(parts);
    }

    /** The part of the year that a period names and nothing else. */
    private static Optional<Part> part(String folded) {
        Matcher year = YEAR.matcher(folded);
        if (!year.find()) {
            return Optional.empty();
        }
        String around = folded.substring(0, year.start()) + " " + folded.substring(year.end());
        String words = AROUND.matcher(around).replaceAll(" ").strip();
        return PARTS.stream()
                .filter(part -> part.words().matcher(words).matches())
                .findFirst();
    }

    /**
     * A period as it is compared: 2024, 2024-03, 2024-q1 or 2024-h1 where it is a year or a part of one, else its words
     * without their case.
     */
    static String normal(String period) {
        String folded = ClaimIdentity.folded(period);
        Matcher year = YEAR.matcher(folded);
        return part(folded)
                .filter(part -> year.find())
                .map(part -> year.group() + part.name())
                .orElse(folded);
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
        Optional<Part> part = part(ClaimIdentity.folded(period));
        if (part.isPresent()) {
            return OptionalDouble.of(part.get().months());
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
