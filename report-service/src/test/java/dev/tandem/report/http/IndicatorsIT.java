package dev.tandem.report.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.report.Company;
import dev.tandem.report.Dimension;
import dev.tandem.report.Measure;
import dev.tandem.report.Timing;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Views.class)
class IndicatorsIT {
    @Test
    void volumeIsCountedByDayAndHandlerOverAllShards() {
        Company.named("daily")
                .day("2025-01-02")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.EPISODES, 30)
                .add()
                .day("2025-01-02")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.EPISODES, 12)
                .add()
                .day("2025-01-02")
                .with(Dimension.HANDLER, "human")
                .with(Measure.EPISODES, 20)
                .add()
                .day("2025-01-03")
                .with(Dimension.HANDLER, "human")
                .with(Measure.EPISODES, 15)
                .add();

        JsonPath answer = ask(
                "volume",
                "organisation",
                "daily",
                "from",
                "2025-01-01",
                "to",
                "2026-01-01",
                "time_zone",
                "UTC",
                "granularity",
                "P1D",
                "group_by",
                "handler");

        assertThat(answer.getString("definition")).isEqualTo("volume");
        assertThat(answer.<String>getList("rows.period"))
                .containsExactly("2025-01-02T00:00:00Z", "2025-01-02T00:00:00Z", "2025-01-03T00:00:00Z");
        assertThat(answer.<String>getList("rows.group.handler")).containsExactly("ai", "human", "human");
        assertThat(answer.<Integer>getList("rows.n")).containsExactly(42, 20, 15);
        assertThat(answer.<Integer>getList("rows.value")).containsExactly(42, 20, 15);
        assertThat(answer.<Boolean>getList("rows.mature")).containsExactly(true, true, true);
    }

    @Test
    void satisfactionComesWithWhatSilenceHides() {
        Company.named("ratings")
                .day("2025-03-05")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.EPISODES, 1000)
                .with(Measure.CSAT_COUNT, 120)
                .with(Measure.CSAT_POSITIVE, 102)
                .with(Measure.CSAT_SUM, 500)
                .add();

        JsonPath answer = ask(
                "csat",
                "organisation",
                "ratings",
                "from",
                "2025-01-01",
                "to",
                "2026-01-01",
                "granularity",
                "P1M",
                "group_by",
                "handler");

        Map<String, Object> row = answer.getMap("rows[0]");
        assertThat(row)
                .containsEntry("period", "2025-03-01T00:00:00Z")
                .containsEntry("numerator", 102)
                .containsEntry("denominator", 120)
                .containsEntry("value", 0.85f)
                .containsEntry("silentUnhappy", 0.102f)
                .containsEntry("silentHappy", 0.982f);
    }

    @Test
    void oneRowForTheWholeTimeHasQuantilesInSeconds() {
        Company.named("durations")
                .day("2025-01-15")
                .with(Dimension.TOPIC, "billing")
                .with(Dimension.HANDLER, "human")
                .with(Measure.EPISODES, 60)
                .lasting(Timing.RESOLUTION, 60_000, 40)
                .lasting(Timing.RESOLUTION, 600_000, 20)
                .add()
                .day("2025-02-20")
                .with(Dimension.TOPIC, "billing")
                .with(Dimension.HANDLER, "human")
                .with(Measure.EPISODES, 40)
                .lasting(Timing.RESOLUTION, 60_000, 40)
                .add();

        JsonPath answer = ask(
                "resolution_time",
                "organisation",
                "durations",
                "from",
                "2025-01-01",
                "to",
                "2025-02-28",
                "group_by",
                "topic,handler");

        assertThat(answer.getList("rows")).hasSize(1);
        assertThat(answer.getString("rows[0].group.topic")).isEqualTo("billing");
        assertThat(answer.getInt("rows[0].n")).isEqualTo(100);
        assertThat(answer.getDouble("rows[0].value")).isEqualTo(168);
        assertThat(answer.getDouble("rows[0].median")).isCloseTo(60, within(0.6));
        assertThat(answer.getDouble("rows[0].p90")).isCloseTo(600, within(6.0));
        assertThat(answer.getDouble("rows[0].low")).isLessThan(168);
    }

    @Test
    void anotherZoneIsCutFromHours() {
        Company.of("hours", "Europe/Berlin", false)
                .hour("2025-03-29T23:00")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.EPISODES, 11)
                .add()
                .hour("2025-03-30T01:00")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.EPISODES, 13)
                .add();

        JsonPath utc = ask(
                "volume",
                "organisation",
                "hours",
                "from",
                "2025-03-01",
                "to",
                "2025-04-01",
                "time_zone",
                "UTC",
                "granularity",
                "P1D");
        JsonPath hours =
                ask("volume", "organisation", "hours", "from", "2025-03-01", "to", "2025-04-01", "granularity", "PT1H");

        assertThat(utc.<String>getList("rows.period")).containsExactly("2025-03-29T00:00:00Z", "2025-03-30T00:00:00Z");
        assertThat(utc.<Integer>getList("rows.n")).containsExactly(11, 13);
        assertThat(hours.<String>getList("rows.period"))
                .containsExactly("2025-03-30T00:00:00+01:00", "2025-03-30T03:00:00+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "+02:00, 2026-03-03T00:00:00+02:00",
        "UTC+2, 2026-03-03T00:00:00+02:00",
        "UTC+02:00, 2026-03-03T00:00:00+02:00",
        "Etc/GMT-2, 2026-03-03T00:00:00+02:00",
        "-02:00, 2026-03-02T00:00:00-02:00",
        "Z, 2026-03-02T00:00:00Z"
    })
    void anOffsetIsReadAsHoursAheadOfUtc(String zone, String period) {
        Company.of("offsets", "Europe/Berlin", false)
                .lasting("2026-03-03", "2026-03-03")
                .hour("2026-03-02T23:00")
                .with(Measure.EPISODES, 20)
                .add();

        JsonPath answer = ask("volume", "organisation", "offsets", "time_zone", zone, "granularity", "P1D");

        assertThat(answer.<String>getList("rows.period")).containsExactly(period);
        assertThat(answer.<Integer>getList("rows.n")).containsExactly(20);
    }

    @Test
    void weeksAreIsoWeeksMadeOfDays() {
        Company.of("weeks", "Europe/Berlin", false)
                .day("2024-12-30")
                .with(Measure.EPISODES, 20)
                .add()
                .day("2025-01-05")
                .with(Measure.EPISODES, 22)
                .add()
                .day("2025-01-06")
                .with(Measure.EPISODES, 30)
                .add();

        JsonPath answer =
                ask("volume", "organisation", "weeks", "from", "2024-12-30", "to", "2025-01-13", "granularity", "P1W");

        assertThat(answer.<String>getList("rows.period"))
                .containsExactly("2024-12-30T00:00:00+01:00", "2025-01-06T00:00:00+01:00");
        assertThat(answer.<Integer>getList("rows.n")).containsExactly(42, 30);
    }

    @Test
    void smallGroupsAreWithheldTogetherWithWhatWouldGiveThemAway() {
        Company.named("small")
                .day("2025-01-02")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.EPISODES, 100)
                .with(Measure.COMPLAINTS, 5)
                .add()
                .day("2025-01-02")
                .with(Dimension.HANDLER, "human")
                .with(Measure.EPISODES, 3)
                .with(Measure.COMPLAINTS, 1)
                .add()
                .day("2025-01-02")
                .with(Dimension.HANDLER, "hybrid")
                .with(Measure.EPISODES, 20)
                .add();

        JsonPath rate = ask(
                "complaint_rate",
                "organisation",
                "small",
                "from",
                "2025-01-01",
                "to",
                "2025-02-01",
                "group_by",
                "handler");
        JsonPath volume =
                ask("volume", "organisation", "small", "from", "2025-01-01", "to", "2025-02-01", "group_by", "handler");

        assertThat(rate.<Boolean>getList("rows.suppressed")).containsExactly(false, true, true);
        assertThat(rate.<Object>getList("rows.n")).containsExactly(100, null, null);
        assertThat(rate.<Object>getList("rows.value")).containsExactly(50, null, null);
        assertThat(rate.<Object>getList("rows.numerator")).containsExactly(5, null, null);
        assertThat(rate.<Object>getList("rows.high").subList(1, 3)).containsOnlyNulls();
        assertThat(volume.<Object>getList("rows.n")).containsExactly(100, null, null);
    }

    @Test
    void filtersOfOneDimensionMeanAnyOf() {
        Company.named("filters")
                .day("2025-01-02")
                .with(Dimension.LANGUAGE, "de")
                .with(Measure.EPISODES, 10)
                .add()
                .day("2025-01-02")
                .with(Dimension.LANGUAGE, "en")
                .with(Measure.EPISODES, 20)
                .add()
                .day("2025-01-02")
                .with(Dimension.LANGUAGE, "sv")
                .with(Measure.EPISODES, 40)
                .add();

        Response answer = given().queryParam("organisation", "filters")
                .queryParam("filter[language]", "de", "sv")
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-01-31")
                .get("/v1/indicators/volume");

        assertThat(answer.jsonPath().<Integer>getList("rows.n")).containsExactly(50);
    }

    @Test
    void whatIsPendingIsNotMature() {
        Company.named("pending")
                .day("2025-01-02")
                .with(Measure.EPISODES, 50)
                .with(Measure.SLA_DUE, 40)
                .with(Measure.SLA_MET, 30)
                .with(Measure.SLA_PENDING, 1)
                .add();

        JsonPath sla = ask("sla_attainment", "organisation", "pending", "from", "2025-01-01", "to", "2025-02-01");
        JsonPath future = ask("complaint_rate", "organisation", "pending", "from", "2025-01-01", "to", "2999-01-01");

        assertThat(sla.getBoolean("rows[0].mature")).isFalse();
        assertThat(sla.getFloat("rows[0].value")).isEqualTo(0.75f);
        assertThat(future.getBoolean("rows[0].mature")).isFalse();
    }

    @Test
    void anEpisodeThatIsOpenElsewhereMayStillComeIntoAGroup() {
        Company.named("moving")
                .day("2025-01-02")
                .with(Dimension.HANDLER, "hybrid")
                .with(Dimension.TOPIC, "billing")
                .with(Measure.EPISODES, 12)
                .add()
                .day("2025-01-02")
                .with(Dimension.HANDLER, "ai")
                .with(Dimension.TOPIC, "delivery")
                .with(Measure.EPISODES, 30)
                .with(Measure.OPEN, 12)
                .add();
        String[] time = {"organisation", "moving", "from", "2025-01-01", "to", "2025-02-01"};

        assertThat(ask("volume", with(time, "group_by", "handler")).<Boolean>getList("rows.mature"))
                .containsExactly(false, false);
        assertThat(ask("volume", with(time, "filter[topic]", "billing")).<Boolean>getList("rows.mature"))
                .containsExactly(false);
        assertThat(ask("volume", time).<Boolean>getList("rows.mature")).containsExactly(true);
    }

    private static String[] with(String[] parameters, String... more) {
        return Stream.of(parameters, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void nothingIsAnEmptyAnswer() {
        Company.named("empty");

        assertThat(ask("csat", "organisation", "empty").getList("rows")).isEmpty();
    }

    @Test
    void csvCannotBeTakenForAFormula() {
        Company.named("csv")
                .day("2025-01-02")
                .with(Dimension.TOPIC, "=1+1")
                .with(Measure.EPISODES, 30)
                .add()
                .day("2025-01-02")
                .with(Dimension.TOPIC, "a \"b\", c")
                .with(Measure.EPISODES, 20)
                .add();

        Response answer = given().accept("text/csv")
                .queryParams(
                        Map.of("organisation", "csv", "from", "2025-01-01", "to", "2025-02-01", "group_by", "topic"))
                .get("/v1/indicators/volume");

        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(List.of(answer.asString().split("\r\n")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("2025-01-01T00:00:00Z,'=1+1,30,30,"))
                .anySatisfy(line -> assertThat(line).contains(",\"a \"\"b\"\", c\",20,20,"));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        Company.named("etag").day("2025-01-02").with(Measure.EPISODES, 30).add();
        Response first = given().queryParam("organisation", "etag").get("/v1/indicators/volume");

        given().header("If-None-Match", first.header("ETag"))
                .queryParam("organisation", "etag")
                .get("/v1/indicators/volume")
                .then()
                .statusCode(304);
        Views.execute("update report.organisation set revision = revision + 1 where organisation = 'etag'");
        given().header("If-None-Match", first.header("ETag"))
                .queryParam("organisation", "etag")
                .get("/v1/indicators/volume")
                .then()
                .statusCode(200);
    }

    private static JsonPath ask(String indicator, String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        Response answer = request.get("/v1/indicators/" + indicator);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
