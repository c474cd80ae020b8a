package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.ledger.Statements.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what different articles say of one organisation that cannot be true at the same time. Careful on purpose: what
 * may have changed in between, or may be about something else, is no contradiction.
 */
final class Contradictions {
    /** What was said without a period within this time is about the same time. */
    private static final Duration SAME_TIME = Duration.ofDays(90);

    /** Who says that a thousand things are so and each other way is no use to a reader. */
    private static final int MOST_OF_ONE = 50;

    /** How things are, of which there is one truth at a time. */
    private static final Set<Kind> LEVELS = EnumSet.of(
            Kind.HEADCOUNT,
            Kind.FTE_EQUIVALENT,
            Kind.CONVERSATIONS_HANDLED,
            Kind.AI_SHARE,
            Kind.RESOLUTION_TIME,
            Kind.FIRST_RESPONSE_TIME,
            Kind.REPEAT_CONTACT,
            Kind.FIRST_CONTACT_RESOLUTION,
            Kind.SATISFACTION,
            Kind.REVENUE_PER_EMPLOYEE,
            Kind.LANGUAGES,
            Kind.MARKETS);

    /** What goes up or down; people come and go, and that is no contradiction. */
    private static final Set<Kind> MEASURED = EnumSet.of(
            Kind.RESOLUTION_TIME,
            Kind.FIRST_RESPONSE_TIME,
            Kind.REPEAT_CONTACT,
            Kind.FIRST_CONTACT_RESOLUTION,
            Kind.SATISFACTION,
            Kind.COMPLAINTS,
            Kind.SERVICE_QUALITY,
            Kind.COST,
            Kind.PRODUCTIVITY);

    /** Of two numbers of people that are further apart, one is likely about a part, though no sentence says so. */
    private static final double MOST_TIMES_THE_STAFF = 3;

    private static final Pattern PART_OF_STAFF = Pattern.compile(
            "\\b(customer|client|contact|call)[ -]?(service|support|care|success|cent(er|re))s?\\b"
                    + "|\\b(support|service)[ -](team|staff|desk|agents?|employees|workers?)\\b"
                    + "|\\bkunden(-| und \\w+)?(service|dienst|support|betreu\\w*|center)|\\b(call|contact|service)[ -]?cent(er|re)"
                    + "|\\bservice-?(mitarbeit|team|kr[aä]ft)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Set<String>> found = new TreeMap<>();

    private Contradictions() {}

    /**
     * For every claim that contradicts others, which ones.
     *
     * @param statements what is asserted
     */
    static Map<String, Set<String>> of(List<Statement> statements) {
        Contradictions contradictions = new Contradictions();
        Map<Kind, List<Statement>> byKind = statements.stream()
                .collect(Collectors.groupingBy(
                        statement -> statement.first().claim().kind()));
        byKind.values().forEach(contradictions::compare);
        contradictions.compareReach(
                byKind.getOrDefault(Kind.LANGUAGES, List.of()), byKind.getOrDefault(Kind.MARKETS, List.of()));
        return contradictions.found;
    }

    private void compare(List<Statement> statements) {
        List<List<Entry>> alike =
                statements.stream().flatMap(Contradictions::alike).toList();
        for (int i = 1; i < alike.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (excludes(alike.get(i).get(0).claim(), alike.get(j).get(0).claim())) {
                    link(alike.get(i), alike.get(j));
                }
            }
        }
    }

