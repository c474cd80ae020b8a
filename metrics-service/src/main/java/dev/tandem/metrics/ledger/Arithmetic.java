package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.ledger.Sum.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does the sums that an article's own numbers imply. */
final class Arithmetic {
    /** What one person works in a month, in hours; between part of the holidays and none. */
    private static final double HOURS = 160;

    private static final double FEWEST_HOURS = 140;
    private static final double MOST_HOURS = 170;
    private static final double MINUTES_AN_HOUR = 60;

    /** Two sentences with no more between them stand next to each other. */
    private static final int NEXT_TO = 5;

    /** An article that says as many numbers of one kind is a table, and which belong together is anybody's guess. */
    private static final int MOST = 8;

    private static final Map<Pattern, Double> MONTHS = Map.of(
            pattern("\\b(months?|monat\\w*)\\b"), 1.0,
            pattern("\\b(quarters?|quartal\\w*)\\b"), 3.0,
            pattern("\\b(years?|jahr(e?s|e|en)?|annual\\w*|jährlich\\w*)\\b|^(in |im jahr )?(19|20)\\d\\d$"), 12.0,
            pattern("\\b(weeks?|wochen?)\\b"), 12 / 52.0,
            pattern("\\b(days?|tag(e?s)?|daily|täglich\\w*)\\b"), 12 / 365.0);

    private final List<Entry> entries;
    private final List<Sum> sums = new ArrayList<>();

    private Arithmetic(List<Entry> entries) {
        this.entries = entries;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The sums of one article, about one organisation. */
    static List<Sum> of(List<Entry> asserted) {
        Arithmetic arithmetic = new Arithmetic(asserted);
        arithmetic.relativeChanges();
        arithmetic.minutesPerConversation();
        return List.copyOf(arithmetic.sums);
    }

    /** "Rose by 90 %, from 40 to 60": from 40 to 60 is 50 %. */
    private void relativeChanges() {
        for (Entry entry : entries) {
            if (entry.claim().quantity() instanceof Quantity.Change change && change.unit() != Unit.RELATIVE) {
                entries.stream()
                        .filter(stated -> together(entry.claim(), stated.claim()))
                        .limit(MOST)
                        .forEach(stated -> compare(entry, change, stated));
            }
        }
    }

    private static boolean together(Claim change, Claim stated) {
        boolean next = stated.evidence().start() - change.evidence().end() <= NEXT_TO
                && change.evidence().start() - stated.evidence().end() <= NEXT_TO;
        boolean same = change.kind() == stated.kind();
        boolean people = change.kind() == Kind.HEADCOUNT && stated.kind() == Kind.HEADCOUNT_REDUCTION;
        return next && (same || people) && stated.quantity() instanceof Quantity.Value value && isPart(value, people);
    }

    private static boolean isPart(Quantity.Value value, boolean people) {
        return value.unit() == Unit.RELATIVE || (people && value.unit() == Unit.SHARE);
    }

    private void compare(Entry entry, Quantity.Change change, Entry statedBy) {
        Span from = Span.of(change.from(), Bound.EXACT);
        Span to = Span.of(change.to(), entry.claim().bound());
        Span implied = Span.relative(from, to);
        if (implied == null || !(statedBy.claim().quantity() instanceof Quantity.Value value)) {
            return;
        }
        boolean reduction = statedBy.claim().kind() == Kind.HEADCOUNT_REDUCTION;
        double said = reduction ? -Math.abs(value.value()) : value.value();
        Span stated = reduction
                ? Span.of(Math.abs(said), statedBy.claim().bound()).negated()
                : Span.of(said, statedBy.claim().bound());
        // of shares, per cent may have been said where points were meant
        boolean points = change.unit() == Unit.SHARE && !to.minus(from).excludes(stated);
        sums.add(new Sum(
                Rule.RELATIVE_CHANGE,
                List.of(entry.id(), statedBy.id()),
                change.to() / change.from() - 1,
                implied.low(),
                implied.high(),
                said,
                points || !implied.excludes(stated),
                Map.of()));
    }

    /** 300 people at 160 hours over a million chats a month are 2.9 minutes a chat. */
    private void minutesPerConversation() {
        entries.stream()
                .filter(entry -> entry.claim().kind() == Kind.FTE_EQUIVALENT)
                .limit(MOST)
                .forEach(people -> entries.stream()
                        .filter(entry -> entry.claim().kind() == Kind.CONVERSATIONS_HANDLED)
                        .limit(MOST)
                        .forEach(conversations -> divide(people, conversations)));
    }

    private void divide(Entry people, Entry conversations) {
        String period = conversations.claim().period();
        OptionalDouble months = months(period);
        if (!(people.claim().quantity() instanceof Quantity.Value fullTime)
                || !(conversations.claim().quantity() instanceof Quantity.Value count)
                || count.unit() != Unit.COUNT
                || !(fullTime.unit() == Unit.FTE || fullTime.unit() == Unit.PERSONS)
                || !(count.value() > 0)
                || months.isEmpty()) {
            return;
        }
        double perHour = fullTime.value() * MINUTES_AN_HOUR * months.getAsDouble() / count.value();
        Entry time = resolutionTime();
        Double seconds = time == null ? null : slowest(time.claim().quantity());
        List<String> claims = new ArrayList<>(List.of(people.id(), conversations.id()));
        if (time != null && seconds != null) {
            claims.add(time.id());
        }
        Double stated = seconds == null ? null : (Double) (seconds / MINUTES_AN_HOUR);
        // work on a case cannot take longer than the case; that it takes less says nothing
        boolean tooLong = stated != null && perHour * FEWEST_HOURS > stated;
        sums.add(new Sum(
                Rule.MINUTES_PER_CONVERSATION,
                claims,
                perHour * HOURS,
                perHour * FEWEST_HOURS,
                perHour * MOST_HOURS,
                stated,
                tooLong ? false : null,
                Map.of(
                        "hoursPerMonth", HOURS,
                        "hoursPerMonthLow", FEWEST_HOURS,
                        "hoursPerMonthHigh", MOST_HOURS,
                        "months", months.getAsDouble(),
                        "monthsAssumed", period == null)));
    }

    private @Nullable Entry resolutionTime() {
        return entries.stream()
                .filter(entry -> entry.claim().kind() == Kind.RESOLUTION_TIME)
                .filter(entry -> slowest(entry.claim().quantity()) != null)
                .findFirst()
                .orElse(null);
    }

    /** The longest time that is told, in seconds. */
    private static @Nullable Double slowest(@Nullable Quantity quantity) {
        if (quantity == null || quantity.unit() != Unit.SECONDS) {
            return null;
        }
        if (quantity instanceof Quantity.Change change) {
            return Math.max(change.from(), change.to());
        }
        if (quantity instanceof Quantity.Range range) {
            return range.high();
        }
        return quantity instanceof Quantity.Value value ? (Double) value.value() : null;
    }

    /** How many months a stated period lasts; one where none is stated, nothing where it is not understood. */
    static OptionalDouble months(@Nullable String period) {
        if (period == null) {
            return OptionalDouble.of(1);
        }
        List<Double> found = MONTHS.entrySet().stream()
                .filter(known -> known.getKey().matcher(period.strip()).find())
                .map(Map.Entry::getValue)
                .toList();
        // "the first three months" or "the month of the year" would need more than a word
        boolean counted = pattern("\\d+ \\w+s\\b|\\b(two|three|six|zwei|drei|sechs)\\b")
                .matcher(period)
                .find();
        return found.size() == 1 && !counted ? OptionalDouble.of(found.get(0)) : OptionalDouble.empty();
    }
}
