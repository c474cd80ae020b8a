package dev.tandem.metrics.claims.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear model, and beside it units that see which clues stand together: each adds up its own weights of the clues that
 * are there and, where that is more than nothing, adds so much to the outcomes (rectified linear units). As text: the
 * linear model, a line {@code # units}, a line a unit with its threshold and its weights for the outcomes, then a line a clue
 * with its weights for the units as signed bytes; all in hundredths.
 */
final class Network {
    private static final float HUNDREDTHS = 100;

    private final Linear linear;
    private final Map<String, byte[]> into;
    private final float[] thresholds;
    private final float[][] outOf;

    /**
     * @param into the weights of a clue for the units, in hundredths
     * @param thresholds what each unit has without any clue
     * @param outOf the weights of each unit for the outcomes
     */
    Network(Linear linear, Map<String, byte[]> into, float[] thresholds, float[][] outOf) {
        this.linear = linear;
        this.into = into;
        this.thresholds = thresholds.clone();
        this.outOf = outOf.clone();
    }

    List<String> outcomes() {
        return linear.outcomes();
    }

    /** What the clue says for the outcome by itself; 0 when it says nothing. */
    double weight(String clue, int outcome) {
        return linear.weight(clue, outcome);
    }

    double[] scores(Collection<String> clues) {
        double[] scores = linear.scores(clues);
        int[] hundredths = new int[thresholds.length];
        for (String clue : clues) {
            byte[] weights = into.get(clue);
            for (int i = 0; weights != null && i < hundredths.length; i++) {
                hundredths[i] += weights[i];
            }
        }
        for (int i = 0; i < hundredths.length; i++) {
            float unit = thresholds[i] + hundredths[i] / HUNDREDTHS;
            for (int k = 0; unit > 0 && k < scores.length; k++) {
                scores[k] += unit * outOf[i][k];
            }
        }
        return scores;
    }

    void write(StringBuilder to) {
        linear.write(to);
        to.append("# ").append(thresholds.length).append('\n');
        for (int i = 0; i < thresholds.length; i++) {
            to.append(Math.round(thresholds[i] * HUNDREDTHS));
            for (float weight : outOf[i]) {
                to.append(' ').append(Math.round(weight * HUNDREDTHS));
            }
            to.append('\n');
        }
        new TreeMap<>(into).forEach((clue, weights) -> to.append(clue)
                .append('\t')
                .append(HexFormat.of().formatHex(weights))
                .append('\n'));
        to.append('\n');
    }

    /** Reads up to the empty line after the clues of the units. */
    static Network read(BufferedReader lines) throws IOException {
        Linear linear = Linear.read(lines);
        String first = lines.readLine();
        if (first == null || !first.startsWith("# ")) {
            throw new IOException("the units of a model begin with their number: " + first);
        }
        int units = Integer.parseInt(first.substring(2));
        float[] thresholds = new float[units];
        float[][] outOf = new float[units][linear.outcomes().size()];
        for (int i = 0; i < units; i++) {
            String line = lines.readLine();
            String[] numbers = line == null ? new String[0] : line.split(" ", -1);
            if (numbers.length != 1 + outOf[i].length) {
                throw new IOException("a unit has a threshold and a weight for each outcome: " + line);
            }
            thresholds[i] = Integer.parseInt(numbers[0]) / HUNDREDTHS;
            for (int k = 0; k < outOf[i].length; k++) {
                outOf[i][k] = Integer.parseInt(numbers[k + 1]) / HUNDREDTHS;
            }
        }
        Map<String, byte[]> into = new HashMap<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            int tab = line.indexOf('\t');
            into.put(line.substring(0, tab), HexFormat.of().parseHex(line, tab + 1, line.length()));
        }
        return new Network(linear, into, thresholds, outOf);
    }
}