    /** About 700 is the same statement as 700, and excludes fewer numbers. */
    private static Stream<List<Entry>> alike(Statement statement) {
        return statement.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.claim().bound(), () -> new EnumMap<>(Bound.class), Collectors.toList()))
                .values()
                .stream();
    }

    private void link(List<Entry> some, List<Entry> others) {
        for (Entry entry : some) {
            for (Entry against : others) {
                if (apart(entry, against) && sameTime(entry, against) && sameStaff(entry.claim(), against.claim())) {
                    link(entry.id(), against.id());
                }
            }
        }
    }

    private void link(String one, String other) {
        if (found.getOrDefault(one, Set.of()).size() < MOST_OF_ONE
                && found.getOrDefault(other, Set.of()).size() < MOST_OF_ONE) {
            found.computeIfAbsent(one, none -> new TreeSet<>()).add(other);
            found.computeIfAbsent(other, none -> new TreeSet<>()).add(one);
        }
    }

    /** In one article the same measure is often told twice, of two places or times. */
    private static boolean apart(Entry one, Entry other) {
        return !one.article().equals(other.article());
    }

    /** "Last year" is another one in another year. */
    private static boolean sameTime(Entry one, Entry other) {
        String period = Statements.period(one);
        return period.equals(Statements.period(other)) && (Periods.isDated(period) || near(one, other));
    }

    /** All who work for a company are more than those in its customer service. */
    private static boolean sameStaff(Claim one, Claim other) {
        if (one.kind() != Kind.HEADCOUNT) {
            return true;
        }
        Span level = Span.level(one.quantity(), one.bound());
        Span otherLevel = Span.level(other.quantity(), other.bound());
        return isPartOfStaff(one) == isPartOfStaff(other)
                && level != null
                && otherLevel != null
                && level.low() <= otherLevel.high() * MOST_TIMES_THE_STAFF
                && otherLevel.low() <= level.high() * MOST_TIMES_THE_STAFF;
    }

    private static boolean isPartOfStaff(Claim claim) {
        return PART_OF_STAFF.matcher(claim.evidence().sentence()).find();
    }

    private static boolean near(Entry one, Entry other) {
        return Duration.between(one.at(), other.at()).abs().compareTo(SAME_TIME) <= 0;
    }

    private static boolean excludes(Claim one, Claim other) {
        return numbersExclude(one, other) || directionsExclude(one, other);
    }

    private static boolean numbersExclude(Claim one, Claim other) {
        Quantity quantity = one.quantity();
        Quantity against = other.quantity();
        if (quantity == null
                || against == null
                || quantity.unit() != against.unit()
                || quantity.unit() == Unit.SCORE // 4.2 of five is 8.4 of ten, and of how many is not kept
                || !Objects.equals(quantity.currency(), against.currency())) {
            return false;
        }
        Set<Kind> kinds = quantity.unit() == Unit.RELATIVE || quantity.unit() == Unit.POINTS ? MEASURED : LEVELS;
        if (!kinds.contains(one.kind())) {
            return false;
        }
        Span level = Span.level(quantity, one.bound());
        Span otherLevel = Span.level(against, other.bound());
        if (level == null || otherLevel == null) {
            return false;
        }
        Span before = before(quantity);
        Span otherBefore = before(against);
        if (before != null && otherBefore != null) {
            return level.excludes(otherLevel) || before.excludes(otherBefore);
        }
        // of a change, a single number may tell the beginning or the end
        return level.excludes(otherLevel)
                && (before == null || before.excludes(otherLevel))
                && (otherBefore == null || otherBefore.excludes(level));
    }

    private static @Nullable Span before(Quantity quantity) {
        return quantity instanceof Quantity.Change change ? Span.of(change.from(), Bound.EXACT) : null;
    }

    private static boolean directionsExclude(Claim one, Claim other) {
        if (!MEASURED.contains(one.kind())) {
            return false;
        }
        Set<Direction> both = EnumSet.of(one.direction(), other.direction());
        return !both.contains(Direction.NONE) && both.size() == 2;
    }

    /** 30 languages in 12 countries here, 12 languages in 30 countries there: somebody mixed them up, whenever that was. */
    private void compareReach(List<Statement> languages, List<Statement> markets) {
        Map<String, Map<Double, Entry>> marketsOfArticle = new HashMap<>();
        for (Statement statement : markets) {
            Double number = number(statement.first().claim().quantity());
            if (number != null) {
                statement.entries().forEach(entry -> marketsOfArticle
                        .computeIfAbsent(entry.article(), none -> new HashMap<>())
                        .put(number, entry));
            }
        }
        Map<List<Double>, Set<Pair>> pairs = new HashMap<>();
        for (Statement statement : languages) {
            Double number = number(statement.first().claim().quantity());
            for (Entry entry : number == null ? List.<Entry>of() : statement.entries()) {
                marketsOfArticle.getOrDefault(entry.article(), Map.of()).forEach((market, of) -> pairs.computeIfAbsent(
                                List.of(number, market), none -> new HashSet<>())
                        .add(new Pair(entry, of)));
            }
        }
        pairs.forEach((numbers, mine) -> {
            List<Double> swapped = List.of(numbers.get(1), numbers.get(0));
            if (numbers.get(0) < numbers.get(1) && pairs.containsKey(swapped)) {
                mine.forEach(one -> pairs.get(swapped).forEach(other -> link(one, other)));
            }
        });
    }

    /** What one article says of both. */
    private record Pair(Entry languages, Entry markets) {}

    private void link(Pair one, Pair other) {
        if (apart(one.languages(), other.languages())) {
            link(one.languages().id(), other.languages().id());
            link(one.markets().id(), other.markets().id());
        }
    }

    private static @Nullable Double number(@Nullable Quantity quantity) {
        return quantity instanceof Quantity.Value value ? (Double) value.value() : null;
    }
}
