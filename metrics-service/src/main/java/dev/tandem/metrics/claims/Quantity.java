package dev.tandem.metrics.claims;

import org.jspecify.annotations.Nullable;

/** A normalised number: seconds, shares as 0 to 1, persons, money in units of its currency. */
public sealed interface Quantity {

    Unit unit();

    /** ISO 4217; null unless the unit is money and the article says which. */
    @Nullable
    String currency();

    /** One number. */
    record Value(double value, Unit unit, @Nullable String currency) implements Quantity {}

    /** A change from one number to another. */
    record Change(
            double from, double to, Unit unit, @Nullable String currency) implements Quantity {}

    /** A number between two others. */
    record Range(
            double low, double high, Unit unit, @Nullable String currency) implements Quantity {}

    /** A number of which only the size is told: "hundreds". */
    record Vague(Unit unit, @Nullable String currency) implements Quantity {}
}
