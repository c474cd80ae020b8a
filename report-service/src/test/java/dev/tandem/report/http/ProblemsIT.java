package dev.tandem.report.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Company;
import dev.tandem.report.Measure;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Views.class)
class ProblemsIT {
    @BeforeEach
    void thereIsACompany() {
        Company.named("problems").day("2025-01-02").with(Measure.EPISODES, 30).add();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/nothing, 404",
        "/nothing/at/all, 404",
        "/v1/definitions/mood, 404",
        "/v1/indicators/mood?organisation=problems, 404",
        "/v1/indicators/volume?organisation=nobody, 404",
        "/v1/indicators/volume, 400",
        "/v1/indicators/volume?organisation=problems&grop_by=handler, 400",
        "/v1/indicators/volume?organisation=problems&version=2, 400",
        "/v1/indicators/volume?organisation=problems&group_by=reason, 400",
        "/v1/indicators/headcount?organisation=problems&group_by=handler, 400",
        "/v1/organisations?colour=red, 400",
        "/v1/claims?organisation=%00, 400",
        "/v1/claims?statement=a%00b, 400",
        "/v1/claims/%00, 400",
        "/v1/claims/unmatched?organisation=%00, 400",
        "/v1/timeline?organisation=%00, 400",
        "/v1/indicators/volume?organisation=problems&filter[handler]=%00, 400",
        "/v1/rejected?organisation=%00, 400",
        "/claims?organisation=%00, 400",
        "/organisations/%00, 400",
        "/v1/indicators/volume?organisation=problems&from=%2B999999999-12-31T23:59:59-18:00, 400",
        "/v1/indicators/volume?organisation=problems&to=%2B300000-01-01T00:00:00Z&time_zone=UTC, 400",
        "/v1/articles?page[size]=0, 400",
        "/v1/articles?page[size]=501, 400",
        "/v1/articles?page[after]=!!, 400",
        "/v1/rejected?page[after]=bm8, 400"
    })
    void everyErrorIsAProblemDetail(String address, int status) {
        Response answer = given().urlEncodingEnabled(false)
                .get(address.replace("[", "%5B").replace("]", "%5D").replace("!", "%21"));

        isProblem(answer, status);
    }

    @Test
    void theParameterThatIsUnknownIsNamed() {
        Response answer = given().get("/v1/indicators/volume?organisation=problems&grop_by=handler");

        assertThat(answer.jsonPath().getString("violations[0].pointer")).isEqualTo("/grop_by");
        assertThat(answer.jsonPath().getString("detail")).contains("grop_by");
    }

    @Test
    void aWrongMethodIsAProblemDetail() {
        isProblem(given().post("/v1/definitions"), 405);
        isProblem(given().delete("/v1/indicators/volume"), 405);
        isProblem(given().body(new byte[100_000]).post("/v1/definitions"), 405);
    }

    @Test
    void aTypeThatIsNotMadeIsAProblemDetail() {
        isProblem(given().accept("image/png").get("/v1/indicators/volume?organisation=problems"), 406);
    }

    @Test
    void viewsThatAreMissingAreUnavailableUntilTheyAreThere() {
        Views.execute("alter schema report rename to elsewhere");
        try {
            Response answer = given().get("/v1/organisations");
            isProblem(answer, 503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            given().get("/q/health/ready").then().statusCode(503);
        } finally {
            Views.execute("alter schema elsewhere rename to report");
        }
        given().get("/v1/organisations").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static void isProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).startsWith("https://tandem.dev/problems/");
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
