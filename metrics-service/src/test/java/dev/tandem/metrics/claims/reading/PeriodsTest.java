package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a sentence are told as the period of its claim. */
class PeriodsTest {
    private static final RuleExtractor EXTRACTOR = new RuleExtractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        en | in 2024            | The bank Orvalla cut 340 jobs in 2024.
        en | In 2024            | In 2024 complaints about the bank Orvalla rose by 30 percent.
        en | in March 2024      | The bank Orvalla cut 340 jobs in March 2024.
        en | In Q1 and Q2 2025  | In Q1 and Q2 2025 the bank Orvalla cut 340 jobs.
        en | Q1 2025            | Q1 2025: the bank Orvalla cut 340 jobs.
        en | until 2025         | The bank Orvalla employed 340 agents until 2025.
        en | none               | The bank Orvalla cut over 2000 jobs.
        en | none               | The bank Orvalla cut its staff from 2000 to 1500 agents.
        en | none               | Complaints about the bank Orvalla fell from 100 a day to 60 a day.
        en | none               | The bank Orvalla has 340 agents.
        de | im Jahr 2024       | Die Bank Orvalla hat im Jahr 2024 340 Stellen gestrichen.
        de | 2024               | 2024 strich die Bank Orvalla 340 Stellen.
        de | none               | 2000 Mitarbeiter wurden von der Bank Orvalla entlassen.
        de | seit dem Sommer    | Die Bank Orvalla hat seit dem Sommer 340 Stellen gestrichen.
        """)
    void areTimesAndNoOtherNumbers(String language, String period, String text) {
        List<Claim> claims = EXTRACTOR
                .extract(new ArticleText(null, text, language, null, List.of()))
                .claims();

        assertThat(claims).extracting(Claim::period).containsExactly(period);
    }
}
