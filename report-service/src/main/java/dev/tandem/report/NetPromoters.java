package dev.tandem.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Per cent who would recommend minus per cent who would not, -100 to 100 (F. Reichheld 2003). */
public record NetPromoters() implements Formula.OfSums {
    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public String numerator() {
        return Measure.NPS_PROMOTERS.key() + " - " + Measure.NPS_DETRACTORS.key();
    }

    @Override
    public String denominator() {
        return Measure.NPS_COUNT.key();
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.NPS_COUNT, Measure.NPS_PROMOTERS, Measure.NPS_DETRACTORS);
    }

    @Override
    public @Nullable Scale scale() {
        return new Scale(0, 10);
    }

    @Override
    public long cases(Slice slice) {
        return slice.count(Measure.NPS_COUNT);
    }

    @Override
    public Estimate estimate(Slice slice) {
        long n = cases(slice);
        long promoters = slice.count(Measure.NPS_PROMOTERS);
        long detractors = slice.count(Measure.NPS_DETRACTORS);
        Double net = Estimate.ratio(promoters - detractors, n);
        Interval interval = Interval.difference(promoters, detractors, n);
        return new Estimate(
                net == null ? null : 100 * net,
                n,
                (double) (promoters - detractors),
                n,
                interval == null ? null : interval.times(100),
                null,
                null,
                null);
    }
}
