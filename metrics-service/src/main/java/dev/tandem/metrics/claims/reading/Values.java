package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import org.jspecify.annotations.Nullable;

/** Turns a figure in its frame into a quantity with unit and sign. */
final class Values {
    private Values() {}

    static Quantity of(Reading reading, Figure figure, Frame frame, Kind kind, @Nullable Direction direction) {
        Amount amount = figure.amount();
        Amount other = figure.other();
        Unit unit = unit(reading, figure, frame);
        if (amount.type() == Amount.Type.VAGUE) {
            return new Quantity.Vague(unit, amount.currency());
        }
        if (other != null && figure.shape() == Figure.Shape.RANGE) {
            return new Quantity.Range(amount.value(), other.value(), unit, amount.currency());
        }
        if (other != null) {
            return new Quantity.Change(other.value(), amount.value(), unit, amount.currency());
        }
        boolean signed = (unit == Unit.RELATIVE && amount.type() != Amount.Type.FACTOR)
                || amount.type() == Amount.Type.POINTS
                || (unit == Unit.SCORE
                        && (figure.lead() == Figure.Lead.BY || Directions.isCompared(reading, figure.to())))
                || (kind == Kind.COST
                        && amount.type() == Amount.Type.MONEY
                        && (figure.lead() == Figure.Lead.BY || Directions.isCompared(reading, figure.to())));
        double value = signed && direction == Direction.DOWN ? -Math.abs(amount.value()) : amount.value();
        return new Quantity.Value(value, unit, amount.currency());
    }

    /** As it is told: percentage points of a share are a change of it, which has the sign of where it moves. */
    static @Nullable Quantity told(@Nullable Quantity quantity, @Nullable Figure figure, Direction direction) {
        boolean points = figure != null
                && figure.type() == Amount.Type.POINTS
                && figure.lead() != Figure.Lead.TO
                && figure.lead() != Figure.Lead.AT;
        if (!points || quantity == null || quantity.unit() != Unit.SHARE) {
            return quantity;
        }
        int sign = direction == Direction.DOWN ? -1 : 1;
        if (quantity instanceof Quantity.Value value) {
            return new Quantity.Value(sign * Math.abs(value.value()), Unit.POINTS, null);
        }
        if (quantity instanceof Quantity.Range range) {
            double one = sign * Math.abs(range.low());
            double other = sign * Math.abs(range.high());
            return new Quantity.Range(Math.min(one, other), Math.max(one, other), Unit.POINTS, null);
        }
        return quantity;
    }

    private static Unit unit(Reading reading, Figure figure, Frame frame) {
        return switch (figure.type()) {
            case COUNT, VAGUE -> frame.unit();
            case SCORE -> Unit.SCORE;
            case DURATION -> Unit.SECONDS;
            case MONEY -> Unit.MONEY;
            case FACTOR -> Unit.RELATIVE;
            case POINTS -> Unit.POINTS;
            case PERCENT, FRACTION -> share(reading, figure, frame);
        };
    }

    private static Unit share(Reading reading, Figure figure, Frame frame) {
        if (figure.shape() != Figure.Shape.SINGLE) {
            return Unit.SHARE;
        }
        return switch (frame.meaning()) {
            case LEVEL -> Unit.SHARE;
            case CHANGE -> Unit.RELATIVE;
            case EITHER -> isChange(reading, figure) ? Unit.RELATIVE : Unit.SHARE;
        };
    }

    private static boolean isChange(Reading reading, Figure figure) {
        if (figure.lead() == Figure.Lead.BY || Directions.isCompared(reading, figure.to())) {
            return true;
        }
        boolean counts = figure.counted() == Concept.CUSTOMER || figure.counted() == Concept.CONTACT;
        boolean level = figure.lead() == Figure.Lead.TO || figure.lead() == Figure.Lead.AT;
        return !level && !counts && Directions.isMoved(reading, figure.from(), figure.to());
    }
}
