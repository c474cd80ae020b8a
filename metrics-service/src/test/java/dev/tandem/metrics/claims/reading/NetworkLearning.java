package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learns a {@link Network} by stochastic gradient descent with a step for each weight (AdaGrad: Duchi, Hazan, Singer 2011) and
 * an L2 penalty. Each time half of an example's clues are hidden (dropout: Srivastava et al. 2014), so that none is relied upon
 * alone: another writer has other words. Weights are averaged over the later epochs, and what is learned is the mean of
 * several networks that begin differently (Hansen, Salamon 1990): what they agree on is in the examples, the rest is chance. The same
 * examples give the same network, everywhere.
 */
final class NetworkLearning {
    /** Clues of fewer organisations say nothing to units. */
    private static final int OFTEN = 40;

    private static final int NETWORKS = 2;
    private static final float HIDDEN = 0.5f;
    private static final float FLOOR = 1e-3f;
    private static final double SURE = 1e-3;
    private static final float BEGINNING = 0.3f;

    /** Something with clues, and which outcomes it has. */
    record Example(List<String> clues, Set<Integer> outcomes, String organisation) {
        static Example of(List<String> clues, Set<Integer> outcomes, String organisation) {
            return new Example(clues.stream().map(String::intern).toList(), outcomes, organisation);
        }
    }

    /** A table of weights with the sums of their squared slopes, and their mean over the epochs that count. */
    private static final class Weights {
        private final float[][] weights;
        private final float[][] mean;
        private final float[][] squares;
        private final float rate;

        Weights(int rows, int width, double rate) {
            this.weights = new float[rows][width];
            this.mean = new float[rows][width];
            this.squares = new float[rows][width];
            this.rate = (float) rate;
        }

        void step(int row, int column, float slope) {
            float sum = squares[row][column] + slope * slope;
            squares[row][column] = sum;
            weights[row][column] -= rate * slope / (FLOOR + (float) Math.sqrt(sum));
        }

        /** So many epochs count, each as much. */
        void count(int epochs) {
            for (int row = 0; row < mean.length; row++) {
                for (int i = 0; i < mean[row].length; i++) {
                    mean[row][i] += weights[row][i] / epochs;
                }
            }
        }

        /** The whole row, with the penalty where there is a slope: plain loops, which the processor takes several at a time. */
        void step(int row, float[] slopes, float[] penalties) {
            float[] own = weights[row];
            float[] sums = squares[row];
            for (int i = 0; i < own.length; i++) {
                float slope = slopes[i] + penalties[i] * own[i];
                float sum = sums[i] + slope * slope;
                sums[i] = sum;
                own[i] -= rate * slope / (FLOOR + (float) Math.sqrt(sum));
            }
        }
    }

    private final boolean one;
    private final float penalty;
    private final Random random;
    private final boolean[] often;
    private final Weights direct;
    private final Weights into;
    private final Weights outOf;
    private final Weights thresholds;
    private final float[] units;
    private final int width;

