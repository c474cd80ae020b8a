package dev.tandem.metrics.claims.quantities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.text.Tokens;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as web pages write them. */
class AmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | response times fell from 2h 13m to 3m 12s        | DURATION 7980.0, DURATION 192.0
        en | the first reply came after 1m 44s                | DURATION 104.0
        en | an app with 13m users                            | COUNT 1.3E7
        en | reached ~$1m (from ~$0.4m two years earlier)     | MONEY 1000000.0, MONEY 400000.0, DURATION 6.3072E7
        en | 3x ROI and 10x faster                            | FACTOR 2.0, FACTOR 9.0
        en | settled three times as fast                      | FACTOR 2.0
        de | dreimal so schnell wie früher                    | FACTOR 2.0
        en | answers 2/3 of chats, 24/7                       | FRACTION 0.6666666666666666
        en | rated 4.6/5, or 92/100                           | SCORE 4.6, SCORE 92.0
        en | 9/10 callers                                     | FRACTION 0.9
        en | in Q3 2025 and FY24 it cut 340 jobs              | COUNT 340.0
        en | NPS rose 12 pts                                  | SCORE 12.0
        en | it takes 2:45 minutes, at 2:45 pm                | DURATION 165.0
        de | die Gesprächsdauer liegt bei 3:20 Minuten        | DURATION 200.0
        de | im Mittel dauerte ein Anruf 9 Minuten 40         | DURATION 580.0
        en | over in 3 minutes 10 now, in place of 6 minutes  | DURATION 190.0, DURATION 360.0
        en | after 2 minutes 30 callers had hung up           | DURATION 120.0, COUNT 30.0
        en | a fortnight, or ten business days                | DURATION 1209600.0, DURATION 864000.0
        en | complaints rose sevenfold, costs tripled         | FACTOR 6.0, FACTOR 2.0
        de | die Reklamationen haben sich versechsfacht       | FACTOR 5.0
        de | die Ausgaben haben sich gedrittelt               | FACTOR -0.6666666666666666
        en | gave it 8 points out of ten, or 4.0 out of 5     | SCORE 8.0, SCORE 4.0
        en | 40 out of 100 callers                            | FRACTION 0.4
        en | 1 m 44 s, 1h05, 00:07:12, and 5'30"              | DURATION 104.0, DURATION 3900.0, DURATION 432.0, DURATION 330.0
        en | answered within the hour                         | DURATION 3600.0
        de | nach 90-sekündiger Ansage und sechswöchiger Frist | DURATION 90.0, DURATION 3628800.0
        en | 800 ms instead of a whole working day            | DURATION 0.8, DURATION 86400.0
        en | the 1990s                                        | COUNT 1990.0
        de | 40 Sek. statt 40 SEK                             | DURATION 40.0, MONEY 40.0
        de | Schweizer sagen 1'234 und 115,- EUR              | COUNT 1234.0, MONEY 115.0
        de | Fr. 250'000.– oder 900 TEUR                      | MONEY 250000.0, MONEY 900000.0
        en | eight euros and fifty cents                      | MONEY 8.5
        de | sieben Euro zwanzig kostet ein Anruf             | MONEY 7.2
        de | 7 Euro 20 Mitarbeiter, 7 Euro 20 %               | MONEY 7.0, COUNT 20.0, MONEY 7.0, PERCENT 0.2
        en | between 20 cents and 30 cents                    | MONEY 0.2, MONEY 0.3
        de | mehrere hundert TEUR, um 00:15:30 Uhr            | VAGUE 0.0
        en | in English too 1.250 people and 4.25 stars       | COUNT 1250.0, SCORE 4.25
        en | half a percentage point, 80 basis points, 25bps  | POINTS 0.005, POINTS 0.008, POINTS 0.0025
        de | ein voller Prozentpunkt, 6 Promille              | POINTS 0.01, PERCENT 0.006
        en | every other call, one in 20, one in 60 seconds   | FRACTION 0.5, FRACTION 0.05, COUNT 1.0, DURATION 60.0
        en | at one point one caller in five                  | SCORE 1.0, FRACTION 0.2
        en | by a factor of six, multiplied by two            | FACTOR 5.0, FACTOR 1.0
        en | half as many calls again, half the calls         | FACTOR 0.5, FRACTION 0.5
        en | twice as long, three times the number            | FACTOR 1.0, FACTOR 2.0
        de | fünf-und-vierzig Prozent, Ein-und-dreißig Fälle  | PERCENT 0.45, COUNT 31.0
        de | etliche hundert Stellen                          | VAGUE 0.0
        de | zweieinhalbtausend Fälle, eine Viertelmillion    | COUNT 2500.0, COUNT 250000.0
        de | 420 am Tag, um 9 Uhr                             | COUNT 420.0
        en | NPS: –3, between 10 – 12 calls                   | COUNT -3.0, COUNT 10.0, COUNT 12.0
        en | NPS: –11 → –4                                    | COUNT -11.0, COUNT -4.0
        de | NPS: –11 → –4                                    | COUNT -11.0, COUNT -4.0
        """)
    void areReadAsTheyAreMeant(String language, String text, String expected) {
        List<Amount> amounts = Amounts.of(Tokens.of(text, 0, text.length()), Numerals.of(language));

        assertThat(amounts)
                .extracting(amount -> amount.type() + " " + amount.value())
                .containsExactly(expected.split(", "));
    }
}
