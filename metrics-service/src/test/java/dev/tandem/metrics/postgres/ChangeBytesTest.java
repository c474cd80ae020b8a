package dev.tandem.metrics.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.BucketCounts;
import dev.tandem.metrics.Delta;
import dev.tandem.metrics.DurationMeasure;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.postgres.CellTable.Address;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeBytesTest {
    private static final Measure[] MEASURES = Measure.values();
    private static final DurationMeasure[] DURATIONS = DurationMeasure.values();
    private static final String PLACES = """
            EPISODES ANSWERED AI_INVOLVED CONTAINED HANDED_OVER HUMAN_REQUESTED DISCLOSED
            CONFIRMED ASSUMED RESOLVED OPEN REPLY_COUNT REPLY_MS RESOLUTION_COUNT RESOLUTION_MS
            HANDLE_COUNT HANDLE_MS CSAT_COUNT CSAT_POSITIVE CSAT_SUM COMPLAINTS SLA_DUE SLA_MET
            SLA_PENDING REOPEN_BASE REOPENED REOPEN_PENDING AUTOMATED DURABLE DURABLE_AI
            ASSUMED_QUIET ASSUMED_PENDING FIRST_CONTACT FIRST_CONTACT_BASE FIRST_CONTACT_BEYOND
            FIRST_CONTACT_PENDING REPEAT_BASE_7 REPEATED_7 REPEAT_PENDING_7 REPEAT_BASE_30
            REPEATED_30 REPEAT_PENDING_30 HUMAN_REACHED NPS_COUNT NPS_PROMOTERS NPS_DETRACTORS
            CES_COUNT CES_AGREED CES_SUM COMPLAINTS_CLOSED COMPLAINTS_CLOSED_3D COMPLAINTS_CLOSED_8W
            COMPLAINTS_DECIDED COMPLAINTS_UPHELD QUALITY_COUNT QUALITY_SUM QUALITY_SQUARES
            EMPATHY_COUNT EMPATHY_SUM EMPATHY_SQUARES CORRECT_COUNT CORRECT_TRUE QUALITY_PAIRS
            QUALITY_AGREED EMPATHY_PAIRS EMPATHY_AGREED CORRECT_PAIRS CORRECT_AGREED AI_PART_COUNT
            AI_PART_MS WAIT_PART_COUNT WAIT_PART_MS HUMAN_PART_COUNT HUMAN_PART_MS HUMAN_WAIT_COUNT
            HUMAN_WAIT_MS""";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatItWrote(long seed) {
        Random random = new Random(seed);
        ChangeBytes bytes = new ChangeBytes();
        Map<Address, Delta> written = new HashMap<>();
        for (int cell = 0; cell < 300; cell++) {
            String granularity = List.of("H", "D", "M").get(random.nextInt(3));
            long localSecond = (random.nextInt(2_000_000) - 500_000) * 3600L;
            Delta delta = delta(random);
            bytes.add(granularity, localSecond, cell, delta);
            written.put(new Address(7, granularity.charAt(0), localSecond, cell), delta);
        }

        Map<Address, Delta> read = new HashMap<>();
        ChangeBytes.read(7, bytes.bytes(), read);

        assertThat(bytes.cells()).isEqualTo(300);
        assertThat(lines(read)).isEqualTo(lines(written));
    }

    @Test
    void addsToWhatIsThere() {
        Delta two = new Delta();
        two.add(Measure.EPISODES, 2);
        two.add(DurationMeasure.REPLY, -5, 2);
        ChangeBytes bytes = new ChangeBytes();
        bytes.add("D", 86_400, 3, two);
        Map<Address, Delta> changes = new HashMap<>();

        ChangeBytes.read(1, bytes.bytes(), changes);
        ChangeBytes.read(1, bytes.bytes(), changes);
        ChangeBytes.read(2, bytes.bytes(), changes);

        assertThat(lines(changes))
                .isEqualTo(Map.of("1 D 86400 3", "EPISODES=4 REPLY[-5]=4 ", "2 D 86400 3", "EPISODES=2 REPLY[-5]=2 "));
    }

    /** What waits may have been written by an earlier version: a new constant comes last, none is taken away or moved. */
    @Test
    void keepsThePlacesOfMeasures() {
        assertThat(names(MEASURES)).startsWith(PLACES.split("\\s+"));
        assertThat(names(DURATIONS))
                .startsWith("REPLY", "RESOLUTION", "HANDLE", "AI_PART", "WAIT_PART", "HUMAN_PART", "HUMAN_WAIT");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static Delta delta(Random random) {
        Delta delta = new Delta();
        for (int i = random.nextInt(MEASURES.length); i > 0; i--) {
            long size = random.nextLong() >> random.nextInt(64);
            delta.add(MEASURES[random.nextInt(MEASURES.length)], size);
        }
        for (int i = random.nextInt(20); i > 0; i--) {
            int count = 1 + random.nextInt(100);
            delta.add(
                    DURATIONS[random.nextInt(DURATIONS.length)],
                    random.nextInt(4000) - 2000,
                    random.nextBoolean() ? count : -count);
        }
        return delta;
    }

    private static Map<String, String> lines(Map<Address, Delta> changes) {
        Map<String, String> lines = new TreeMap<>();
        changes.forEach((cell, delta) -> {
            StringBuilder line = new StringBuilder();
            for (Measure measure : MEASURES) {
                if (delta.of(measure) != 0) {
                    line.append(measure).append('=').append(delta.of(measure)).append(' ');
                }
            }
            for (DurationMeasure duration : DURATIONS) {
                BucketCounts counts = delta.of(duration);
                for (int i = 0; i < counts.size(); i++) {
                    line.append("%s[%d]=%d ".formatted(duration, counts.bucket(i), counts.count(i)));
                }
            }
            lines.put(
                    "%d %s %d %d".formatted(cell.organisation(), cell.granularity(), cell.localSecond(), cell.slice()),
                    line.toString());
        });
        return lines;
    }
}
