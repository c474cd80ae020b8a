package dev.tandem.report;

import org.jspecify.annotations.Nullable;

/**
 * One number with everything that belongs to it. Null is "there is none": nothing was counted, or it is withheld.
 *
 * @param value the number, in the definition's unit
 * @param n how many cases it rests on
 * @param numerator what was counted or summed
 * @param denominator what it was divided by
 * @param interval the value's 95 % interval
 * @param median of durations, in seconds
 * @param p90 of durations, in seconds
 * @param ratings what belongs to ratings only
 */
public record Estimate(
        @Nullable Double value,
        @Nullable Long n,
        @Nullable Double numerator,
        @Nullable Long denominator,
        @Nullable Interval interval,
        @Nullable Double median,
        @Nullable Double p90,
        @Nullable Ratings ratings) {

    /**
     * What a share of content customers hides.
     *
     * @param mean the mean rating
     * @param responseRate ratings / episodes; null, as the bounds are, where there are fewer episodes than ratings
     * @param silentUnhappy the share if every silent customer was unhappy
     * @param silentHappy the share if every silent customer was happy
     */
    public record Ratings(
            @Nullable Double mean,
            @Nullable Double responseRate,
            @Nullable Double silentUnhappy,
            @Nullable Double silentHappy) {
        /** Nothing told. */
        static final Ratings WITHHELD = new Ratings(null, null, null, null);
    }

    /** A part of a whole with Wilson's interval; of nothing there is no share. */
    static Estimate share(long part, long whole) {
        return new Estimate(
                ratio(part, whole), whole, (double) part, whole, Interval.wilson(part, whole), null, null, null);
    }

    /** The quotient; a denominator of zero gives none. */
    static @Nullable Double ratio(long numerator, long denominator) {
        return denominator == 0 ? null : (double) numerator / denominator;
    }

    /** What may be told of a group that is too small, which is not even how many cases there are. */
    Estimate withheld() {
        return new Estimate(null, null, null, null, null, null, null, ratings == null ? null : Ratings.WITHHELD);
    }
}
