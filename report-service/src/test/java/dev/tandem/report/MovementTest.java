package dev.tandem.report;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Movement.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovementTest {
    @Test
    void aRateThatRoseIsWorseThoughTheIntervalsOverlap() {
        // 6.51 (5.68 to 7.42) and 8.19 (7.29 to 9.16) per 1,000: the difference is 1.68 (0.40 to 2.96)
        Row before = row(Indicators.COMPLAINT_RATE, Map.of(Measure.EPISODES, 34_414L, Measure.COMPLAINTS, 224L), true);
        Row now = row(Indicators.COMPLAINT_RATE, Map.of(Measure.EPISODES, 36_893L, Measure.COMPLAINTS, 302L), true);

        assertThat(Movement.of(Indicators.COMPLAINT_RATE, before, now).answer()).isEqualTo(Answer.WORSE);
        assertThat(Movement.of(Indicators.COMPLAINT_RATE, now, before).answer()).isEqualTo(Answer.BETTER);
    }

    @Test
    void whatLooksBetterAndMayStillGetWorseIsNotBetter() {
        Row before = row(Indicators.COMPLAINT_RATE, Map.of(Measure.EPISODES, 36_893L, Measure.COMPLAINTS, 302L), true);
        Row now = row(Indicators.COMPLAINT_RATE, Map.of(Measure.EPISODES, 34_414L, Measure.COMPLAINTS, 224L), false);

        assertThat(Movement.of(Indicators.COMPLAINT_RATE, before, now).answer()).isEqualTo(Answer.CANNOT_TELL);
    }

    @Test
    void aShareMovedWhereTheIntervalOfTheDifferenceLeavesOutZero() {
        // Newcombe: 56/70 - 48/80 lies between .0524 and .3339, 52/70 - 48/80 between -.0084 and .2833
        assertThat(answer(48, 80, 56, 70)).isEqualTo(Answer.BETTER);
        assertThat(answer(56, 70, 48, 80)).isEqualTo(Answer.WORSE);
        assertThat(answer(48, 80, 52, 70)).isEqualTo(Answer.CANNOT_TELL);
    }

    @Test
    void aNumberThatIsMissingTellsNothing() {
        assertThat(answer(0, 0, 56, 70)).isEqualTo(Answer.CANNOT_TELL);
    }

    private static Answer answer(long metBefore, long dueBefore, long met, long due) {
        return Movement.of(Indicators.SLA_ATTAINMENT, attainment(metBefore, dueBefore), attainment(met, due))
                .answer();
    }

    private static Row attainment(long met, long due) {
        return row(Indicators.SLA_ATTAINMENT, Map.of(Measure.SLA_MET, met, Measure.SLA_DUE, due), true);
    }

    private static Row row(Indicator indicator, Map<Measure, Long> sums, boolean mature) {
        Estimate estimate = ((Formula.OfSums) indicator.formula()).estimate(new Slice(null, List.of(), sums, Map.of()));
        return new Row(
                LocalDate.parse("2026-01-01").atStartOfDay(UTC), List.of(), estimate, List.of(), null, mature, false);
    }
}
