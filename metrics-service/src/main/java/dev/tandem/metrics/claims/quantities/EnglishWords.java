package dev.tandem.metrics.claims.quantities;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words that English numbers are made of. */
final class EnglishWords {
    static final Map<String, Integer> SMALL = small();
    static final Map<String, Double> SCALES = scales();
    static final Map<String, Integer> DENOMINATORS = denominators();
    static final Set<String> DOZENS = Set.of("dozen", "dozens", "dz", "dzs", "doz", "dozs");
    static final Set<String> VAGUE =
            Set.of("hundreds", "thousands", "tens", "scores", "dozens", "millions", "billions");

    private EnglishWords() {}

    private static Map<String, Integer> small() {
        String[] below20 = {
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen"
        };
        String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        Map<String, Integer> words = new HashMap<>(Map.of("nought", 0, "naught", 0, "nil", 0, "fourty", 40));
        for (int i = 0; i < below20.length; i++) {
            words.put(below20[i], i);
        }
        for (int i = 0; i < tens.length; i++) {
            words.put(tens[i], 20 + 10 * i);
        }
        return Map.copyOf(words);
    }

    private static Map<String, Double> scales() {
        Map<String, Double> words = new HashMap<>();
        put(words, 1e3, "thousand", "thousands", "k");
        put(words, 1e5, "lakh", "lakhs", "lkh", "lkhs", "lac", "lacs", "l");
        put(words, 1e6, "million", "millions", "m", "mn", "mln", "mio", "mil", "mm");
        put(words, 1e7, "crore", "crores", "cr", "kr", "koti", "krores");
        put(words, 1e9, "billion", "billions", "b", "bn", "bln", "g");
        put(words, 1e12, "trillion", "trillions", "tn", "tln");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Double> words, double scale, String... names) {
        for (String name : names) {
            words.put(name, scale);
        }
    }

    private static Map<String, Integer> denominators() {
        String[] names = {
            "half",
            "third",
            "quarter",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth"
        };
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            words.put(names[i], i + 2);
            words.put(names[i] + "s", i + 2);
        }
        String[] tens = {"thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};
        for (int i = 0; i < tens.length; i++) {
            words.put(tens[i], 30 + 10 * i);
            words.put(tens[i] + "s", 30 + 10 * i);
        }
        words.putAll(Map.of("halves", 2, "fourth", 4, "fourths", 4, "first", 1, "firsts", 1));
        words.putAll(Map.of("hundredth", 100, "hundredths", 100, "thousandth", 1_000, "thousandths", 1_000));
        return Map.copyOf(words);
    }

    /** Letters that are also words of their own, or units: a scale only when they stick to the number. */
    static boolean isLetter(String scale) {
        return scale.length() == 1;
    }
}
