package dev.tandem.report.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.report.Company;
import dev.tandem.report.Dimension;
import dev.tandem.report.Indicators;
import dev.tandem.report.Measure;
import dev.tandem.report.Timing;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The newer definitions, asked for as a client does. */
@QuarkusTest
@QuarkusTestResource(Views.class)
class DefinitionsIT {
    private static final String JANUARY = "&from=2025-01-01&to=2025-02-01";

    @Test
    void everyIndicatorCanBeAskedFor() {
        Company.named("all").day("2025-01-02").with(Measure.EPISODES, 30).add();

        assertThat(Indicators.all()).allSatisfy(indicator -> {
            JsonPath answer = ask("/v1/indicators/" + indicator.key() + "?organisation=all" + JANUARY);
            assertThat(answer.getString("definition")).isEqualTo(indicator.key());
            assertThat(answer.getInt("version")).isEqualTo(indicator.version());
            for (int i = 0; i < answer.getList("rows").size(); i++) {
                assertThat(answer.getMap("rows[" + i + "]"))
                        .containsKeys("period", "group", "value", "n", "numerator", "denominator", "low", "high")
                        .containsKeys("median", "p90", "mature", "suppressed");
            }
        });
    }

    @Test
    void aDefinitionHasItsVersions() {
        JsonPath answer = ask("/v1/definitions/resolution_assumed");

        assertThat(answer.getInt("version")).isEqualTo(3);
        assertThat(answer.<Integer>getList("versions.version")).containsExactly(3, 1);
        assertThat(answer.<Integer>getList("versions.measureEpoch")).containsExactly(3, 1);
        assertThat(answer.<String>getList("versions.numerator")).containsExactly("assumed_quiet", "assumed");
        assertThat(answer.<String>getList("versions[0].pending")).containsExactly("assumed_pending", "open");
        assertThat(answer.getBoolean("versions[0].settled")).isTrue();
        assertThat(ask("/v1/definitions/ces").getMap("scale")).isEqualTo(Map.of("lowest", 1, "highest", 7));
        assertThat(ask("/v1/definitions/first_contact_resolution_net").getString("denominator"))
                .isEqualTo("first_contact_base - first_contact_beyond");
        assertThat(ask("/v1/definitions/headcount").getList("groupBy")).isEmpty();
        assertThat(ask("/v1/definitions/handover_rate").<String>getList("groupBy"))
                .containsExactly("handler", "channel", "language", "topic", "complexity", "market", "reason");
        assertThat(ask("/v1/definitions/csat").<String>getList("groupBy")).hasSize(6);
        assertThat(ask("/v1/definitions/complaint_rate").<String>getList("parts.key"))
                .containsExactly("closed", "closedIn3Days", "closedIn8Weeks", "upheld");
    }

