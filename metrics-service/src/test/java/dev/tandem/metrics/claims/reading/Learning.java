package dev.tandem.metrics.claims.reading;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns to choose (conditional logit: McFadden 1974) by stochastic gradient descent with a step for each weight (AdaGrad:
 * Duchi, Hazan, Singer 2011) and an L2 penalty, averaged over the later epochs. The same choices give the same weights,
 * everywhere.
 */
final class Learning {
    private static final double FLOOR = 1e-3;
    private static final double SURE = 1e-4;

    /** How a model is learned; {@code least}: about how many organisations a clue must have been seen. */
    record Settings(int epochs, double rate, double penalty, int least) {}

    /**
     * A choice of one of several: by the clues of each, how much of the choice is right each, and whom it is about.
     */
    record Choice(List<Option> options, List<Double> right, String organisation) {}

    /** Clues that count so much each, as arrays: there are millions of them. */
    static final class Option {
        private final String[] clues;
        private final double[] values;

        private Option(String[] clues, double[] values) {
            this.clues = clues;
            this.values = values;
        }

        static Option of(Map<String, Double> clues) {
            return new Option(
                    clues.keySet().stream().map(String::intern).toArray(String[]::new),
                    clues.values().stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private Learning() {}

    /** Which of several it is (conditional logit). */
    static Network choices(List<Choice> choices, Settings settings) {
        Map<String, Integer> index = new HashMap<>();
        Set<String> known = known(
                choices.size(),
                i -> choices.get(i).options().stream().flatMap(option -> Arrays.stream(option.clues)),
                i -> choices.get(i).organisation(),
                settings.least());
        int[][][] clues = new int[choices.size()][][];
        double[][][] values = new double[choices.size()][][];
        for (int i = 0; i < clues.length; i++) {
            List<Option> options = choices.get(i).options();
            clues[i] = new int[options.size()][];
            values[i] = new double[options.size()][];
            for (int j = 0; j < clues[i].length; j++) {
                Option option = options.get(j);
                int[] kept = IntStream.range(0, option.clues.length)
                        .filter(q -> known.contains(option.clues[q]))
                        .toArray();
                clues[i][j] = Arrays.stream(kept)
                        .map(q -> index.computeIfAbsent(option.clues[q], key -> index.size()))
                        .toArray();
                values[i][j] =
                        Arrays.stream(kept).mapToDouble(q -> option.values[q]).toArray();
            }
        }
        double[] weights = new double[index.size()];
        double[] squares = new double[index.size()];
        double penalty = settings.penalty() / choices.size();
        double[] mean = new double[index.size()];
        int step = 0;
        for (int i : order(choices.size(), settings.epochs())) {
            double[] scores = new double[clues[i].length];
            for (int j = 0; j < scores.length; j++) {
                for (int q = 0; q < clues[i][j].length; q++) {
                    scores[j] += weights[clues[i][j][q]] * values[i][j][q];
                }
            }
            double[] shares = Network.softmax(scores);
            Map<Integer, Double> slopes = new HashMap<>();
            for (int j = 0; j < scores.length; j++) {
                double slope = shares[j] - choices.get(i).right().get(j);
                for (int q = 0; Math.abs(slope) > SURE && q < clues[i][j].length; q++) {
                    slopes.merge(clues[i][j][q], slope * values[i][j][q], Double::sum);
                }
            }
            slopes.forEach((clue, slope) -> {
                double change = slope + penalty * weights[clue];
                squares[clue] += change * change;
                weights[clue] -= settings.rate() * change / (FLOOR + Math.sqrt(squares[clue]));
            });
            if (counts(++step, choices.size(), settings.epochs())) {
                for (int clue = 0; clue < mean.length; clue++) {
                    mean[clue] += weights[clue] / averaged(settings.epochs());
                }
            }
        }
        Map<String, int[]> learned = new HashMap<>();
        index.forEach((clue, at) -> learned.put(clue, Network.hundredths(new float[] {(float) mean[at]})));
        return new Network(List.of("score"), learned, new int[0], new int[0][]);
    }

    /** Weights are those of the ends of the later half of the epochs, averaged: the last examples count no more than others. */
    private static boolean counts(int step, int examples, int epochs) {
        return step % examples == 0 && step / examples > epochs - averaged(epochs);
    }

    /** How many epochs count, of so many. */
    static int averaged(int epochs) {
        return (epochs + 1) / 2;
    }

    /** Clues that about so many organisations share: what only one article says teaches nothing about others. */
    static Set<String> known(
            int examples, IntFunction<Stream<String>> clues, IntFunction<String> organisation, int least) {
        Set<String> known = new HashSet<>();
        Map<String, Set<String>> few = new HashMap<>();
        for (int i = 0; i < examples; i++) {
            String of = organisation.apply(i);
            clues.apply(i).filter(clue -> !known.contains(clue)).forEach(clue -> {
                Set<String> seen = few.computeIfAbsent(clue, key -> new HashSet<>());
                seen.add(of);
                if (seen.size() >= least) {
                    known.add(clue);
                    few.remove(clue);
                }
            });
        }
        return known;
    }

    private static int[] order(int examples, int epochs) {
        Random random = new Random(7);
        List<Integer> order = IntStream.range(0, examples).boxed().collect(Collectors.toList());
        int[] all = new int[examples * epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(order, random);
            for (int i = 0; i < examples; i++) {
                all[epoch * examples + i] = order.get(i);
            }
        }
        return all;
    }
}
