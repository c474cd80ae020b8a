package dev.tandem.metrics.claims.reading;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learns a {@link Network} by stochastic gradient descent with a step for each weight (AdaGrad: Duchi, Hazan, Singer 2011) and
 * an L2 penalty. Each time half of an example's clues are hidden (dropout: Srivastava et al. 2014), so that none is relied upon
 * alone: another writer has other words. The same examples give the same network, everywhere.
 */
final class NetworkLearning {
    private static final int UNITS = 32;
    /** Clues of fewer organisations are left to the linear model. */
    private static final int OFTEN = 40;

    private static final float HIDDEN = 0.5f;
    private static final float FLOOR = 1e-3f;
    private static final double SURE = 1e-4;
    private static final float BEGINNING = 0.3f;
    private static final float HUNDREDTHS = 100;

    /** A table of weights with the sums of their squared slopes; rows that are not learned are null. */
    private static final class Weights {
        private final float[][] weights;
        private final float[][] squares;
        private final float rate;

        Weights(int rows, int width, double rate) {
            this.weights = new float[rows][];
            this.squares = new float[rows][];
            this.rate = (float) rate;
            for (int i = 0; i < rows; i++) {
                weights[i] = new float[width];
                squares[i] = new float[width];
            }
        }

        void step(int row, int column, float slope) {
            float sum = squares[row][column] + slope * slope;
            squares[row][column] = sum;
            weights[row][column] -= rate * slope / (FLOOR + (float) Math.sqrt(sum));
        }
    }

    private final boolean one;
    private final float penalty;
    private final Random random = new Random(11);
    private final boolean[] often;
    private final Weights direct;
    private final Weights into;
    private final Weights outOf;
    private final Weights thresholds;
    private final float[] units = new float[UNITS];
    private final int width;

