package dev.tandem.report;

import org.jspecify.annotations.Nullable;

/**
 * How an indicator stands in the newest complete months against the first ones.
 *
 * @param indicator which
 * @param before the first months
 * @param now the newest months
 * @param answer what may be said about the two
 */
public record Movement(Indicator indicator, Row before, Row now, Answer answer) {
    /** What may be said. */
    public enum Answer {
        BETTER,
        WORSE,
        /** It moved, and no way is better. */
        CHANGED,
        /** The difference may be none, a number is missing, or what looks better may still get worse. */
        CANNOT_TELL
    }

    static Movement of(Indicator indicator, Row before, Row now) {
        return new Movement(indicator, before, now, answer(indicator.better(), before, now));
    }

    /** True where the newest value is the higher one. */
    public boolean rose() {
        Double first = before.estimate().value();
        Double last = now.estimate().value();
        return first != null && last != null && last > first;
    }

    private static Answer answer(Better better, Row before, Row now) {
        Interval difference = difference(now.estimate(), before.estimate());
        if (difference == null || difference.contains(0)) {
            return Answer.CANNOT_TELL;
        }
        boolean rose = difference.low() > 0;
        return switch (better) {
            case NONE -> Answer.CHANGED;
            case UP -> judged(rose, now);
            case DOWN -> judged(!rose, now);
        };
    }

    /** Two intervals can overlap though their numbers differ, so they are not compared end by end. */
    private static @Nullable Interval difference(Estimate now, Estimate before) {
        Double last = now.value();
        Double first = before.value();
        Interval lastInterval = now.interval();
        Interval firstInterval = before.interval();
        return last == null || first == null || lastInterval == null || firstInterval == null
                ? null
                : Interval.mover(last, lastInterval, first, firstInterval);
    }

    /** Complaints and reopenings come late: a number that still grows is no ground for praise. */
    private static Answer judged(boolean better, Row now) {
        if (!better) {
            return Answer.WORSE;
        }
        return now.mature() ? Answer.BETTER : Answer.CANNOT_TELL;
    }
}
