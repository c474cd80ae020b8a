package dev.tandem.benchmarks.workload;

/**
 * Chance from a seed: SplitMix64 (Steele, Lea and Flood 2014) with the functions of StrictMath only, so that every JDK
 * and every processor makes the same workload.
 */
final class Chance {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    /** A sequence of its own for each {@code stream}, so that one episode can be made without those before it. */
    Chance(long seed, long stream) {
        this.state = scramble(scramble(seed) + stream * STEP);
    }

    /** A number that looks like chance and is always the same for {@code value}. */
    static long scramble(long value) {
        long bits = value + STEP;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    /** At least 0 and below 1. */
    double fraction() {
        state += STEP;
        return (scramble(state) >>> 11) * 0x1.0p-53;
    }

    boolean happens(double probability) {
        return fraction() < probability;
    }

    /** A whole number from 0 to one less than {@code bound}. */
    long below(long bound) {
        return (long) (fraction() * bound);
    }

    /** A log-normal time in milliseconds; {@code spread} is the deviation of its logarithm. */
    long millis(double median, double spread) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
        double normal = radius * StrictMath.cos(2 * StrictMath.PI * fraction());
        return (long) (median * StrictMath.exp(spread * normal));
    }
}
