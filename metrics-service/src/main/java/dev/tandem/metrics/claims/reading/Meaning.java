package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a figure tells: of which kind, in which unit, and what its number has to do with it. */
record Meaning(Kind kind, Unit unit, Sense sense) {
    /** A figure that claims nothing. */
    static final String NONE = "none";

    enum Sense {
        /** The number itself. */
        PLAIN,
        /** A fall by so much. */
        FALL,
        /** To so much of what it was: a third is -0.667. */
        OF,
        /** In so much less time as it is faster: three times as fast is -0.667. */
        FASTER
    }

    static Meaning parse(String text) {
        String[] parts = text.toUpperCase(Locale.ROOT).split("/", -1);
        return new Meaning(Kind.valueOf(parts[0]), Unit.valueOf(parts[1]), Sense.valueOf(parts[2]));
    }

    @Override
    public String toString() {
        return kind.wireName() + "/" + unit.wireName() + "/" + sense.name().toLowerCase(Locale.ROOT);
    }

    /** The figure's numbers in this meaning. */
    Quantity of(Figure figure, @Nullable String otherCurrency) {
        Amount amount = figure.amount();
        Amount other = figure.other();
        String own = amount.currency() == null && other != null ? other.currency() : amount.currency();
        String currency = unit != Unit.MONEY ? null : own == null ? otherCurrency : own;
        if (amount.type() == Amount.Type.VAGUE) {
            return new Quantity.Vague(unit, currency);
        }
        if (other != null) {
            return figure.shape() == Figure.Shape.RANGE
                    ? range(number(amount), number(other), currency)
                    : new Quantity.Change(number(other), number(amount), unit, currency);
        }
        double number = number(amount);
        double value =
                switch (sense) {
                    case PLAIN -> number;
                    case FALL -> -Math.abs(number);
                    case OF -> number - 1;
                    case FASTER -> number == -1 ? -1 : 1 / (1 + number) - 1;
                };
        return new Quantity.Value(value, unit, currency);
    }

    private Quantity range(double low, double high, @Nullable String currency) {
        return sense == Sense.FALL
                ? new Quantity.Range(0 - Math.abs(high), 0 - Math.abs(low), unit, currency)
                : new Quantity.Range(low, high, unit, currency);
    }

    /** Of a share, "nine points" and "from 88 to 79" are hundredths. */
    private double number(Amount amount) {
        boolean plain = amount.type() == Amount.Type.COUNT || amount.type() == Amount.Type.SCORE;
        boolean hundredths = plain && (unit == Unit.SHARE || unit == Unit.RELATIVE);
        return hundredths ? amount.value() / 100 : amount.value();
    }
}