    @Test
    void versionsAreAnsweredAsFarAsTheFactsHaveBeenCountedAnew() {
        Company.named("anew")
                .day("2025-01-02")
                .with(Measure.EPISODES, 100)
                .with(Measure.ASSUMED, 60)
                .with(Measure.ASSUMED_QUIET, 45)
                .with(Measure.COMPLAINTS, 20)
                .add();
        String assumed = "/v1/indicators/resolution_assumed?organisation=anew" + JANUARY;

        JsonPath newest = ask(assumed);
        JsonPath first = ask(assumed + "&version=1");
        Views.execute("update report.definition_epoch set complete = false where measure_epoch = 2");
        JsonPath meanwhile;
        Response second;
        Response durable;
        JsonPath complaints;
        try {
            meanwhile = ask(assumed);
            second = given().get(assumed + "&version=3");
            durable = given().get("/v1/indicators/resolution_durable?organisation=anew");
            complaints = ask("/v1/indicators/complaint_rate?organisation=anew" + JANUARY);
        } finally {
            Views.execute("update report.definition_epoch set complete = true where measure_epoch = 2");
        }

        assertThat(newest.getInt("version")).isEqualTo(3);
        assertThat(newest.getDouble("rows[0].value")).isEqualTo(.45);
        assertThat(first.getInt("version")).isEqualTo(1);
        assertThat(first.getDouble("rows[0].value")).isEqualTo(.6);
        assertThat(meanwhile.getInt("version")).isEqualTo(1);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.contentType()).startsWith("application/problem+json");
        assertThat(second.jsonPath().getString("type")).endsWith("/definition-unfinished");
        assertThat(second.jsonPath().getString("detail")).contains("version 1");
        assertThat(durable.statusCode()).isEqualTo(409);
        assertThat(complaints.getMap("rows[0]")).containsEntry("value", 200).doesNotContainKey("parts");
    }

    @Test
    void handoversAreDividedByTheirReasons() {
        Company.named("reasons")
                .day("2025-01-02")
                .with(Dimension.CHANNEL, "chat")
                .with(Measure.EPISODES, 100)
                .with(Measure.AI_INVOLVED, 60)
                .handedOver("asked", 12)
                .handedOver("policy", 18)
                .add()
                .day("2025-01-20")
                .with(Dimension.CHANNEL, "mail")
                .with(Measure.EPISODES, 50)
                .with(Measure.AI_INVOLVED, 40)
                .handedOver("asked", 10)
                .add();
        String rate = "/v1/indicators/handover_rate?organisation=reasons" + JANUARY;

        JsonPath whole = ask(rate);
        JsonPath reasons = ask(rate + "&group_by=reason");
        JsonPath channels = ask(rate + "&group_by=channel,reason&granularity=P1M&filter[channel]=chat");

        assertThat(whole.getInt("rows[0].numerator")).isEqualTo(40);
        assertThat(reasons.<String>getList("rows.group.reason")).containsExactly("asked", "policy");
        assertThat(reasons.<Integer>getList("rows.numerator")).containsExactly(22, 18);
        assertThat(reasons.<Integer>getList("rows.denominator")).containsExactly(100, 100);
        assertThat(reasons.<Float>getList("rows.value")).containsExactly(.22f, .18f);
        assertThat(channels.<String>getList("rows.group.channel")).containsExactly("chat", "chat");
        assertThat(channels.<Float>getList("rows.value")).containsExactly(.2f, .3f);
        assertThat(given().get("/v1/indicators/csat?organisation=reasons&group_by=reason")
                        .jsonPath()
                        .getString("violations[0].reason"))
                .isEqualTo("can name reason for handover_rate only");
    }

    @Test
    void theTimeOfHandedOverEpisodesIsSplitInJsonAndCsv() {
        Company.named("split")
                .day("2025-01-02")
                .with(Dimension.HANDLER, "hybrid")
                .with(Measure.EPISODES, 20)
                .lasting(Timing.RESOLUTION, 600_000, 20)
                .lasting(Timing.AI_PART, 60_000, 20)
                .lasting(Timing.WAIT_PART, 240_000, 20)
                .lasting(Timing.HUMAN_PART, 300_000, 20)
                .add();
        String address = "/v1/indicators/resolution_time?organisation=split&group_by=handler" + JANUARY;

        JsonPath json = ask(address);
        List<String> csv =
                List.of(given().accept("text/csv").get(address).asString().split("\r\n"));

        assertThat(json.getDouble("rows[0].parts.ai.mean")).isEqualTo(60);
        assertThat(json.getDouble("rows[0].parts.wait.mean")).isEqualTo(240);
        assertThat(json.getDouble("rows[0].parts.human.median")).isCloseTo(300, within(3.0));
        assertThat(json.getInt("rows[0].parts.human.n")).isEqualTo(20);
        assertThat(csv.get(0)).contains(",p90,ai.mean,ai.median,ai.p90,ai.n,").endsWith(",mature,suppressed");
        assertThat(csv.get(1).split(",", -1)).hasSameSizeAs(csv.get(0).split(",", -1));
    }

    @Test
    void answersAndReviewsComeWithTheirScalesAndParts() {
        Company.named("asked")
                .day("2025-01-02")
                .with(Measure.EPISODES, 1000)
                .with(Measure.NPS_COUNT, 100)
                .with(Measure.NPS_PROMOTERS, 60)
                .with(Measure.NPS_DETRACTORS, 15)
                .with(Measure.CES_COUNT, 40)
                .with(Measure.CES_AGREED, 36)
                .with(Measure.CES_SUM, 220)
                .with(Measure.QUALITY_COUNT, 20)
                .with(Measure.QUALITY_SUM, 180_000)
                .with(Measure.QUALITY_SQUARES, 1_630_000_000)
                .with(Measure.QUALITY_PAIRS, 12)
                .with(Measure.QUALITY_AGREED, 9)
                .add();

        JsonPath nps = ask("/v1/indicators/nps?organisation=asked" + JANUARY);
        JsonPath ces = ask("/v1/indicators/ces?organisation=asked" + JANUARY);
        JsonPath quality = ask("/v1/indicators/quality_score?organisation=asked" + JANUARY);

        assertThat(nps.getDouble("rows[0].value")).isEqualTo(45);
        assertThat(nps.getDouble("rows[0].parts.promoters.value")).isCloseTo(.6, within(1e-6));
        assertThat(nps.getDouble("rows[0].parts.detractors.value")).isCloseTo(.15, within(1e-6));
        assertThat(ces.getInt("scale.highest")).isEqualTo(7);
        assertThat(ces.getDouble("rows[0].mean")).isEqualTo(5.5);
        assertThat(ces.getDouble("rows[0].responseRate")).isCloseTo(.04, within(1e-6));
        assertThat(quality.getDouble("rows[0].value")).isEqualTo(90);
        assertThat(quality.getDouble("rows[0].parts.agreement.value")).isEqualTo(.75);
        assertThat(quality.getInt("rows[0].parts.agreement.n")).isEqualTo(12);
    }

    @Test
    void moneyPeopleAndWhatTheAiIsWorthAreToldApart() {
        Company.named("books")
                .day("2025-01-02")
                .with(Dimension.HANDLER, "ai")
                .with(Dimension.TOPIC, "billing")
                .with(Measure.EPISODES, 1000)
                .with(Measure.DURABLE, 1000)
                .with(Measure.DURABLE_AI, 1000)
                .add()
                .day("2025-01-02")
                .with(Dimension.HANDLER, "human")
                .with(Dimension.TOPIC, "billing")
                .with(Measure.EPISODES, 100)
                .with(Measure.DURABLE, 50)
                .lasting(Timing.HANDLE, 300_000, 100)
                .add()
                .spent("2025-01-01", "2025-02-01", "people", 2000.5, "EUR")
                .spent("2025-01-01", "2025-02-01", "ai", 99.5, "EUR")
                .employs("2024-12-01", "agent", 40)
                .changes("2025-01-15", "agent", -4, "layoff");

        JsonPath cost = ask("/v1/indicators/cost_per_resolution?organisation=books" + JANUARY);
        JsonPath day = ask("/v1/indicators/fte_equivalent?organisation=books&from=2025-01-02&to=2025-01-03");
        JsonPath people = ask("/v1/indicators/headcount?organisation=books" + JANUARY);
        String csv = given().accept("text/csv")
                .get("/v1/indicators/headcount?organisation=books" + JANUARY)
                .asString();

        assertThat(cost.getDouble("rows[0].value")).isEqualTo(2);
        assertThat(cost.getString("rows[0].currency")).isEqualTo("EUR");
        assertThat(cost.getDouble("rows[0].costs.ai")).isEqualTo(99.5);
        assertThat(cost.getInt("rows[0].coveredDays")).isEqualTo(31);
        assertThat(cost.<Object>get("rows[0].reason")).isNull();
        assertThat(day.<Object>get("rows[0].value")).isNull();
        assertThat(day.getDouble("rows[0].low")).isCloseTo(15.432, within(.001));
        assertThat(day.getDouble("rows[0].high")).isCloseTo(21.368, within(.001));
        assertThat(day.getInt("rows[0].assumptions.workingDays")).isEqualTo(1);
        assertThat(day.getInt("rows[0].assumptions.comparedResolutions")).isEqualTo(1000);
        assertThat(people.getString("rows[0].group.role")).isEqualTo("agent");
        assertThat(people.getInt("rows[0].value")).isEqualTo(36);
        assertThat(people.getInt("rows[0].changes.layoff")).isEqualTo(-4);
        assertThat(csv)
                .startsWith("period,role,value,")
                .contains(",changes.layoff,")
                .contains(",agent,36,");
    }

    @Test
    void whatFollowsHasToBeKnownBeforeANumberIsFinal() {
        Company company = Company.named("follows");
        company.day("2025-01-02")
                .with(Measure.EPISODES, 50)
                .with(Measure.REPEAT_BASE_7, 40)
                .with(Measure.REPEATED_7, 10)
                .add();
        String address = "/v1/indicators/repeat_contact_rate?organisation=follows" + JANUARY;

        boolean settled = ask(address).getBoolean("rows[0].mature");
        company.unsettled(1);

        assertThat(settled).isTrue();
        assertThat(ask(address).getBoolean("rows[0].mature")).isFalse();
    }

    private static JsonPath ask(String address) {
        Response answer = given().urlEncodingEnabled(false)
                .get(address.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