    private NetworkLearning(boolean[] often, int width, boolean one, Learning.Settings settings, int examples) {
        this.one = one;
        this.width = width;
        this.penalty = (float) (settings.penalty() / examples);
        this.often = often;
        this.direct = new Weights(often.length, width, settings.rate());
        this.into = new Weights(often.length, UNITS, settings.rate());
        this.outOf = new Weights(UNITS, width, settings.rate());
        this.thresholds = new Weights(1, UNITS, settings.rate());
        Arrays.fill(thresholds.weights[0], 0.1f);
        for (float[][] weights : List.of(into.weights, outOf.weights)) {
            for (float[] row : weights) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = (random.nextFloat() - 0.5f) * BEGINNING;
                }
            }
        }
    }

    /** Exactly one outcome each (softmax). */
    static Network oneOf(List<Learning.Example> examples, List<String> outcomes, Learning.Settings settings) {
        return learn(examples, outcomes, settings, true);
    }

    /** Any number of outcomes each, for themselves (logistic). */
    static Network anyOf(List<Learning.Example> examples, List<String> outcomes, Learning.Settings settings) {
        return learn(examples, outcomes, settings, false);
    }

    private static Network learn(
            List<Learning.Example> examples, List<String> outcomes, Learning.Settings settings, boolean one) {
        Set<String> known = known(examples, settings.least());
        Set<String> often = known(examples, OFTEN);
        Map<String, Integer> index = new HashMap<>();
        index.put(Linear.ALWAYS, 0);
        int[][] clues = new int[examples.size()][];
        for (int i = 0; i < clues.length; i++) {
            clues[i] = examples.get(i).clues().stream()
                    .filter(known::contains)
                    .mapToInt(clue -> index.computeIfAbsent(clue, key -> index.size()))
                    .toArray();
        }
        boolean[] deep = new boolean[index.size()];
        index.forEach((clue, at) -> deep[at] = often.contains(clue));
        NetworkLearning learning = new NetworkLearning(deep, outcomes.size(), one, settings, examples.size());
        List<Integer> order = IntStream.range(0, clues.length).boxed().collect(Collectors.toList());
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            Collections.shuffle(order, learning.random);
            for (int i : order) {
                learning.learn(learning.some(clues[i]), examples.get(i).outcomes());
            }
        }
        return learning.learned(index, outcomes);
    }

    private static Set<String> known(List<Learning.Example> examples, int least) {
        return Learning.known(
                examples.size(),
                i -> examples.get(i).clues().stream(),
                i -> examples.get(i).organisation(),
                least);
    }

    /** What always is there, and each clue or not. */
    private int[] some(int[] clues) {
        int[] some = new int[clues.length + 1];
        int count = 1;
        for (int clue : clues) {
            if (random.nextFloat() >= HIDDEN) {
                some[count++] = clue;
            }
        }
        return Arrays.copyOf(some, count);
    }

    private void learn(int[] clues, Set<Integer> outcomes) {
        double[] slopes = one ? Linear.softmax(scores(clues)) : logistic(scores(clues));
        outcomes.forEach(outcome -> slopes[outcome] -= 1);
        float[] back = new float[UNITS];
        for (int k = 0; k < width; k++) {
            if (Math.abs(slopes[k]) > SURE) {
                learn(clues, k, (float) slopes[k], back);
            }
        }
        for (int unit = 0; unit < UNITS; unit++) {
            if (back[unit] != 0) {
                thresholds.step(0, unit, back[unit]);
                for (int clue : clues) {
                    if (often[clue]) {
                        into.step(clue, unit, back[unit] + penalty * into.weights[clue][unit]);
                    }
                }
            }
        }
    }

    /** One outcome's weights; adds to what the units' own clues are to learn. */
    private void learn(int[] clues, int outcome, float slope, float[] back) {
        for (int clue : clues) {
            direct.step(clue, outcome, slope + (clue == 0 ? 0 : penalty * direct.weights[clue][outcome]));
        }
        for (int unit = 0; unit < UNITS; unit++) {
            if (units[unit] > 0) {
                float weight = outOf.weights[unit][outcome];
                back[unit] += slope * weight;
                outOf.step(unit, outcome, slope * units[unit] + penalty * weight);
            }
        }
    }

    /** As the network would tell them, in {@link #units} what its units would have. */
    private double[] scores(int[] clues) {
        double[] scores = new double[width];
        System.arraycopy(thresholds.weights[0], 0, units, 0, UNITS);
        for (int clue : clues) {
            for (int k = 0; k < width; k++) {
                scores[k] += direct.weights[clue][k];
            }
            for (int unit = 0; often[clue] && unit < UNITS; unit++) {
                units[unit] += into.weights[clue][unit];
            }
        }
        for (int unit = 0; unit < UNITS; unit++) {
            for (int k = 0; units[unit] > 0 && k < width; k++) {
                scores[k] += units[unit] * outOf.weights[unit][k];
            }
        }
        return scores;
    }

    private static double[] logistic(double[] scores) {
        return Arrays.stream(scores).map(Linear::logistic).toArray();
    }

    /** Where no clue is hidden, each counts as much less as there are more of them. */
    private Network learned(Map<String, Integer> index, List<String> outcomes) {
        Map<String, float[]> linear = new HashMap<>();
        Map<String, byte[]> deep = new HashMap<>();
        index.forEach((clue, at) -> {
            linear.put(clue, at == 0 ? direct.weights[at] : kept(direct.weights[at]));
            if (often[at]) {
                deep.put(clue, hundredths(kept(into.weights[at])));
            }
        });
        return new Network(new Linear(outcomes, linear), deep, thresholds.weights[0], outOf.weights);
    }

    private static float[] kept(float[] weights) {
        float[] kept = new float[weights.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (1 - HIDDEN) * weights[i];
        }
        return kept;
    }

    private static byte[] hundredths(float[] weights) {
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < bytes.length; i++) {
            int rounded = Math.round(weights[i] * HUNDREDTHS);
            bytes[i] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, rounded));
        }
        return bytes;
    }
}
