package dev.tandem.metrics.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.metrics.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class KnownParametersIT {
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/organisations/%00",
        "GET, /v1/organisations/nord%00bank",
        "GET, /v1/organisations/nord%0Abank",
        "PUT, /v1/organisations/nord%00bank",
        "POST, /v1/claims/%00/review",
        "POST, /v1/claims/a%7F/review",
        "GET, /v1/recomputation?a%00=b",
        "GET, /v1/recomputation?a=%00"
    })
    void aControlCharacterIsRefusedBeforeAnybodyLooksForIt(String method, String address) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"verdict\": \"confirm\"}")
                .request(method, address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad request"));
    }
}
