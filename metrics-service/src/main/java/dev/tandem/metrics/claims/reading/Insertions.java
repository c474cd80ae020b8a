package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds what stands inside a clause without being a part of it: relative clauses, remarks in brackets or between dashes,
 * and "Laub said" between commas. What stands before and after an insertion is as near as if it were not there.
 */
final class Insertions {
    /** Outside of all insertions. */
    static final int NONE = -1;

    private static final int LONGEST = 22;
    private static final int REMARK = 6;
    private static final Set<String> RELATIVE = Set.of(
            "die", "der", "das", "den", "dem", "deren", "dessen", "denen", "welche", "welcher", "welches", "welchen",
            "welchem", "wo", "wie", "was", "so", "who", "whom", "whose", "which", "where");
    private static final Set<String> PREPOSITIONS = Set.of(
            "in", "an", "auf", "mit", "von", "fuer", "bei", "aus", "zu", "ueber", "unter", "nach", "vor", "of", "for",
            "with", "many", "most", "some");

    private Insertions() {}

    /** For each token the index of the insertion it stands in, or {@link #NONE}. */
    static int[] of(List<Token> tokens, List<Match> saying) {
        int[] insertion = new int[tokens.size()];
        Arrays.fill(insertion, NONE);
        int count = 0;
        int at = 0;
        while (at < tokens.size()) {
            int end = end(tokens, saying, at);
            for (int i = at; i < end; i++) {
                insertion[i] = count;
            }
            count += end > at ? 1 : 0;
            at = end > at ? end : at + 1;
        }
        return insertion;
    }

    /** The token after the insertion's closing mark; {@code at} when none begins here. */
    private static int end(List<Token> tokens, List<Match> saying, int at) {
        String mark = tokens.get(at).norm();
        switch (mark) {
            case "(" -> {
                return closing(tokens, at, ")");
            }
            case "–", "—" -> {
                return closing(tokens, at, mark);
            }
            case "," -> {
                int end = closing(tokens, at, ",");
                boolean last = end == tokens.size();
                boolean inserted = end > at && !last && (isRelative(tokens, at + 1) || isRemark(saying, at, end));
                return inserted ? end : at;
            }
            default -> {
                return at;
            }
        }
    }

    private static int closing(List<Token> tokens, int open, String mark) {
        for (int i = open + 2; i < Math.min(tokens.size(), open + LONGEST); i++) {
            if (tokens.get(i).is(mark)) {
                return i + 1;
            }
            if (tokens.get(i).is(";") || tokens.get(i).is(":")) {
                return open;
            }
        }
        return open;
    }

    private static boolean isRelative(List<Token> tokens, int index) {
        int at = PREPOSITIONS.contains(tokens.get(index).norm()) && index + 1 < tokens.size() ? index + 1 : index;
        at = tokens.get(at).is("of") && at + 1 < tokens.size() ? at + 1 : at;
        return RELATIVE.contains(tokens.get(at).norm());
    }

    private static boolean isRemark(List<Match> saying, int open, int end) {
        return end - open <= REMARK && saying.stream().anyMatch(match -> match.from() > open && match.to() < end);
    }
}
