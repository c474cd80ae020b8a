package dev.tandem.report;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.report.Row.Money;
import dev.tandem.report.Spending.Cost;
import dev.tandem.report.Timeline.Headcount;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is made of an organisation's money and people. */
class BooksTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T00:00:00Z"), UTC);
    private static final Cells NO_CELLS = cut -> List.of();

    @Test
    void costsAreSpreadOverTheirDays() {
        List<Cost> costs = List.of(
                cost("2025-01-01", "2025-02-01", "people", 3100, "EUR"),
                cost("2025-01-05", "2025-01-06", "ai", 500, "EUR"),
                cost("2025-03-01", "2025-04-01", "people", 9999, "EUR"));

        Money money = CostsPerResolution.money(costs, day("2025-01-01"), day("2025-01-11"), 100);
        Estimate estimate = CostsPerResolution.estimate(money, 100);

        assertThat(money.costs()).containsExactlyInAnyOrderEntriesOf(Map.of("people", 1000.0, "ai", 500.0));
        assertThat(money.days()).isEqualTo(10);
        assertThat(money.coveredDays()).isEqualTo(10);
        assertThat(estimate.value()).isEqualTo(15);
        assertThat(estimate.numerator()).isEqualTo(1500);
        assertThat(estimate.denominator()).isEqualTo(100);
        assertThat(interval(estimate).low()).isCloseTo(1500 / 121.62679, within(0.0005));
        assertThat(interval(estimate).high()).isCloseTo(1500 / 81.36399, within(0.0005));
    }

    @Test
    void aCostThatCannotBeToldSaysWhy() {
        Cost euros = cost("2025-01-01", "2025-02-01", "people", 3100, "EUR");
        Cost francs = cost("2025-01-01", "2025-02-01", "ai", 310, "CHF");

        Money mixed = CostsPerResolution.money(List.of(euros, francs), day("2025-01-01"), day("2025-02-01"), 100);
        Money none = CostsPerResolution.money(List.of(), day("2025-01-01"), day("2025-02-01"), 100);
        Money unresolved = CostsPerResolution.money(List.of(euros), day("2025-01-01"), day("2025-02-01"), 0);

        assertThat(mixed.reason()).isEqualTo(Money.Reason.SEVERAL_CURRENCIES);
        assertThat(none.reason()).isEqualTo(Money.Reason.NO_COSTS);
        assertThat(unresolved.reason()).isEqualTo(Money.Reason.NO_DURABLE_RESOLUTIONS);
        assertThat(CostsPerResolution.estimate(mixed, 100).value()).isNull();
        assertThat(CostsPerResolution.estimate(none, 100).value()).isNull();
        assertThat(CostsPerResolution.estimate(unresolved, 0).value()).isNull();
    }

    @Test
    void aCostIsFinalOnlyWhereEveryDayHasOneAndTellsNothingOfAFewResolutions() {
        List<Cost> costs = List.of(cost("2025-01-01", "2025-02-01", "people", 3100, "EUR"));
        CostsPerResolution answers = new CostsPerResolution(NO_CELLS, (organisation, from, to) -> costs, CLOCK);
        Slice january = slice("2025-01-01T00:00", List.of(), Map.of(Measure.DURABLE, 100L));
        Slice february = slice("2025-02-01T00:00", List.of(), Map.of(Measure.DURABLE, 100L));
        Slice few = slice("2025-01-01T00:00", List.of(), Map.of(Measure.DURABLE, 9L));

        List<Row> rows = answers.rows(question(Indicators.COST_PER_RESOLUTION), List.of(february, january), costs);
        Row withheld = answers.rows(question(Indicators.COST_PER_RESOLUTION), List.of(few), costs)
                .get(0);

        assertThat(rows).extracting(row -> row.estimate().value()).containsExactly(31.0, null);
        assertThat(rows).extracting(Row::mature).containsExactly(true, false);
        assertThat(withheld.suppressed()).isTrue();
        assertThat(withheld.estimate().value()).isNull();
        assertThat(withheld.estimate().n()).isNull();
        assertThat(((Money) Objects.requireNonNull(withheld.remark())).costs()).isEmpty();
    }

    @Test
    void aThousandCasesOfFiveMinutesAreSixteenPeopleForADay() {
        assertThat(FullTime.people(1_000 * 300, 8, .85, .25)).isCloseTo(16.34, within(0.005));

        Interval range = Objects.requireNonNull(FullTime.ASSUMED.people(1_000 * 300, 1));

        assertThat(range.low()).isCloseTo(15.432, within(0.0005));
        assertThat(range.high()).isCloseTo(21.368, within(0.0005));
        assertThat(FullTime.ASSUMED.people(1_000 * 300, 0)).isNull();
    }

    @Test
    void onlyKindsOfCasesThatPeopleHandledOftenEnoughAreCompared() {
        List<Slice> slices = List.of(
                kind("billing", "ai", Map.of(Measure.DURABLE_AI, 1_000L)),
                kind("billing", "human", Map.of(Measure.HANDLE_COUNT, 20L, Measure.HANDLE_MS, 6_000_000L)),
                kind("billing", "hybrid", Map.of(Measure.HANDLE_COUNT, 99L, Measure.HANDLE_MS, 99L)),
                kind("returns", "ai", Map.of(Measure.DURABLE_AI, 400L)),
                kind("returns", "human", Map.of(Measure.HANDLE_COUNT, 9L, Measure.HANDLE_MS, 9_000_000L)));

        Row row = new FullTimeEquivalents(NO_CELLS, CLOCK)
                .rows(question(Indicators.FTE_EQUIVALENT), slices)
                .get(0);

        Row.Assumptions assumptions = (Row.Assumptions) Objects.requireNonNull(row.remark());
        assertThat(assumptions.workingDays()).isEqualTo(23);
        assertThat(assumptions.compared()).isEqualTo(1_000);
        assertThat(row.estimate().n()).isEqualTo(1_400);
        assertThat(row.estimate().numerator()).isEqualTo(300_000);
        assertThat(row.estimate().value()).isNull();
        assertThat(interval(row.estimate()).low()).isCloseTo(15.432 / 23, within(0.0005));
        assertThat(interval(row.estimate()).high()).isCloseTo(21.368 / 23, within(0.0005));
    }

    @Test
    void equivalentsThatRestOnAFewResolutionsAreWithheld() {
        Slice people = kind("billing", "human", Map.of(Measure.HANDLE_COUNT, 20L, Measure.HANDLE_MS, 6_000_000L));
        Slice unlike = kind("returns", "ai", Map.of(Measure.DURABLE_AI, 400L));
        FullTimeEquivalents answers = new FullTimeEquivalents(NO_CELLS, CLOCK);

        Row few = answers.rows(
                        question(Indicators.FTE_EQUIVALENT),
                        List.of(people, unlike, kind("billing", "ai", Map.of(Measure.DURABLE_AI, 9L))))
                .get(0);
        Row none = answers.rows(question(Indicators.FTE_EQUIVALENT), List.of(people, unlike))
                .get(0);

        assertThat(few.suppressed()).isTrue();
        assertThat(few.estimate().interval()).isNull();
        assertThat(few.estimate().numerator()).isNull();
        assertThat(none.suppressed()).isFalse();
        assertThat(none.estimate().interval()).isNull();
        assertThat(none.estimate().n()).isEqualTo(400);
    }

    @Test
    void peopleAreCountedAtTheEndOfThePeriodAndTheirChangesWithinIt() {
        List<Headcount> statements = List.of(
                level("2024-12-01", "agent", 100),
                change("2025-01-10", "agent", -20, "layoff"),
                change("2025-01-20", "agent", 5, "rehire"),
                change("2025-02-01", "agent", -3, "attrition"),
                level("2025-02-01", "agent", 80),
                change("2025-02-15", "lead", 2, "hire"));

        List<Row> rows =
                new Headcounts(new Statements(statements), CLOCK).rows(question(Indicators.HEADCOUNT), statements);

        assertThat(rows).extracting(Row::group).containsExactly(List.of("agent"), List.of("agent"), List.of("lead"));
        assertThat(rows).extracting(row -> row.estimate().value()).containsExactly(85.0, 80.0, null);
        assertThat(changes(rows.get(0)).byReason())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("layoff", -20.0, "attrition", 0.0, "hire", 0.0, "rehire", 5.0, "redeployment", 0.0));
        assertThat(changes(rows.get(0)).unexplained()).isEqualTo(0);
        assertThat(changes(rows.get(1)).unexplained()).isEqualTo(-2);
        assertThat(changes(rows.get(2)).unexplained()).isNull();
        assertThat(changes(rows.get(2)).byReason()).containsEntry("hire", 2.0);
    }

    private static Row.Changes changes(Row row) {
        return (Row.Changes) Objects.requireNonNull(row.remark());
    }

    private static Interval interval(Estimate estimate) {
        return Objects.requireNonNull(estimate.interval());
    }

    /** January and February 2025 by month. */
    private static Question question(Indicator indicator) {
        boolean months = !indicator.equals(Indicators.FTE_EQUIVALENT);
        Organisation organisation = new Organisation("a", "A", UTC, false, 10, 0, null, null, 0, 0, 1, CLOCK.instant());
        return new Question(
                organisation,
                indicator,
                day("2025-01-01").atStartOfDay(UTC),
                day(months ? "2025-03-01" : "2025-02-01").atStartOfDay(UTC),
                months ? Granularity.P1M : null,
                List.of(),
                Map.of());
    }

    private static Slice kind(String topic, String handler, Map<Measure, Long> counts) {
        return slice(null, List.of(topic, "routine", "en", "chat", handler), counts);
    }

    private static Slice slice(@Nullable String start, List<String> group, Map<Measure, Long> counts) {
        return new Slice(start == null ? null : LocalDateTime.parse(start), group, counts, Map.of());
    }

    private static Cost cost(String from, String to, String category, double amount, String currency) {
        return new Cost(day(from), day(to), category, amount, currency);
    }

    private static Headcount level(String day, String role, double level) {
        return new Headcount(day(day), role, level, null, null);
    }

    private static Headcount change(String day, String role, double change, String reason) {
        return new Headcount(day(day), role, null, change, reason);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** A timeline of nothing but people. */
    private record Statements(List<Headcount> people) implements Timeline {
        @Override
        public List<Change> changes(String organisation) {
            return List.of();
        }

        @Override
        public List<Headcount> workforce(String organisation) {
            return people;
        }
    }
}
