package dev.tandem.report;

import org.jspecify.annotations.Nullable;

/**
 * What people who work full time may be like.
 *
 * @param hoursPerDay paid hours of a working day
 * @param occupancyLow the least part of the time at work that is spent on cases
 * @param occupancyHigh the greatest part of it
 * @param shrinkageLow the least part of the paid time that is not spent at work
 * @param shrinkageHigh the greatest part of it
 */
public record FullTime(
        double hoursPerDay, double occupancyLow, double occupancyHigh, double shrinkageLow, double shrinkageHigh) {
    /** What is assumed where an organisation says nothing else. */
    static final FullTime ASSUMED = new FullTime(8, .75, .90, .25, .35);

    private static final double SECONDS_OF_AN_HOUR = 3600;

    /** How many do some work, from the most productive people to the least productive ones; null without a day. */
    @Nullable
    Interval people(double workSeconds, int workingDays) {
        if (workingDays == 0) {
            return null;
        }
        double hours = hoursPerDay * workingDays;
        return new Interval(
                people(workSeconds, hours, occupancyHigh, shrinkageLow),
                people(workSeconds, hours, occupancyLow, shrinkageHigh));
    }

    /** How many do some work, each of them paid for so many hours. */
    static double people(double workSeconds, double hours, double occupancy, double shrinkage) {
        return workSeconds / SECONDS_OF_AN_HOUR / (hours * occupancy * (1 - shrinkage));
    }
}
