package dev.tandem.report;

import java.util.Set;

/**
 * The share of ratings that are content, with what the silent customers could change about it.
 *
 * @param content how many of the ratings are content
 * @param ratings how many ratings there are
 * @param sum the ratings added up
 * @param scale what customers could choose from
 */
public record Ratings(Measure content, Measure ratings, Measure sum, Formula.Scale scale) implements Formula.OfSums {
    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public String numerator() {
        return content.key();
    }

    @Override
    public String denominator() {
        return ratings.key();
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(content, ratings, sum, Measure.EPISODES);
    }

    @Override
    public long cases(Slice slice) {
        return slice.count(ratings);
    }

    @Override
    public Estimate estimate(Slice slice) {
        long given = slice.count(ratings);
        long good = slice.count(content);
        // with fewer episodes than ratings nobody knows who was asked; nothing is divided by that
        long asked = slice.count(Measure.EPISODES) < given ? 0 : slice.count(Measure.EPISODES);
        Estimate share = Estimate.share(good, given);
        return new Estimate(
                share.value(),
                share.n(),
                share.numerator(),
                share.denominator(),
                share.interval(),
                null,
                null,
                new Estimate.Ratings(
                        Estimate.ratio(slice.count(sum), given),
                        Estimate.ratio(given, asked),
                        Estimate.ratio(good, asked),
                        Estimate.ratio(good + asked - given, asked)));
    }
}
