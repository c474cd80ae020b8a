package dev.tandem.report.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Company;
import dev.tandem.report.Dimension;
import dev.tandem.report.Measure;
import dev.tandem.report.Published;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Views.class)
class PagesIT {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href|action)=\"([^\"]*)\"");

    @Test
    void thePageSaysWhatRoseWithItsNumbersAndThatTheyAreSimulated() {
        Company company = Company.of("rising", "Europe/Berlin", true).lasting("2024-01-01", "2024-12-31");
        for (LocalDate month = LocalDate.of(2024, 1, 1); month.getYear() == 2024; month = month.plusMonths(1)) {
            long complaints = month.getMonthValue() <= 3 ? 6 : 15;
            company.day(month.toString())
                    .with(Dimension.HANDLER, "human")
                    .with(Measure.EPISODES, 1000)
                    .with(Measure.COMPLAINTS, complaints)
                    .add();
        }

        String english = page("/organisations/rising?lang=en");
        String german = page("/organisations/rising?lang=de");

        assertThat(english)
                .contains(
                        "<html lang=\"en\">",
                        "Simulated data:",
                        "Service quality has declined since January 2024: the complaint rate rose from 6.0 to 15.0 per 1,000.");
        assertThat(german)
                .contains(
                        "<html lang=\"de\">",
                        "Simulierte Daten:",
                        "die Beschwerdequote stieg von 6,0 auf 15,0 je 1.000.");
    }

    @Test
    void aDifferenceWithinTheIntervalsIsNotClaimed() {
        Company company = Company.of("steady", "UTC", false).lasting("2024-01-01", "2024-12-31");
        for (LocalDate month = LocalDate.of(2024, 1, 1); month.getYear() == 2024; month = month.plusMonths(1)) {
            company.day(month.toString())
                    .with(Measure.EPISODES, 1000)
                    .with(Measure.COMPLAINTS, month.getMonthValue() <= 3 ? 6 : 8)
                    .add();
        }

        assertThat(page("/organisations/steady?lang=en"))
                .contains("Cannot tell yet:", "the complaint rate")
                .doesNotContain("Simulated data", "has declined", "has improved");
    }

    @Test
    void everybodyWhoWasToldOfAChangeIsTranslatedAndTheRestStaysAsItIs() {
        Company company = Company.of("open", "UTC", false)
                .lasting("2024-01-01", "2024-12-31")
                .changed("2024-06-03T00:00:00Z", "rollback", "employees, works council,the <b>press</b>");
        company.day("2024-01-01").with(Measure.EPISODES, 1000).add();

        assertThat(page("/organisations/open?lang=de"))
                .contains("gesagt: der Belegschaft, dem Betriebsrat, the &lt;b&gt;press&lt;/b&gt;");
        assertThat(page("/organisations/open?lang=en"))
                .contains("told to employees, the works council, the &lt;b&gt;press&lt;/b&gt;");
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndRunsNoScriptOfOthers() {
        Company.named("quiet")
                .lasting("2025-01-01", "2025-01-31")
                .day("2025-01-02")
                .with(Measure.EPISODES, 50)
                .add();
        Response answer = given().get("/organisations/quiet");

        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        Matcher addresses = ADDRESS.matcher(answer.asString());
        while (addresses.find()) {
            assertThat(addresses.group(1)).matches("(/|#).*|/?");
            assertThat(addresses.group(1)).doesNotStartWith("//");
        }
    }

    @Test
    void whatOthersWroteStaysText() {
        Views.execute("delete from report.article");
        Views.execute(
                "insert into report.article values ('evil', 'javascript:alert(1)', '<script>alert(2)</script>', "
                        + "'\"><img src=x onerror=alert(3)>', 'de', null, now(), 10, '[\"javascript:alert(4)\", \"https://example.org/\"]', false)");

        String page = page("/articles?lang=en");

        assertThat(page).doesNotContain("<script>alert", "<img", "href=\"javascript:");
        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(2)", "href=\"https://example.org/\" rel=\"noopener nofollow noreferrer\"");
    }

    @Test
    void claimsStandOnTheirPageAndOnThatOfTheirOrganisation() {
        Company.named("claimed")
                .lasting("2025-01-01", "2025-01-31")
                .day("2025-01-02")
                .with(Measure.EPISODES, 50)
                .add();
        Views.execute("delete from report.claim");
        Published.claim("c1", "Claimed")
                .with("own", "claimed")
                .says("ai_share", 0.75, "share")
                .with("sentence", "<img src=x> three in four")
                .with("url", "javascript:alert(1)")
                .with("contradicts", "{c2,c3}")
                .with("articles", 3L)
                .with("answer", "contradicted")
                .with("answer_since", Timestamp.from(Instant.parse("2025-05-03T00:00:00Z")))
                .with("answer_before", "cannot_tell")
                .add();

        String german = page("/organisations/claimed?lang=de");
        String english = page("/claims?organisation=Claimed&lang=en");

        assertThat(german)
                .contains(
                        "Was öffentlich gesagt wird",
                        "Anteil der KI: <b>75,0\u00a0%</b>",
                        "Widerspruch zu anderen Aussagen: 2",
                        "auch in 2 weiteren Artikeln",
                        "Die eigenen Zahlen widersprechen.")
                .doesNotContain("<img", "href=\"javascript:");
        assertThat(english)
                .contains(
                        "Share handled by AI: <b>75.0%</b>",
                        "&lt;img src=x&gt; three in four", "The own numbers contradict this.");
        assertThat(german).contains("seit dem 03.05.2025, vorher: Lässt sich nicht sagen.");
        assertThat(english).contains("since 3 May 2025, before: Cannot tell.");
        Published.claim("p1", "Claimed")
                .with("own", "claimed")
                .with("proposed", true)
                .with("revision", 2L)
                .with("sentence", "Nobody has looked at this.")
                .add();
        assertThat(page("/claims?organisation=Claimed&lang=en")).doesNotContain("Nobody has looked");
        assertThat(page("/organisations/claimed?lang=de")).doesNotContain("Nobody has looked");
        assertThat(page("/claims?organisation=nobody&lang=en")).contains("Nothing is known about that.");
        assertThat(given().get("/claims?after=!").statusCode()).isEqualTo(400);

        Published.claim("c2", "Claimed")
                .with("own", "claimed")
                .with("revision", 3L)
                .with("sentence", "And more.")
                .add();
        assertThat(page("/organisations/claimed?lang=de")).contains("And more.");
        Published.claim("c3", "Claimed")
                .with("kind", "ai_deployment")
                .with("direction", "up")
                .with("articles", 2L)
                .without("value")
                .without("unit")
                .add();
        assertThat(page("/claims?organisation=Claimed&lang=de"))
                .contains("Einsatz von KI: <b>eingeführt oder ausgebaut</b>", "auch in einem weiteren Artikel");
    }

    @Test
    void anOrganisationWithoutDataSaysWhereToSendThem() {
        Company.named("blank");

        assertThat(page("/organisations/blank?lang=de")).contains("Noch keine Daten", "./tandem demo");
    }

    @Test
    void everyListHasAPage() {
        Company.named("listed");

        assertThat(page("/?lang=de")).contains("Produktivität und Servicequalität");
        assertThat(page("/definitions?lang=de"))
                .contains(
                        "Beschwerdequote",
                        "Dauerhaft gelöst",
                        "Kosten je dauerhafter Lösung",
                        "Betrag in der genannten");
        assertThat(page("/definitions?lang=en")).contains("Full-time equivalents of the AI", "amount in the stated");
        assertThat(page("/rejected?lang=en")).contains("Refused events");
        assertThat(given().get("/organisations/nobody").statusCode()).isEqualTo(404);
        assertThat(given().get("/organisations/listed?from=soon").statusCode()).isEqualTo(400);
        assertThat(given().urlEncodingEnabled(false)
                        .get("/organisations/listed?to=%2B999999999-12-31")
                        .statusCode())
                .isEqualTo(400);
        assertThat(given().get("/organisations/listed?from=0000-01-01").statusCode())
                .isEqualTo(400);
        assertThat(given().get("/organisations/listed?from=0001-01-01&to=9999-12-31")
                        .statusCode())
                .isEqualTo(200);
        assertThat(given().get("/articles?after=!").statusCode()).isEqualTo(400);
    }

    private static String page(String address) {
        Response answer = given().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }
}
