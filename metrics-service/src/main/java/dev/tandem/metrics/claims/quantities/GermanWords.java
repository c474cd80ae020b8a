package dev.tandem.metrics.claims.quantities;

import java.util.HashMap;
import java.util.Map;

/** German numbers that are one word: "zweitausendsechshundert", "fünfundzwanzigste", "Zwanzigstel". */
final class GermanWords {
    private static final int LONGEST = 90;
    private static final Map<String, Integer> BELOW_HUNDRED = belowHundred();

    private GermanWords() {}

    private static Map<String, Integer> belowHundred() {
        String[] units = {"", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"};
        String[] teens = {
            "zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"
        };
        String[] tens = {
            "", "", "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig"
        };
        Map<String, Integer> words = new HashMap<>(Map.of("null", 0, "eins", 1, "zwo", 2));
        for (int i = 1; i < 10; i++) {
            words.put(units[i], i);
            words.put(teens[i], 10 + i);
            for (int ten = 2; ten < 10; ten++) {
                words.put(tens[ten], 10 * ten);
                words.put(units[i] + "und" + tens[ten], 10 * ten + i);
            }
        }
        words.put(teens[0], 10);
        return Map.copyOf(words);
    }

    /** The number below a million that the word names; -1 when it names none. */
    static double cardinal(String word) {
        return word.length() > LONGEST ? -1 : number(word, true);
    }

    /** "1,5" for "anderthalb" and "eineinhalb"; -1 for other words. */
    static double half(String word) {
        String stem = stripped(word);
        if (stem.equals("anderthalb") || stem.equals("einundhalb")) {
            return 1.5;
        }
        if (stem.endsWith("halbtausend") && stem.length() <= LONGEST) {
            double thousands = half(stem.substring(0, stem.length() - "tausend".length()));
            return thousands < 0 ? -1 : 1_000 * thousands;
        }
        if (stem.equals("dreiviertel")) {
            return 0.75;
        }
        if (stem.endsWith("einhalb") && stem.length() <= LONGEST) {
            double whole = number(stem.substring(0, stem.length() - "einhalb".length()), true);
            return whole < 0 ? -1 : whole + 0.5;
        }
        return -1;
    }

    /** 3 for "dritte" and "dritten"; -1 when the word is no ordinal. */
    static double ordinal(String word) {
        String stem = stripped(word);
        return switch (stem) {
            case "erst" -> 1;
            case "dritt" -> 3;
            case "siebt" -> 7;
            case "acht" -> stem.equals(word) ? -1 : 8;
            default -> tail(stem, "st", 20) >= 0 ? tail(stem, "st", 20) : tail(stem, "t", 2);
        };
    }

    /** 3 for "Drittel"; -1 when the word names no part. */
    static double denominator(String word) {
        String stem = word.endsWith("n") || word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return switch (stem) {
            case "drittel" -> 3;
            case "viertel" -> 4;
            case "siebtel" -> 7;
            case "achtel" -> 8;
            default -> tail(stem, "stel", 20) >= 0 ? tail(stem, "stel", 20) : tail(stem, "tel", 4);
        };
    }

    private static double tail(String word, String ending, int least) {
        if (!word.endsWith(ending) || word.length() > LONGEST) {
            return -1;
        }
        double value = number(word.substring(0, word.length() - ending.length()), true);
        return value >= least ? value : -1;
    }

    /** Without the ending of a declined adjective. */
    private static String stripped(String word) {
        for (String ending : new String[] {"en", "er", "es", "em", "e"}) {
            if (word.endsWith(ending) && word.length() > ending.length() + 2) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static double number(String word, boolean thousands) {
        Integer small = BELOW_HUNDRED.get(word);
        if (small != null) {
            return small;
        }
        int thousand = thousands ? word.indexOf("tausend") : -1;
        if (thousand >= 0) {
            return sum(word, thousand, "tausend", 1_000);
        }
        int hundred = word.indexOf("hundert");
        return hundred >= 0 ? sum(word, hundred, "hundert", 100) : -1;
    }

    private static double sum(String word, int at, String name, int scale) {
        double left = at == 0 ? 1 : number(word.substring(0, at), false);
        String rest = word.substring(at + name.length());
        if (rest.startsWith("und")) {
            rest = rest.substring("und".length());
        } else if (rest.equals("e") || rest.equals("er")) {
            return -1;
        }
        double right = rest.isEmpty() ? 0 : number(rest, false);
        return left < 0 || right < 0 || left >= 1_000 || right >= scale ? -1 : left * scale + right;
    }
}
