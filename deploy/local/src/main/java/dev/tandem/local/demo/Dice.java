package dev.tandem.local.demo;

import java.util.List;

/**
 * Chance from a seed, the same on every JDK and processor: SplitMix64 (Steele, Lea and Flood 2014), and of
 * floating-point functions only those of StrictMath, whose results are fixed to the bit.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** Dice of their own for each stream, so that a throw more in one changes nothing in the others. */
    Dice(long seed, long stream) {
        this.state = mix(seed ^ mix(stream + GOLDEN_GAMMA));
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** At least 0, less than 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** A whole number, both ends included. */
    long between(long low, long high) {
        return low + (long) (unit() * (high - low + 1));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get((int) between(0, choices.size() - 1L));
    }

    /** An index of {@code weights}, each as likely as its weight says. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        long drawn = between(1, total);
        int index = 0;
        for (long passed = weights[0]; passed < drawn; passed += weights[index]) {
            index++;
        }
        return index;
    }

    /** Normal with mean 0 and deviation 1, by Marsaglia's polar method. */
    double normal() {
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /**
     * A duration as durations are: log-normal with this mean.
     *
     * @param mean seconds
     * @param spread deviation of the logarithm
     * @return whole seconds, at least 1
     */
    long seconds(double mean, double spread) {
        double drawn = mean * StrictMath.exp(spread * normal() - spread * spread / 2);
        return Math.max(1, Math.round(drawn));
    }

    /** How many arrive where {@code mean} are expected; the normal approximation, so for means above 30 or so. */
    int arrivals(double mean) {
        return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * normal()));
    }
}
