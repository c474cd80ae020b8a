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
                    ? new Quantity.Range(amount.value(), other.value(), unit, currency)
                    : new Quantity.Change(other.value(), amount.value(), unit, currency);
        }
        double value =
                switch (sense) {
                    case PLAIN -> amount.value();
                    case FALL -> -Math.abs(amount.value());
                    case OF -> amount.value() - 1;
                    case FASTER -> amount.value() == -1 ? -1 : 1 / (1 + amount.value()) - 1;
                };
        return new Quantity.Value(value, unit, currency);
    }
}
