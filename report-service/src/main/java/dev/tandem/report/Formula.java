package dev.tandem.report;

import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an indicator is made of sums. */
public sealed interface Formula {
    /** What the value counts. */
    Unit unit();

    /** What it sums above the line. */
    Measure numerator();

    /** What it divides by; null for a mere count. */
    @Nullable
    Measure denominator();

    /** Every sum it needs. */
    Set<Measure> measures();

    /** How many cases the value rests on. */
    long cases(Slice slice);

    /** The value of these sums; a denominator of zero gives none. */
    Estimate estimate(Slice slice);

    /** The histogram it needs. */
    default @Nullable Timing timing() {
        return null;
    }

    /** A number of things. */
    record Count(Measure counted) implements Formula {
        @Override
        public Unit unit() {
            return Unit.COUNT;
        }

        @Override
        public Measure numerator() {
            return counted;
        }

        @Override
        public @Nullable Measure denominator() {
            return null;
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(counted);
        }

        @Override
        public long cases(Slice slice) {
            return slice.count(counted);
        }

        @Override
        public Estimate estimate(Slice slice) {
            long count = slice.count(counted);
            return new Estimate((double) count, count, (double) count, null, Interval.poisson(count), null, null, null);
        }
    }

    /** A part of a whole. */
    record Share(Measure numerator, Measure denominator) implements Formula {
        @Override
        public Unit unit() {
            return Unit.SHARE;
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(numerator, denominator);
        }

        @Override
        public long cases(Slice slice) {
            return slice.count(denominator);
        }

        @Override
        public Estimate estimate(Slice slice) {
            long of = slice.count(numerator);
            long all = slice.count(denominator);
            return new Estimate(ratio(of, all), all, (double) of, all, Interval.wilson(of, all), null, null, null);
        }
    }

    /** The share of ratings that are content, with what the silent customers could change about it. */
    record Rating() implements Formula {
        private static final Share SHARE = new Share(Measure.CSAT_POSITIVE, Measure.CSAT_COUNT);

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }

        @Override
        public Measure numerator() {
            return SHARE.numerator();
        }

        @Override
        public Measure denominator() {
            return SHARE.denominator();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(Measure.CSAT_POSITIVE, Measure.CSAT_COUNT, Measure.CSAT_SUM, Measure.EPISODES);
        }

        @Override
        public long cases(Slice slice) {
            return SHARE.cases(slice);
        }

        @Override
        public Estimate estimate(Slice slice) {
            Estimate share = SHARE.estimate(slice);
            long ratings = slice.count(Measure.CSAT_COUNT);
            long content = slice.count(Measure.CSAT_POSITIVE);
            // a rating without its episode would make the silent fewer than none
            long asked = Math.max(slice.count(Measure.EPISODES), ratings);
            return new Estimate(
                    share.value(),
                    share.n(),
                    share.numerator(),
                    share.denominator(),
                    share.interval(),
                    null,
                    null,
                    new Estimate.Ratings(
                            ratio(slice.count(Measure.CSAT_SUM), ratings),
                            ratio(ratings, asked),
                            ratio(content, asked),
                            ratio(content + asked - ratings, asked)));
        }
    }

    /** Events per 1,000 episodes; one episode can have several. */
    record PerThousand(Measure numerator) implements Formula {
        @Override
        public Unit unit() {
            return Unit.PER_1000;
        }

        @Override
        public Measure denominator() {
            return Measure.EPISODES;
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(numerator, Measure.EPISODES);
        }

        @Override
        public long cases(Slice slice) {
            return slice.count(Measure.EPISODES);
        }

        @Override
        public Estimate estimate(Slice slice) {
            long events = slice.count(numerator);
            long episodes = slice.count(Measure.EPISODES);
            Double rate = ratio(events, episodes);
            Interval interval = rate == null ? null : Interval.poisson(events).times(1000.0 / episodes);
            return new Estimate(
                    rate == null ? null : 1000 * rate, episodes, (double) events, episodes, interval, null, null, null);
        }
    }

    /** The mean of durations with their median and p90, in seconds. */
    record MeanSeconds(Timing timing) implements Formula {
        @Override
        public Unit unit() {
            return Unit.SECONDS;
        }

        @Override
        public Measure numerator() {
            return timing.milliseconds();
        }

        @Override
        public Measure denominator() {
            return timing.count();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(timing.milliseconds(), timing.count());
        }

        @Override
        public long cases(Slice slice) {
            return slice.count(timing.count());
        }

        @Override
        public Estimate estimate(Slice slice) {
            long n = slice.count(timing.count());
            long milliseconds = slice.count(timing.milliseconds());
            Histogram histogram = slice.durations(timing);
            Double mean = ratio(milliseconds, n);
            Interval interval = mean == null ? null : Interval.mean(mean, histogram.variance(mean), n);
            return new Estimate(
                    mean == null ? null : mean / 1000,
                    n,
                    milliseconds / 1000.0,
                    n,
                    interval == null ? null : interval.times(0.001),
                    seconds(histogram.quantile(0.5)),
                    seconds(histogram.quantile(0.9)),
                    null);
        }

        private static @Nullable Double seconds(OptionalDouble milliseconds) {
            return milliseconds.isPresent() ? milliseconds.getAsDouble() / 1000 : null;
        }
    }

    private static @Nullable Double ratio(long numerator, long denominator) {
        return denominator == 0 ? null : (double) numerator / denominator;
    }
}
