package dev.tandem.report;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Timeline.Headcount;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), UTC);

    @Test
    void theNumberThatIsStatedForADayHoldsWithTheChangesOfThatDay() {
        List<Headcount> statements = List.of(
                new Headcount(day(1), "agent", 100.0, null, null),
                new Headcount(day(10), "agent", 90.0, null, null),
                new Headcount(day(10), "agent", null, -10.0, "layoff"),
                new Headcount(day(20), "agent", null, 5.0, "rehire"));

        Overview overview = overviews(statements).of(organisation(), day(1), day(31));

        assertThat(overview.people())
                .containsExactly(
                        new Overview.People(day(1), 100),
                        new Overview.People(day(10), 90),
                        new Overview.People(day(20), 95));
    }

    private static Overviews overviews(List<Headcount> statements) {
        Cells none = cut -> List.of();
        Timeline timeline = new Statements(statements);
        Answers answers = new Answers(
                none,
                cut -> List.of(),
                new CostsPerResolution(none, (organisation, from, to) -> List.of(), CLOCK),
                new FullTimeEquivalents(none, CLOCK),
                new Headcounts(timeline, CLOCK),
                CLOCK);
        return new Overviews(none, answers, timeline, () -> 3, CLOCK);
    }

    private static Organisation organisation() {
        return new Organisation("a", "A", UTC, false, 10, 0, null, null, 0, 0, 1, null);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
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
