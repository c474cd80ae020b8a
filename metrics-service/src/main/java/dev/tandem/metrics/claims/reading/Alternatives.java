package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numeral;
import dev.tandem.metrics.claims.quantities.Numerals;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What amounts may be as well: a bare number may have the unit of the amount before ("It was six minutes; today it is two")
 * or of what a line begins with ("Days to payment: 14 → 5"), of a ratio the part may be meant ("24 of 60 posts"), what
 * looks like a time may be a duration, and languages that are named may be counted. Which it is, is for the model to tell.
 */
final class Alternatives {
    /** After so many sentences a unit is forgotten. */
    private static final int REMEMBERED = 3;
    /** A longer beginning of a line is no label. */
    private static final int LABEL = 10;

    private static final Set<Amount.Type> MEASURED =
            EnumSet.of(Amount.Type.PERCENT, Amount.Type.DURATION, Amount.Type.MONEY, Amount.Type.SCORE);
    private static final Set<String> OF = Set.of("von", "aus", "of", "out");

    private static final Set<String> AND = Set.of(",", "and", "und", "sowie", "&", "as", "well", "auch", "or", "oder");

    private final Numerals numerals;
    private @Nullable Amount before;
    private double seconds;
    private int age;

    Alternatives(Numerals numerals) {
        this.numerals = numerals;
    }

    /** The amounts of the next sentence as they stand, and in all of these ways; without those that rather tell when, and with. */
    Set<List<Amount>> of(Reading reading, List<Amount> amounts) {
        Set<List<Amount>> all = new LinkedHashSet<>();
        List<Amount> parts =
                amounts.stream().map(amount -> part(reading, amount)).toList();
        for (List<Amount> some :
                List.of(amounts, filled(reading, amounts), parts, timed(reading, amounts), headed(reading, amounts))) {
            all.add(some.stream()
                    .filter(amount -> !Times.isWhen(reading, amount))
                    .toList());
            all.add(some.stream()
                    .filter(amount -> amount.type() != Amount.Type.COUNT || !Times.isWhen(reading, amount))
                    .toList());
        }
        all.add(listed(reading));
        return all;
    }

    /** "5:20" are minutes and seconds, "6m" are minutes. */
    private static List<Amount> timed(Reading reading, List<Amount> amounts) {
        List<Amount> timed = new ArrayList<>();
        int at = 0;
        for (Amount amount : amounts) {
            clocks(reading, at, amount.from(), timed);
            Amount minutes = Amounts.minutes(reading.tokens(), amount);
            timed.add(minutes == null ? amount : minutes);
            at = amount.to();
        }
        clocks(reading, at, reading.size(), timed);
        return timed;
    }

    private static void clocks(Reading reading, int from, int to, List<Amount> timed) {
        for (int at = from; at < to; at++) {
            Amount clock = Amounts.clock(reading.tokens(), at);
            if (clock != null && clock.to() <= to) {
                timed.add(clock);
                at = clock.to() - 1;
            }
        }
    }

    /** "Days to payment: 14 → 5": the unit stands in what a line begins with. */
    private static List<Amount> headed(Reading reading, List<Amount> amounts) {
        int last = Math.min(reading.size(), LABEL);
        double seconds = 0;
        int colon = 0;
        while (colon < last && !reading.token(colon).is(":")) {
            double unit = Amounts.secondsOfUnit(reading.token(colon));
            seconds = unit > 0 ? unit : seconds;
            colon++;
        }
        int behind = colon;
        boolean label = colon < last && seconds > 0 && amounts.stream().noneMatch(amount -> amount.from() <= behind);
        double each = seconds;
        return label
                ? amounts.stream()
                        .map(amount -> isAlone(reading, amount) ? lasting(amount, each) : amount)
                        .toList()
                : amounts;
    }

    private static boolean isAlone(Reading reading, Amount amount) {
        return amount.type() == Amount.Type.COUNT
                && !amount.scaled()
                && (amount.to() >= reading.size() || !reading.token(amount.to()).isWord());
    }

    private static Amount lasting(Amount count, double unit) {
        return new Amount(count.from(), count.to(), Amount.Type.DURATION, count.value() * unit, null, false);
    }

    /** "French, Dutch and Turkish" are three. */
    private static List<Amount> listed(Reading reading) {
        List<Amount> listed = new ArrayList<>();
        for (int i = 0; i < reading.size(); i++) {
            int last = i;
            int count = 0;
            for (int at = i; at < reading.size() && reading.is(at, Concept.TONGUE); at = pastMarks(reading, at + 1)) {
                last = at;
                count++;
            }
            if (count > 1) {
                listed.add(new Amount(i, last + 1, Amount.Type.COUNT, count, null, false));
                i = last;
            }
        }
        return listed;
    }

    /** The token after "," or "and"; the end where no such word follows. */
    private static int pastMarks(Reading reading, int index) {
        int at = index;
        while (at < reading.size() && AND.contains(reading.token(at).norm())) {
            at++;
        }
        return at == index ? reading.size() : at;
    }

    private List<Amount> filled(Reading reading, List<Amount> amounts) {
        age++;
        List<Amount> filled = new ArrayList<>(amounts.size());
        for (Amount amount : amounts) {
            if (MEASURED.contains(amount.type())) {
                before = amount;
                seconds = amount.type() == Amount.Type.DURATION ? Amounts.secondsOfUnit(reading.tokens(), amount) : 1;
                age = 0;
            }
            Amount unit = before;
            boolean bare = unit != null && age < REMEMBERED && isBare(reading, amount);
            Amount whole = bare && unit != null ? Pairs.inherited(amount, unit, seconds) : amount;
            filled.add(whole.type() == Amount.Type.PERCENT && whole.value() > 1 ? amount : whole);
        }
        return filled;
    }

    private static boolean isBare(Reading reading, Amount amount) {
        return amount.type() == Amount.Type.COUNT
                && !amount.scaled()
                && !Times.isYear(reading, amount)
                && Figures.counted(reading, amount) == null;
    }

    private Amount part(Reading reading, Amount ratio) {
        int of = ratio.from() + 1;
        while (of < ratio.to() && !OF.contains(reading.token(of).norm())) {
            of++;
        }
        Numeral part = ratio.type() == Amount.Type.FRACTION && of < ratio.to()
                ? numerals.at(reading.tokens().subList(ratio.from(), of), 0)
                : null;
        return part == null || part.form() != Numeral.Form.CARDINAL
                ? ratio
                : new Amount(ratio.from(), ratio.to(), Amount.Type.COUNT, part.value(), null, false);
    }
}
