package dev.tandem.metrics.claims.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Weighs clues for outcomes: every clue that is there adds its weight to the score of each outcome, and to what each unit
 * has; a unit that has more than nothing adds so much to the outcomes (rectified linear units), so that it sees which clues
 * stand together. Without units it is a linear model. As text: a line {@code # outcome outcome …}, a line with the number
 * of units, a line a unit with its threshold and its weights for the outcomes, then a line a clue with its weights for the
 * outcomes that it speaks for and, in hexadecimal, for the units as signed bytes; all in hundredths.
 */
final class Network {
    /** Stands beside every example. */
    static final String ALWAYS = "";

    private static final int HUNDREDTHS = 100;
    /** What says less than this for an outcome says nothing. */
    private static final int LEAST = 5;

    private final List<String> outcomes;
    private final int units;
    private final Rows weights;
    private final int[] thresholds;
    private final int[][] outOf;
    /** What all have without any clue. */
    private final int[] always;

    /**
     * All weights in hundredths, as {@link #hundredths} gives them.
     *
     * @param weights a clue's for the outcomes and, where it speaks to them, for the units
     * @param thresholds what each unit has without any clue
     * @param outOf the weights of each unit for the outcomes
     */
    Network(List<String> outcomes, Map<String, int[]> weights, int[] thresholds, int[][] outOf) {
        this.outcomes = List.copyOf(outcomes);
        this.units = thresholds.length;
        this.weights = new Rows(weights);
        this.thresholds = thresholds.clone();
        this.outOf = outOf.clone();
        this.always = new int[outcomes.size() + units];
        System.arraycopy(thresholds, 0, always, outcomes.size(), units);
        int[] own = weights.getOrDefault(ALWAYS, new int[0]);
        for (int i = 0; i < own.length; i++) {
            always[i] += own[i];
        }
    }

    /** Weights as they are kept: for an outcome, too small ones are none; for a unit, a byte each. */
    static int[] hundredths(float[] forOutcomes, float... forUnits) {
        int[] kept = new int[forOutcomes.length + forUnits.length];
        for (int i = 0; i < forOutcomes.length; i++) {
            int rounded = Math.round(forOutcomes[i] * HUNDREDTHS);
            kept[i] = Math.abs(rounded) < LEAST ? 0 : rounded;
        }
        for (int i = 0; i < forUnits.length; i++) {
            int rounded = Math.round(forUnits[i] * HUNDREDTHS);
            kept[forOutcomes.length + i] = Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, rounded));
        }
        return kept;
    }

    List<String> outcomes() {
        return outcomes;
    }

    /** An outcome each, of clues and of {@link #ALWAYS}. */
    double[] scores(Collection<String> clues) {
        int[] sums = always.clone();
        weights.add(clues, sums);
        double[] scores = new double[outcomes.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = sums[i];
        }
        for (int unit = 0; unit < units; unit++) {
            double has = sums[scores.length + unit] / (double) HUNDREDTHS;
            if (has > 0) {
                int[] own = outOf[unit];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += has * own[i];
                }
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= HUNDREDTHS;
        }
        return scores;
    }

    /** The first outcome's score of clues that count so much each, without units. */
    double score(Map<String, Double> clues) {
        double[] hundredths = {always[0]};
        clues.forEach((clue, value) -> hundredths[0] += weights.get(clue, 0) * value);
        return hundredths[0] / HUNDREDTHS;
    }

    /** What the clue says for the outcome by itself; 0 when it says nothing. */
    double weight(String clue, int outcome) {
        return weights.get(clue, outcome) / (double) HUNDREDTHS;
    }

    /** Scores as probabilities that add up to 1. */
    static double[] softmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElse(0);
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = StrictMath.exp(scores[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    static double logistic(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }

    static int best(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    void write(StringBuilder to) {
        to.append("# ").append(String.join(" ", outcomes)).append('\n');
        to.append("# ").append(units).append('\n');
        for (int unit = 0; unit < units; unit++) {
            to.append(thresholds[unit]);
            for (int weight : outOf[unit]) {
                to.append(' ').append(weight);
            }
            to.append('\n');
        }
        weights.forEach((clue, own) -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < outcomes.size(); i++) {
                if (own[i] != 0) {
                    line.append(line.length() == 0 ? "" : " ")
                            .append(i)
                            .append(':')
                            .append(own[i]);
                }
            }
            if (own.length > outcomes.size()) {
                line.append('\t').append(HexFormat.of().formatHex(bytes(own)));
            }
            if (line.length() > 0) {
                to.append(clue).append('\t').append(line).append('\n');
            }
        });
        to.append('\n');
    }

    private byte[] bytes(int[] own) {
        byte[] bytes = new byte[units];
        for (int i = 0; i < units; i++) {
            bytes[i] = (byte) own[outcomes.size() + i];
        }
        return bytes;
    }

    /** Reads up to the next empty line. */
    static Network read(BufferedReader lines) throws IOException {
        List<String> outcomes = List.of(heading(lines, "its outcomes").split(" ", -1));
        int units = Integer.parseInt(heading(lines, "its outcomes and the number of its units"));
        int[] thresholds = new int[units];
        int[][] outOf = new int[units][outcomes.size()];
        for (int i = 0; i < units; i++) {
            String line = lines.readLine();
            String[] numbers = line == null ? new String[0] : line.split(" ", -1);
            if (numbers.length != 1 + outcomes.size()) {
                throw new IOException("a unit has a threshold and a weight for each outcome: " + line);
            }
            thresholds[i] = Integer.parseInt(numbers[0]);
            for (int k = 0; k < outcomes.size(); k++) {
                outOf[i][k] = Integer.parseInt(numbers[k + 1]);
            }
        }
        Map<String, int[]> weights = new HashMap<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            String[] columns = line.split("\t", -1);
            weights.put(columns[0], row(columns, outcomes.size(), units));
        }
        return new Network(outcomes, weights, thresholds, outOf);
    }

    private static String heading(BufferedReader lines, String what) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.startsWith("# ")) {
            throw new IOException("a model begins with " + what + ": " + line);
        }
        return line.substring(2);
    }

    private static int[] row(String[] columns, int outcomes, int units) {
        boolean deep = columns.length > 2;
        int[] row = new int[outcomes + (deep ? units : 0)];
        for (String pair : columns[1].isEmpty() ? new String[0] : columns[1].split(" ", -1)) {
            int colon = pair.indexOf(':');
            row[Integer.parseInt(pair.substring(0, colon))] = Integer.parseInt(pair.substring(colon + 1));
        }
        byte[] bytes = deep ? HexFormat.of().parseHex(columns[2]) : new byte[0];
        for (int i = 0; i < bytes.length; i++) {
            row[outcomes + i] = bytes[i];
        }
        return row;
    }
}
