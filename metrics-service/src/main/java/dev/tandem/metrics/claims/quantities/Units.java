package dev.tandem.metrics.claims.quantities;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words and marks beside a number that say what it measures, in German and English. */
final class Units {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double WEEK = 7 * DAY;
    private static final double MONTH = 30 * DAY;
    private static final double YEAR = 365 * DAY;

    private static final Map<String, Double> SECONDS = seconds();
    private static final Map<String, String> CURRENCIES = currencies();
    private static final Map<String, Double> FACTORS = factors();
    private static final Set<String> PER_MILLE = Set.of("‰", "promille", "permille");
    private static final Set<String> PERCENT =
            Set.of("%", "٪", "％", "prozent", "percent", "percents", "percentage", "pct", "proz");
    private static final Set<String> POINTS =
            Set.of("prozentpunkt", "prozentpunkte", "prozentpunkten", "prozentpunkts", "pp", "ppt", "ppts");
    private static final Set<String> BASIS_POINTS = Set.of("bp", "bps", "basispunkt", "basispunkte", "basispunkten");
    private static final Set<String> CODES =
            Set.of("eur", "usd", "gbp", "chf", "dkk", "sek", "nok", "pln", "cad", "aud");
    private static final Set<String> HUNDREDTHS =
            Set.of("cent", "cents", "ct", "pence", "p", "rappen", "oere", "pennies");

    private Units() {}

    private static Map<String, Double> seconds() {
        Map<String, Double> units = new HashMap<>();
        put(units, 1e-3, "ms millisekunde millisekunden millisecond milliseconds");
        put(units, 1, "sekunde sekunden sek second seconds sec secs s");
        put(units, MINUTE, "minute minuten min mins minutes minutes' minuter");
        put(units, HOUR, "stunde stunden std hour hours hr hrs h hours'");
        put(units, DAY, "tag tage tagen day days arbeitstag arbeitstage arbeitstagen werktage werktagen days'");
        put(units, WEEK, "woche wochen week weeks");
        put(units, 2 * WEEK, "fortnight fortnights");
        put(units, MONTH, "monat monate monaten month months");
        put(units, 3 * MONTH, "quartal quartale quartalen quarters");
        put(units, YEAR, "jahr jahre jahren year years");
        put(units, HOUR / 4, "viertelstunde viertelstunden");
        put(units, HOUR / 2, "halbstunde");
        put(units, HOUR * 3 / 4, "dreiviertelstunde");
        return Map.copyOf(units);
    }

    private static void put(Map<String, Double> units, double value, String names) {
        for (String name : names.split(" ", -1)) {
            units.put(name, value);
        }
    }

    private static Map<String, String> currencies() {
        Map<String, String> names = new HashMap<>();
        name(names, "EUR", "€ euro euros eur cent ct");
        name(names, "USD", "$ dollar dollars usd us$ cents");
        name(names, "GBP", "£ pfund pound pounds gbp pence p quid");
        name(names, "CHF", "chf franken francs rappen sfr");
        name(names, "DKK", "dkk");
        name(names, "SEK", "sek");
        name(names, "NOK", "nok");
        name(names, "PLN", "pln zloty zlotys zł");
        name(names, "JPY", "¥ yen jpy");
        name(names, "INR", "₹ rupees rupien inr");
        name(names, "CAD", "cad");
        name(names, "AUD", "aud");
        name(names, "", "kronen kroner kronor krone crowns oere");
        return Map.copyOf(names);
    }

    private static void name(Map<String, String> names, String code, String words) {
        for (String word : words.split(" ", -1)) {
            names.put(word, code);
        }
    }

    /** Words that are a change in themselves, relative to before. */
    private static Map<String, Double> factors() {
        Map<String, Double> words = new HashMap<>();
        put(words, -0.5, "halbiert halbierte halbierten halbieren halbierung halved halves halving halve");
        put(words, -2 / 3.0, "gedrittelt drittelte drittelten");
        put(words, -0.75, "geviertelt viertelte viertelten quartered");
        put(
                words,
                1,
                "verdoppelt verdoppelte verdoppelten verdoppeln verdoppelung verdopplung doubled doubles doubling double");
        put(words, 2, "tripled triples tripling trebled");
        put(words, 3, "quadrupled quadruples");
        put(words, 4, "quintupled");
        put(words, 5, "sextupled");
        return Map.copyOf(words);
    }

    static @Nullable Double seconds(String word) {
        return SECONDS.get(word);
    }

    static @Nullable Double factor(String word) {
        return FACTORS.get(word);
    }

    /** ISO 4217; empty when the word names a currency of several countries; null when it names none. */
    static @Nullable String currency(String word) {
        return CURRENCIES.get(word);
    }

    /** How many the first letter of "TEUR", "MSEK", "KCHF" stands for; 1 of other words. */
    static double scaleOfCurrency(String word) {
        if (word.length() != 4 || !CODES.contains(word.substring(1))) {
            return 1;
        }
        return switch (word.charAt(0)) {
            case 't', 'k' -> 1e3;
            case 'm' -> 1e6;
            default -> 1;
        };
    }

    static boolean isHundredth(String word) {
        return HUNDREDTHS.contains(word);
    }

    static boolean isPercent(String word) {
        return PERCENT.contains(word);
    }

    static boolean isPerMille(String word) {
        return PER_MILLE.contains(word);
    }

    static boolean isPoints(String word) {
        return POINTS.contains(word);
    }

    static boolean isBasisPoints(String word) {
        return BASIS_POINTS.contains(word);
    }

    static boolean isUnit(String word) {
        return SECONDS.containsKey(word)
                || CURRENCIES.containsKey(word)
                || isPercent(word)
                || isPoints(word)
                || isBasisPoints(word)
                || word.equals("x")
                || word.equals("p");
    }
}
