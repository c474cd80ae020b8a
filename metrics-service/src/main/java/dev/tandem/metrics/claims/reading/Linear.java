package dev.tandem.metrics.claims.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear model: every clue that is there adds its weight to the score of each outcome. As text: a line
 * {@code # outcome outcome …}, then a line a clue with its weights in hundredths, the smallest left out.
 */
final class Linear {
    /** Stands beside every example. */
    static final String ALWAYS = "";

    private static final float HUNDREDTHS = 100;
    /** What says less than this for an outcome is left out of the text. */
    private static final int LEAST = 5;

    private final List<String> outcomes;
    private final Map<String, float[]> weights;

    Linear(List<String> outcomes, Map<String, float[]> weights) {
        this.outcomes = List.copyOf(outcomes);
        this.weights = weights;
    }

    List<String> outcomes() {
        return outcomes;
    }

    /** The sum of the weights of the clues and of {@link #ALWAYS}, an outcome each. */
    double[] scores(Collection<String> clues) {
        double[] scores = new double[outcomes.size()];
        add(ALWAYS, 1, scores);
        for (String clue : clues) {
            add(clue, 1, scores);
        }
        return scores;
    }

    /** The first outcome's score of clues that count so much each. */
    double score(Map<String, Double> clues) {
        double[] scores = new double[outcomes.size()];
        add(ALWAYS, 1, scores);
        clues.forEach((clue, value) -> add(clue, value, scores));
        return scores[0];
    }

    private void add(String clue, double value, double[] scores) {
        float[] weight = weights.get(clue);
        for (int i = 0; weight != null && i < scores.length; i++) {
            scores[i] += weight[i] * value;
        }
    }

    /** What the clue says for the outcome; 0 when it says nothing. */
    double weight(String clue, int outcome) {
        float[] weight = weights.get(clue);
        return weight == null ? 0 : weight[outcome];
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
        new TreeMap<>(weights).forEach((clue, weight) -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < weight.length; i++) {
                int hundredths = Math.round(weight[i] * HUNDREDTHS);
                if (Math.abs(hundredths) >= LEAST) {
                    line.append(' ').append(i).append(':').append(hundredths);
                }
            }
            if (line.length() > 0) {
                to.append(clue).append('\t').append(line, 1, line.length()).append('\n');
            }
        });
        to.append('\n');
    }

    /** Reads up to the next empty line. */
    static Linear read(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        if (first == null || !first.startsWith("# ")) {
            throw new IOException("a model begins with its outcomes: " + first);
        }
        List<String> outcomes = List.of(first.substring(2).split(" ", -1));
        Map<String, float[]> weights = new HashMap<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            int tab = line.indexOf('\t');
            float[] weight = new float[outcomes.size()];
            for (String pair : line.substring(tab + 1).split(" ", -1)) {
                int colon = pair.indexOf(':');
                weight[Integer.parseInt(pair.substring(0, colon))] =
                        Integer.parseInt(pair.substring(colon + 1)) / HUNDREDTHS;
            }
            weights.put(line.substring(0, tab), weight);
        }
        return new Linear(outcomes, weights);
    }
}
