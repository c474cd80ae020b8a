package dev.tandem.report;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.report.Handovers.Handover;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    @Test
    void theTimeOfHandedOverEpisodesIsToldInItsParts() {
        Slice slice = slice("hybrid", Map.of(Measure.EPISODES, 50L));
        last(slice, Timing.RESOLUTION, 600_000, 50);
        last(slice, Timing.AI_PART, 60_000, 40);
        last(slice, Timing.WAIT_PART, 240_000, 40);
        last(slice, Timing.HUMAN_PART, 300_000, 40);

        Row row = answer(Indicators.RESOLUTION_TIME, slice).get(0);

        assertThat(row.estimate().value()).isEqualTo(600);
        assertThat(row.parts()).extracting(Row.Part::key).containsExactly("ai", "wait", "human");
        assertThat(row.parts()).extracting(part -> part.estimate().value()).containsExactly(60.0, 240.0, 300.0);
        assertThat(row.parts()).extracting(part -> part.estimate().n()).containsOnly(40L);
        assertThat(row.parts().get(2).estimate().p90()).isCloseTo(300, within(3.0));
    }

    @Test
    void partsOfAFewAreWithheldWithWhatWouldGiveThemAway() {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Slice slice = slice(List.of("chat", "mail", "phone").get(i), Map.of(Measure.EPISODES, 50L));
            last(slice, Timing.RESOLUTION, 600_000, 50);
            last(slice, Timing.AI_PART, 60_000, List.of(3, 12, 40).get(i));
            slices.add(slice);
        }

        List<Row> rows = answer(Indicators.RESOLUTION_TIME, slices.toArray(Slice[]::new));

        assertThat(rows).extracting(Row::suppressed).containsOnly(false);
        assertThat(rows).extracting(row -> row.parts().get(0).suppressed()).containsExactly(true, true, false);
        Estimate withheld = rows.get(1).parts().get(0).estimate();
        assertThat(withheld.value()).isNull();
        assertThat(withheld.n()).isNull();
        assertThat(withheld.median()).isNull();
    }

    @Test
    void whatIsMadeOfWithheldComplaintsIsWithheldToo() {
        Map<Measure, Long> few = Map.of(
                Measure.EPISODES,
                100L,
                Measure.COMPLAINTS,
                5L,
                Measure.COMPLAINTS_CLOSED,
                4L,
                Measure.COMPLAINTS_DECIDED,
                2L);
        Map<Measure, Long> some = Map.of(
                Measure.EPISODES,
                100L,
                Measure.COMPLAINTS,
                20L,
                Measure.COMPLAINTS_CLOSED,
                16L,
                Measure.COMPLAINTS_CLOSED_3D,
                8L,
                Measure.COMPLAINTS_CLOSED_8W,
                12L,
                Measure.COMPLAINTS_DECIDED,
                10L,
                Measure.COMPLAINTS_UPHELD,
                6L);
        Map<Measure, Long> many = Map.of(
                Measure.EPISODES,
                100L,
                Measure.COMPLAINTS,
                50L,
                Measure.COMPLAINTS_CLOSED,
                40L,
                Measure.COMPLAINTS_CLOSED_3D,
                10L,
                Measure.COMPLAINTS_CLOSED_8W,
                30L,
                Measure.COMPLAINTS_DECIDED,
                25L,
                Measure.COMPLAINTS_UPHELD,
                5L);

        List<Row> rows = answer(Indicators.COMPLAINT_RATE, slice("a", few), slice("b", some), slice("c", many));

        assertThat(rows).extracting(row -> row.estimate().value()).containsExactly(50.0, 200.0, 500.0);
        assertThat(rows.get(1).parts()).extracting(Row.Part::suppressed).containsOnly(true);
        assertThat(rows.get(2).parts())
                .extracting(part -> part.estimate().value())
                .containsExactly(0.8, 0.25, 0.75, 0.2);
    }

    @Test
    void handoversByReasonShareTheDenominatorOfTheirGroup() {
        Slice chat = slice("chat", Map.of(Measure.EPISODES, 200L, Measure.AI_INVOLVED, 100L, Measure.HANDED_OVER, 45L));

        List<Row> rows = answers(NOW)
                .reasons(
                        question(Indicators.HANDOVER_RATE, true),
                        List.of(chat),
                        List.of(chat),
                        List.of(handover("chat", "policy", 15), handover("chat", "asked", 30)));

        assertThat(rows).extracting(Row::group).containsExactly(List.of("chat", "asked"), List.of("chat", "policy"));
        assertThat(rows).extracting(row -> row.estimate().value()).containsExactly(0.3, 0.15);
        assertThat(rows).extracting(row -> row.estimate().denominator()).containsOnly(100L);
        assertThat(rows.get(1).estimate().interval()).isEqualTo(Interval.wilson(15, 100));
    }

    @Test
    void aReasonOfAFewIsWithheldWithWhatWouldGiveItAway() {
        Map<Measure, Long> sums = Map.of(Measure.EPISODES, 200L, Measure.AI_INVOLVED, 100L);
        List<Slice> slices = List.of(slice("chat", sums), slice("mail", sums));

        List<Row> rows = answers(NOW)
                .reasons(
                        question(Indicators.HANDOVER_RATE, true),
                        slices,
                        slices,
                        List.of(
                                handover("chat", "policy", 3),
                                handover("chat", "asked", 30),
                                handover("chat", "failed", 15),
                                handover("mail", "policy", 20),
                                handover("mail", "asked", 30),
                                handover("mail", "failed", 25)));

        assertThat(rows)
                .extracting(row -> row.group().get(1))
                .containsExactly("asked", "failed", "policy", "asked", "failed", "policy");
        assertThat(rows).extracting(Row::suppressed).containsExactly(false, true, true, false, true, true);
        assertThat(rows.get(2).estimate().numerator()).isNull();
        assertThat(rows.get(2).estimate().value()).isNull();
    }

    @Test
    void reasonsDoNotGiveAwayAGroupThatIsWithheldWithoutThem() {
        List<Slice> slices = List.of(
                slice("chat", Map.of(Measure.EPISODES, 9L, Measure.AI_INVOLVED, 5L, Measure.HANDED_OVER, 2L)),
                slice("mail", Map.of(Measure.EPISODES, 30L, Measure.AI_INVOLVED, 30L, Measure.HANDED_OVER, 24L)),
                slice("phone", Map.of(Measure.EPISODES, 90L, Measure.AI_INVOLVED, 90L, Measure.HANDED_OVER, 60L)));

        List<Row> rows = answers(NOW)
                .reasons(
                        question(Indicators.HANDOVER_RATE, true),
                        slices,
                        slices,
                        List.of(
                                handover("chat", "asked", 2),
                                handover("mail", "asked", 12),
                                handover("mail", "failed", 12),
                                handover("phone", "asked", 30),
                                handover("phone", "failed", 30)));

        assertThat(rows)
                .filteredOn(row -> row.group().get(0).equals("mail"))
                .hasSize(2)
                .allMatch(Row::suppressed);
    }

    @Test
    void aGroupThatIsWithheldDoesNotTellHowSmallItIs() {
        Slice few = slice("chat", Map.of(Measure.EPISODES, 3L, Measure.AI_INVOLVED, 2L));
        Slice more = slice("mail", Map.of(Measure.EPISODES, 20L, Measure.AI_INVOLVED, 11L));
        Slice most = slice("phone", Map.of(Measure.EPISODES, 90L, Measure.AI_INVOLVED, 45L));

        List<Row> rows = answer(Indicators.AI_INVOLVEMENT, few, more, most);

        assertThat(rows).extracting(Row::suppressed).containsExactly(true, true, false);
        assertThat(rows).extracting(row -> row.estimate().n()).containsExactly(null, null, 90L);
        assertThat(rows).extracting(row -> row.estimate().denominator()).containsExactly(null, null, 90L);
    }

    @Test
    void aNumberIsMatureOnceNothingIsOutstandingAnyMore() {
        Map<Measure, Long> done = Map.of(Measure.EPISODES, 50L, Measure.REOPEN_BASE, 40L, Measure.DURABLE, 30L);
        Map<Measure, Long> open = Map.of(Measure.EPISODES, 50L, Measure.REOPEN_BASE, 40L, Measure.OPEN, 1L);
        Map<Measure, Long> young = Map.of(Measure.EPISODES, 50L, Measure.REOPEN_BASE, 40L, Measure.REOPEN_PENDING, 1L);

        assertThat(mature(done, 0, NOW)).isTrue();
        assertThat(mature(open, 0, NOW)).isFalse();
        assertThat(mature(young, 0, NOW)).isFalse();
        assertThat(mature(done, 1, NOW)).isFalse();
        assertThat(mature(done, 0, Instant.parse("2025-02-07T23:59:59Z"))).isFalse();
        assertThat(mature(done, 0, Instant.parse("2025-02-08T00:00:00Z"))).isTrue();
    }

    @Test
    void aGroupIsNotFinalWhileAnEpisodeOfThePeriodIsOpenInAnotherOne() {
        Slice handedOver = slice("mail", Map.of(Measure.EPISODES, 12L));
        last(handedOver, Timing.RESOLUTION, 3_000_000, 12);
        Slice open = slice("chat", Map.of(Measure.EPISODES, 30L, Measure.OPEN, 12L));
        last(open, Timing.RESOLUTION, 60_000, 18);
        Slice closed = slice("chat", Map.of(Measure.EPISODES, 30L));
        last(closed, Timing.RESOLUTION, 60_000, 30);

        for (Indicator indicator : List.of(Indicators.VOLUME, Indicators.RESOLUTION_TIME, Indicators.AI_INVOLVEMENT)) {
            assertThat(answer(indicator, handedOver, open))
                    .extracting(Row::mature)
                    .doesNotContain(true);
            assertThat(answer(indicator, handedOver, closed))
                    .extracting(Row::mature)
                    .doesNotContain(false);
        }
    }

    @Test
    void whatIsOpenInOnePeriodLeavesTheOthersFinal() {
        Slice january = at("2025-01-01", slice("mail", Map.of(Measure.EPISODES, 12L)));
        Slice open = at("2025-01-01", slice("chat", Map.of(Measure.EPISODES, 12L, Measure.OPEN, 1L)));
        Slice february = at("2025-02-01", slice("mail", Map.of(Measure.EPISODES, 12L)));
        Question all = question(Indicators.VOLUME, false);
        Question monthly = new Question(
                all.organisation(),
                all.indicator(),
                all.from(),
                all.to().plusMonths(1),
                Granularity.P1M,
                all.groupBy(),
                Map.of());

        assertThat(answers(NOW).rows(monthly, List.of(january, open, february)))
                .extracting(Row::mature)
                .containsExactly(false, false, true);
    }

    @Test
    void aFilteredNumberIsNotFinalWhileAnEpisodeThatItLeavesOutIsOpen() {
        Slice filtered = new Slice(null, List.of(), Map.of(Measure.EPISODES, 12L), Map.of());
        Slice whole = new Slice(null, List.of(), Map.of(Measure.EPISODES, 42L, Measure.OPEN, 12L), Map.of());
        Slice settled = new Slice(null, List.of(), Map.of(Measure.EPISODES, 42L), Map.of());
        Question all = question(Indicators.VOLUME, false);
        Question mail = new Question(
                all.organisation(),
                all.indicator(),
                all.from(),
                all.to(),
                null,
                List.of(),
                Map.of(Dimension.CHANNEL, List.of("mail")));

        assertThat(answers(NOW, cut -> List.of(cut.filters().isEmpty() ? whole : filtered))
                        .answer(mail))
                .extracting(Row::mature)
                .containsExactly(false);
        assertThat(answers(NOW, cut -> List.of(cut.filters().isEmpty() ? settled : filtered))
                        .answer(mail))
                .extracting(Row::mature)
                .containsExactly(true);
    }

    @Test
    void theNumberOfAllEpisodesIsFinalThoughSomeAreOpen() {
        Question grouped = question(Indicators.VOLUME, false);
        Question all = new Question(
                grouped.organisation(), grouped.indicator(), grouped.from(), grouped.to(), null, List.of(), Map.of());
        Slice slice = new Slice(null, List.of(), Map.of(Measure.EPISODES, 42L, Measure.OPEN, 12L), Map.of());

        assertThat(answers(NOW).rows(all, List.of(slice)))
                .extracting(Row::mature)
                .containsExactly(true);
    }

    /** Whether January's durable resolutions are final where everything is counted as of a moment. */
    private static boolean mature(Map<Measure, Long> counts, long unsettled, Instant counted) {
        Question question = question(Indicators.RESOLUTION_DURABLE, false, unsettled, counted);
        return answers(NOW)
                .rows(question, List.of(slice("chat", counts)))
                .get(0)
                .mature();
    }

    private static List<Row> answer(Indicator indicator, Slice... slices) {
        return answers(NOW).rows(question(indicator, false), List.of(slices));
    }

    private static Answers answers(Instant now) {
        return answers(now, cut -> List.of());
    }

    private static Answers answers(Instant now, Cells cells) {
        Clock clock = Clock.fixed(now, UTC);
        Cells none = cut -> List.of();
        return new Answers(
                cells,
                cut -> List.of(),
                new CostsPerResolution(none, (organisation, from, to) -> List.of(), clock),
                new FullTimeEquivalents(none, clock),
                new Headcounts(new NoTimeline(), clock),
                clock);
    }

    private static Question question(Indicator indicator, boolean byReason) {
        return question(indicator, byReason, 0, NOW);
    }

    private static Question question(Indicator indicator, boolean byReason, long unsettled, Instant counted) {
        Organisation organisation = new Organisation("a", "A", UTC, false, 10, 0, null, null, 0, unsettled, 1, counted);
        return new Question(
                organisation,
                indicator,
                LocalDate.parse("2025-01-01").atStartOfDay(UTC),
                LocalDate.parse("2025-02-01").atStartOfDay(UTC),
                null,
                List.of(Dimension.CHANNEL),
                byReason,
                Map.of());
    }

    private static Handover handover(String channel, String reason, long count) {
        return new Handover(null, List.of(channel), reason, count);
    }

    private static Slice slice(String channel, Map<Measure, Long> counts) {
        return new Slice(null, List.of(channel), new EnumMap<>(counts), new EnumMap<>(Timing.class));
    }

    private static Slice at(String day, Slice slice) {
        return new Slice(LocalDate.parse(day).atStartOfDay(), slice.group(), slice.counts(), slice.durations());
    }

    private static void last(Slice slice, Timing timing, long milliseconds, int times) {
        slice.counts().put(timing.count(), (long) times);
        slice.counts().put(timing.milliseconds(), milliseconds * times);
        Histogram histogram = new Histogram();
        histogram.add(Histogram.bucket((double) milliseconds), times);
        slice.durations().put(timing, histogram);
    }

    /** Nothing happened beside the episodes. */
    private static final class NoTimeline implements Timeline {
        @Override
        public List<Change> changes(String organisation) {
            return List.of();
        }

        @Override
        public List<Headcount> workforce(String organisation) {
            return List.of();
        }
    }
}
