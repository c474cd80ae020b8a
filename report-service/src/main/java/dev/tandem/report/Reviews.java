package dev.tandem.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mean of marks that reviewers gave, which cells keep in hundredths.
 *
 * @param count how many reviews there are
 * @param sum their marks added up, in hundredths
 * @param squares the squares of their marks added up, in hundredths of hundredths
 * @param scale what reviewers could choose from
 */
public record Reviews(Measure count, Measure sum, Measure squares, Formula.Scale scale) implements Formula.OfSums {
    private static final double HUNDREDTHS = 100;

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public String numerator() {
        return sum.key();
    }

    @Override
    public String denominator() {
        return count.key();
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(count, sum, squares);
    }

    @Override
    public long cases(Slice slice) {
        return slice.count(count);
    }

    @Override
    public Estimate estimate(Slice slice) {
        long n = slice.count(count);
        double total = slice.count(sum) / HUNDREDTHS;
        Double mean = n == 0 ? null : total / n;
        Interval interval = mean == null ? null : interval(mean, slice.count(squares), n);
        return new Estimate(mean, n, total, n, interval, null, null, null);
    }

    private @Nullable Interval interval(double mean, long squared, long n) {
        double spread = squared / (HUNDREDTHS * HUNDREDTHS) - n * mean * mean;
        Interval interval = Interval.student(mean, Math.max(0, spread) / Math.max(1, n - 1), n);
        return interval == null ? null : interval.within(scale.lowest(), scale.highest());
    }
}
