package dev.tandem.report.web;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.claims.Check;
import dev.tandem.report.claims.Claim;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimViewTest {
    private static final Instant AT = Instant.parse("2025-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | repeat_contact | -0.4  | relative | atLeast | down | ≤ -40.0%
        en | repeat_contact | -0.4  | relative | atMost  | down | ≥ -40.0%
        en | complaints     | 0.3   | relative | atLeast | up   | ≥ +30.0%
        en | satisfaction   | -0.04 | points   | exact   | down | -4 percentage points
        en | satisfaction   | 0.01  | points   | exact   | up   | +1 percentage point
        de | satisfaction   | -0.04 | points   | exact   | down | -4 Prozentpunkte
        de | satisfaction   | 0.025 | points   | about   | up   | ≈ +2,5 Prozentpunkte
        """)
    void aChangeIsShownWithTheBoundOfItsSize(
            String language, String kind, double value, String unit, String bound, String direction, String number) {
        ClaimView view = view(language, claim(kind, value, unit, bound, direction, null, true), null);

        assertThat(view.number().replace('\u00a0', ' ')).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"en, without a number", "de, ohne Zahl"})
    void jobsThatWereCutWithoutANumberDoNotFall(String language, String shown) {
        Claim hundreds = claim("headcount_reduction", null, "persons", "vague", "down", null, true);

        assertThat(view(language, hundreds, null).number()).isEqualTo(shown);
    }

    @Test
    void whoLeftIsNoHeadcount() {
        Claim cut = claim("headcount_reduction", 700.0, "persons", "atLeast", "down", null, true);
        Check check = new Check("headcount", 1, Check.Answer.CANNOT_TELL, window(null, 660, 1117), null, null);

        assertThat(view("en", cut, check).measured()).isEqualTo("People who left: 660 – 1,117");
    }

    @Test
    void whatWasBeforeIsShownBesideARate() {
        Claim more = claim("complaints", 0.3, "relative", "exact", "up", null, true);
        Check check = new Check(
                "complaint_rate", 1, Check.Answer.SUPPORTED, window(7.9, 7.0, 8.9), window(6.1, 5.3, 7.0), null);

        assertThat(view("en", more, check).measured())
                .isEqualTo("Complaint rate: 7.9\u00a0per 1,000 (7.0 – 8.9); before: 6.1\u00a0per 1,000 (5.3 – 7.0)");
        assertThat(view("de", more, check).measured()).endsWith("; vorher: 6,1\u00a0je 1.000 (5,3 – 7,0)");
    }

    @Test
    void peopleAreShownBesideAnAiThatIsCalledOnPar() {
        Claim par = claim("satisfaction", null, null, "exact", "equal", null, true);
        Check check = new Check(
                "csat",
                1,
                Check.Answer.CANNOT_TELL,
                window(0.819, 0.806, 0.831),
                window(0.76, 0.747, 0.772),
                Check.Reason.NOT_LIKE_FOR_LIKE);

        assertThat(view("en", par, check).measured())
                .endsWith(
                        "81.9% (80.6% – 83.1%); people: 76.0% (74.7% – 77.2%) – AI and people do not have the same cases.");
    }

    @Test
    void aNumberThatIsCertainHasNoInterval() {
        Claim staff = claim("headcount", 2389.0, "persons", "exact", "none", null, true);
        Check check = new Check("headcount", 1, Check.Answer.SUPPORTED, window(2389.0, 2389, 2389), null, null);

        assertThat(view("en", staff, check).measured()).endsWith(": 2,389");
    }

    @Test
    void whatAChangedArticleSaidIsNoLongerInIt() {
        Claim confirmed = claim("languages", 21.0, "count", "exact", "none", "confirm", false);

        assertThat(view("en", confirmed, null).review()).isEqualTo("confirmed by a person, no longer in the article");
    }

    private static ClaimView view(String language, Claim claim, @Nullable Check check) {
        return ClaimView.of(claim, check, Texts.find(language).orElseThrow());
    }

    private static Check.Window window(@Nullable Double value, double low, double high) {
        OffsetDateTime at = AT.atOffset(UTC);
        return new Check.Window(at, at.plusMonths(1), value, low, high);
    }

    private static Claim claim(
            String kind,
            @Nullable Double value,
            @Nullable String unit,
            String bound,
            String direction,
            @Nullable String review,
            boolean found) {
        return new Claim(
                "c1",
                "Orvalla",
                "orvalla",
                "explicit",
                kind,
                new Claim.Quantity(value, null, null, null, null, unit, null, bound),
                direction,
                "asserted",
                null,
                null,
                0.9,
                "rule",
                new Claim.Evidence("Orvalla said so.", 0, 16, 0, 7),
                new Claim.Source("a1", "https://news.example/1", "Title", "News", AT, AT, "en", false),
                "8",
                found,
                false,
                false,
                review,
                null,
                AT,
                null,
                null,
                1);
    }
}
