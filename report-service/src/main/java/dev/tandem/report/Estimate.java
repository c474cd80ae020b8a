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
     * @param responseRate ratings / episodes
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

    /** What may be told of a group that is too small; of a mere count not even the count. */
    Estimate withheld(boolean isCount) {
        return new Estimate(
                null,
                isCount ? null : n,
                null,
                isCount ? null : denominator,
                null,
                null,
                null,
                ratings == null ? null : Ratings.WITHHELD);
    }
}
