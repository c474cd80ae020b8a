package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class FeedsWithoutDatabaseIT {
    @Test
    void answers503AndIsReadyForEverythingElse() {
        given().get("/v1/feeds")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("status", equalTo(503));
        given().delete("/v1/feeds/" + UUID.randomUUID()).then().statusCode(503);
        given().contentType("application/json")
                .body("{\"url\":\"https://x.example/\",\"watch\":[\"a\"]}")
                .post("/v1/feeds")
                .then()
                .statusCode(503);
        given().get("/q/health/ready").then().statusCode(200);
    }
}
