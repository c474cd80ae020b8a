package dev.tandem.report.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final LocalDate PUBLISHED = LocalDate.parse("2025-05-20");
    private static final LocalDate ROLLOUT = LocalDate.parse("2024-02-10");

    @ParameterizedTest
    @CsvSource({
        "in 2023, 2023-01-01, 2024-01-01",
        "im Jahr 2023, 2023-01-01, 2024-01-01",
        "in 2025, 2025-01-01, 2025-05-20",
        "in March 2024, 2024-03-01, 2024-04-01",
        "im März 2024, 2024-03-01, 2024-04-01",
        "im Dezember 2024, 2024-12-01, 2025-01-01",
        "in Q3 2024, 2024-07-01, 2024-10-01",
        "in the fourth quarter of 2024, 2024-10-01, 2025-01-01",
        "im ersten Quartal 2024, 2024-01-01, 2024-04-01",
        "im dritten Quartal 2024, 2024-07-01, 2024-10-01",
        "in the first half of 2024, 2024-01-01, 2024-07-01",
        "im zweiten Halbjahr 2024, 2024-07-01, 2025-01-01",
        "since March 2024, 2024-03-01, 2025-05-20",
        "seit 2024, 2024-01-01, 2025-05-20",
        "in the first month, 2024-02-10, 2024-03-10",
        "im ersten Monat, 2024-02-10, 2024-03-10",
        "2024, 2024-01-01, 2025-01-01",
        "in Q1 and Q2 2024, 2024-01-01, 2024-07-01",
        "last year, 2024-01-01, 2025-01-01",
        "im vergangenen Jahr, 2024-01-01, 2025-01-01",
        "last quarter, 2025-01-01, 2025-04-01",
        "im letzten Monat, 2025-04-01, 2025-05-01"
    })
    void understandsOneTime(String period, LocalDate from, LocalDate to) {
        assertThat(Times.of(period, PUBLISHED, ROLLOUT)).contains(new Times.Days(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "from 2022 to 2024",
        "a day",
        "pro Monat",
        "between March and May 2024",
        "recently",
        "seit 2026",
        "until 2024",
        "bis 2024",
        "by March 2024",
        "after 2023",
        "ab 2024",
        "over 2000",
        "in autumn 2024",
        "im Sommer 2024",
        "Ende 2024",
        "zum Jahresende 2024",
        "in early 2024",
        "in mid-2024",
        "in fiscal 2024",
        "im Geschäftsjahr 2024",
        "in Q1 and Q3 2024",
        "in the last quarter of 2024",
        "in the first nine months of 2024"
    })
    void doesNotGuess(String period) {
        assertThat(Times.of(period, PUBLISHED, ROLLOUT)).isEqualTo(Optional.empty());
    }

    @Test
    void theFirstMonthNeedsARollout() {
        assertThat(Times.of("in the first month", PUBLISHED, null)).isEmpty();
    }
}
