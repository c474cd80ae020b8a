package dev.tandem.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an indicator is made. */
public sealed interface Formula {
    /** What the value counts. */
    Unit unit();

    /** What stands above the line, in words of the definitions: a measure's name where it is one. */
    String numerator();

    /** What it is divided by; null for a mere count. */
    @Nullable
    String denominator();

    /** Every sum it needs. */
    Set<Measure> measures();

    /** Every histogram it needs. */
    default Set<Timing> timings() {
        return Set.of();
    }

    /** The scale that was answered on; null where nobody was asked. */
    default @Nullable Scale scale() {
        return null;
    }

    /** A scale from its lowest to its highest answer. */
    record Scale(int lowest, int highest) {}

    /** Made of nothing but sums of one slice. */
    sealed interface OfSums extends Formula
            permits Count, Share, PerThousand, MeanSeconds, Ratings, NetPromoters, Reviews {
        /** How many cases the value rests on. */
        long cases(Slice slice);

        /** The value of these sums; a denominator of zero gives none. */
        Estimate estimate(Slice slice);
    }

    /** Made of what the organisation states about its money and its people as well; only for all of it. */
    enum Books implements Formula {
        COST_PER_RESOLUTION(Unit.MONEY, "cost", "durable"),
        FTE_EQUIVALENT(Unit.FTE, "durable_ai * human handle time", "hours * occupancy * (1 - shrinkage)"),
        HEADCOUNT(Unit.COUNT, "people", null);

        private final Unit unit;
        private final String numerator;
        private final @Nullable String denominator;

        Books(Unit unit, String numerator, @Nullable String denominator) {
            this.unit = unit;
            this.numerator = numerator;
            this.denominator = denominator;
        }

        @Override
        public Unit unit() {
            return unit;
        }

        @Override
        public String numerator() {
            return numerator;
        }

        @Override
        public @Nullable String denominator() {
            return denominator;
        }

        @Override
        public Set<Measure> measures() {
            return switch (this) {
                case COST_PER_RESOLUTION -> Set.of(Measure.DURABLE);
                case FTE_EQUIVALENT -> Set.of(Measure.DURABLE_AI, Measure.HANDLE_COUNT, Measure.HANDLE_MS);
                case HEADCOUNT -> Set.of();
            };
        }
    }

    /** A number of things. */
    record Count(Measure counted) implements OfSums {
        @Override
        public Unit unit() {
            return Unit.COUNT;
        }

        @Override
        public String numerator() {
            return counted.key();
        }

        @Override
        public @Nullable String denominator() {
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

    /**
     * A part of a whole.
     *
     * @param part what is counted
     * @param whole what it is a part of
     * @param without what does not belong to the whole after all
     */
    record Share(Measure part, Measure whole, List<Measure> without) implements OfSums {
        Share(Measure part, Measure whole) {
            this(part, whole, List.of());
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }

        @Override
        public String numerator() {
            return part.key();
        }

        @Override
        public String denominator() {
            return Stream.concat(Stream.of(whole), without.stream())
                    .map(Measure::key)
                    .collect(Collectors.joining(" - "));
        }

        @Override
        public Set<Measure> measures() {
            return Stream.concat(Stream.of(part, whole), without.stream()).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public long cases(Slice slice) {
            return slice.count(whole) - without.stream().mapToLong(slice::count).sum();
        }

        @Override
        public Estimate estimate(Slice slice) {
            return Estimate.share(slice.count(part), cases(slice));
        }
    }

    /** Events per 1,000 episodes; one episode can have several. */
    record PerThousand(Measure events) implements OfSums {
        @Override
        public Unit unit() {
            return Unit.PER_1000;
        }

        @Override
        public String numerator() {
            return events.key();
        }

        @Override
        public String denominator() {
            return Measure.EPISODES.key();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(events, Measure.EPISODES);
        }

        @Override
        public long cases(Slice slice) {
            return slice.count(Measure.EPISODES);
        }

        @Override
        public Estimate estimate(Slice slice) {
            long count = slice.count(events);
            long episodes = slice.count(Measure.EPISODES);
            Double rate = Estimate.ratio(count, episodes);
            Interval interval = rate == null ? null : Interval.poisson(count).times(1000.0 / episodes);
            return new Estimate(
                    rate == null ? null : 1000 * rate, episodes, (double) count, episodes, interval, null, null, null);
        }
    }

    /** The mean of durations with their median and p90, in seconds. */
    record MeanSeconds(Timing timing) implements OfSums {
        @Override
        public Unit unit() {
            return Unit.SECONDS;
        }

        @Override
        public String numerator() {
            return timing.milliseconds().key();
        }

        @Override
        public String denominator() {
            return timing.count().key();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(timing.milliseconds(), timing.count());
        }

        @Override
        public Set<Timing> timings() {
            return Set.of(timing);
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
            Double mean = Estimate.ratio(milliseconds, n);
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
}
