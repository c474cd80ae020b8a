package dev.tandem.benchmarks.workload;

import java.util.Arrays;
import java.util.List;

/** Some things that can happen, each as often as its weight says. */
final class Choice<T> {
    private final List<T> outcomes;
    /** The sum of the weights up to and with each outcome; the last is 1. */
    private final double[] limits;

    private Choice(List<T> outcomes, double[] limits) {
        this.outcomes = outcomes;
        this.limits = limits;
    }

    static <T> Choice<T> of(List<T> outcomes, double... weights) {
        if (outcomes.size() != weights.length) {
            throw new IllegalArgumentException("a weight for each outcome is needed");
        }
        double total = Arrays.stream(weights).sum();
        double[] limits = new double[weights.length];
        double passed = 0;
        for (int i = 0; i < weights.length; i++) {
            passed += weights[i];
            limits[i] = passed / total;
        }
        return new Choice<>(List.copyOf(outcomes), limits);
    }

    /** Weights 1, 1/2, 1/3 and so on, as topics have them: few make most of the work. */
    static <T> Choice<T> byRank(List<T> outcomes) {
        double[] weights = new double[outcomes.size()];
        Arrays.setAll(weights, i -> 1.0 / (i + 1));
        return of(outcomes, weights);
    }

    T draw(Chance chance) {
        return at(chance.fraction());
    }

    /** The outcome at a point from 0 to 1 of all. */
    T at(double point) {
        return outcomes.get(index(point));
    }

    int index(double point) {
        int index = 0;
        while (index < limits.length - 1 && limits[index] <= point) {
            index++;
        }
        return index;
    }

    /** How far {@code point} is through the outcome at it, from 0 to 1. */
    double within(double point) {
        int index = index(point);
        double from = index == 0 ? 0 : limits[index - 1];
        return Math.min(0.999_999, (point - from) / (limits[index] - from));
    }

    /** Another one than {@code outcome}, all alike. */
    T otherThan(T outcome, Chance chance) {
        int at = outcomes.indexOf(outcome);
        return outcomes.get((at + 1 + (int) chance.below(outcomes.size() - 1L)) % outcomes.size());
    }
}