    private NetworkLearning(
            boolean[] often,
            int width,
            boolean one,
            Learning.Settings settings,
            int units,
            int examples,
            int beginning) {
        this.random = new Random(beginning);
        this.one = one;
        this.width = width;
        this.penalty = (float) (settings.penalty() / examples);
        this.often = often;
        this.units = new float[units];
        this.direct = new Weights(often.length, width, settings.rate());
        this.into = new Weights(often.length, units, settings.rate());
        this.outOf = new Weights(units, width, settings.rate());
        this.thresholds = new Weights(1, units, settings.rate());
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
    static Network oneOf(List<Example> examples, List<String> outcomes, Learning.Settings settings, int units) {
        return learn(examples, outcomes, settings, units, true);
    }

    /** Any number of outcomes each, for themselves (logistic). */
    static Network anyOf(List<Example> examples, List<String> outcomes, Learning.Settings settings, int units) {
        return learn(examples, outcomes, settings, units, false);
    }

    private static Network learn(
            List<Example> examples, List<String> outcomes, Learning.Settings settings, int units, boolean one) {
        Set<String> known = known(examples, settings.least());
        Set<String> often = known(examples, OFTEN);
        Map<String, Integer> index = new HashMap<>();
        index.put(Network.ALWAYS, 0);
        int[][] clues = new int[examples.size()][];
        for (int i = 0; i < clues.length; i++) {
            clues[i] = examples.get(i).clues().stream()
                    .filter(known::contains)
                    .mapToInt(clue -> index.computeIfAbsent(clue, key -> index.size()))
                    .toArray();
        }
        boolean[] deep = new boolean[index.size()];
        index.forEach((clue, at) -> deep[at] = often.contains(clue));
        List<NetworkLearning> networks = new ArrayList<>();
        for (int beginning = 0; beginning < NETWORKS; beginning++) {
            NetworkLearning network =
                    new NetworkLearning(deep, outcomes.size(), one, settings, units, clues.length, beginning);
            network.learn(clues, examples, settings.epochs());
            networks.add(network);
        }
        return mean(networks, index, outcomes);
    }

    private void learn(int[][] clues, List<Example> examples, int epochs) {
        List<Integer> order = IntStream.range(0, clues.length).boxed().collect(Collectors.toList());
        int counting = Learning.averaged(epochs);
        for (int left = epochs; left > 0; left--) {
            Collections.shuffle(order, random);
            for (int i : order) {
                learn(some(clues[i]), examples.get(i).outcomes());
            }
            if (left <= counting) {
                tables().forEach(table -> table.count(counting));
            }
        }
    }

    private List<Weights> tables() {
        return List.of(direct, into, outOf, thresholds);
    }

    private static Set<String> known(List<Example> examples, int least) {
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
        double[] slopes = one ? Network.softmax(scores(clues)) : logistic(scores(clues));
        outcomes.forEach(outcome -> slopes[outcome] -= 1);
        float[] back = new float[units.length];
        for (int k = 0; k < width; k++) {
            if (Math.abs(slopes[k]) > SURE) {
                learn(clues, k, (float) slopes[k], back);
            }
        }
        float[] penalties = new float[units.length];
        for (int unit = 0; unit < units.length; unit++) {
            if (back[unit] != 0) {
                penalties[unit] = penalty;
                thresholds.step(0, unit, back[unit]);
            }
        }
        for (int clue : clues) {
            if (often[clue]) {
                into.step(clue, back, penalties);
            }
        }
    }

    /** One outcome's weights; adds to what the units' own clues are to learn. */
    private void learn(int[] clues, int outcome, float slope, float[] back) {
        for (int clue : clues) {
            direct.step(clue, outcome, slope + (clue == 0 ? 0 : penalty * direct.weights[clue][outcome]));
        }
        for (int unit = 0; unit < units.length; unit++) {
            if (units[unit] > 0) {
                float weight = outOf.weights[unit][outcome];
                back[unit] += slope * weight;
                outOf.step(unit, outcome, slope * units[unit] + penalty * weight);
            }
        }
    }

    /** As the network would tell them, in {@link #units} what its units would have. */
    private double[] scores(int[] clues) {
        float[] sums = new float[width];
        System.arraycopy(thresholds.weights[0], 0, units, 0, units.length);
        for (int clue : clues) {
            add(direct.weights[clue], sums);
            if (often[clue]) {
                add(into.weights[clue], units);
            }
        }
        double[] scores = new double[width];
        for (int k = 0; k < width; k++) {
            scores[k] = sums[k];
        }
        for (int unit = 0; unit < units.length; unit++) {
            for (int k = 0; units[unit] > 0 && k < width; k++) {
                scores[k] += units[unit] * outOf.weights[unit][k];
            }
        }
        return scores;
    }

    private static void add(float[] weights, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += weights[i];
        }
    }

    private static double[] logistic(double[] scores) {
        return Arrays.stream(scores).map(Network::logistic).toArray();
    }

    /**
     * One network with the units of all, whose scores are the mean of theirs. Where no clue is hidden, each counts as much less
     * as there are more of them.
     */
    private static Network mean(List<NetworkLearning> networks, Map<String, Integer> index, List<String> outcomes) {
        float share = 1f / networks.size();
        Map<String, int[]> learned = new HashMap<>();
        index.forEach((clue, at) -> {
            float shown = at == 0 ? 1 : 1 - HIDDEN;
            float[] forOutcomes = new float[outcomes.size()];
            networks.forEach(network -> add(times(share * shown, network.direct.mean[at]), forOutcomes));
            float[] forUnits = networks.get(0).often[at]
                    ? times(shown, joined(networks, network -> network.into.mean[at]))
                    : new float[0];
            learned.put(clue, Network.hundredths(forOutcomes, forUnits));
        });
        int[][] outOf = networks.stream()
                .flatMap(network -> Arrays.stream(network.outOf.mean))
                .map(unit -> rounded(times(share, unit)))
                .toArray(int[][]::new);
        return new Network(outcomes, learned, rounded(joined(networks, network -> network.thresholds.mean[0])), outOf);
    }

    /** The units of all, one network's after another's. */
    private static float[] joined(List<NetworkLearning> networks, Function<NetworkLearning, float[]> units) {
        float[] joined = new float[0];
        for (NetworkLearning network : networks) {
            float[] own = units.apply(network);
            int from = joined.length;
            joined = Arrays.copyOf(joined, from + own.length);
            System.arraycopy(own, 0, joined, from, own.length);
        }
        return joined;
    }

    private static int[] rounded(float[] weights) {
        int[] rounded = new int[weights.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.round(weights[i] * 100);
        }
        return rounded;
    }

    private static float[] times(float factor, float[] weights) {
        float[] times = new float[weights.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = factor * weights[i];
        }
        return times;
    }
}
