package dev.tandem.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Estimate;
import dev.tandem.report.Indicators;
import dev.tandem.report.Organisation;
import dev.tandem.report.Question;
import dev.tandem.report.Row;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aPeriodIsWrittenAsJsonWritesIt() {
        ZonedDateTime from = LocalDate.of(2026, 7, 1).atStartOfDay(BERLIN);
        Organisation organisation = new Organisation("a", "A", BERLIN, false, 10, 0, null, null, 0, 0, 1, null);
        Question question =
                new Question(organisation, Indicators.VOLUME, from, from.plusDays(1), null, List.of(), false, Map.of());
        Estimate estimate = new Estimate(20.0, 20L, 20.0, null, null, null, null, null);
        Row row = new Row(from, List.of(), estimate, List.of(), null, true, false);

        String csv = Csv.of(question, List.of(row));

        assertThat(csv.lines().skip(1)).containsExactly("2026-07-01T00:00:00+02:00,20,20,20,,,,,,true,false");
    }
}
