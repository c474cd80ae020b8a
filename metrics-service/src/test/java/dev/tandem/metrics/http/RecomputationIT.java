package dev.tandem.metrics.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.tandem.metrics.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class RecomputationIT {
    private static final String PATH = "/v1/recomputation";

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @AfterEach
    void leaveAsItWas() throws SQLException {
        execute("alter role tandem_metrics connection limit -1");
        execute("update metrics.counting set epoch = 3, recount_done = null, recount_total = null");
    }

    @Test
    void tellsHowFarFactsAreCountedByTheNewestDefinitions() throws Exception {
        assertThat(ask()).isEqualTo("{\"epoch\":3,\"newest\":3,\"done\":0,\"total\":0,\"complete\":true}");

        execute("update metrics.counting set epoch = 1, recount_done = 1200, recount_total = 3400");

        assertThat(ask()).isEqualTo("{\"epoch\":1,\"newest\":3,\"done\":1200,\"total\":3400,\"complete\":false}");
    }

    @Test
    void saysThatTheDatabaseIsAway() throws Exception {
        execute("alter role tandem_metrics connection limit 0");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tandem_metrics'");

        given().get(PATH)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("https://tandem.dev/problems/service-unavailable"));
    }

    @Test
    void saysThatItKnowsNoQueryParameter() {
        given().get(PATH + "?epoch=1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].reason", equalTo("does not know epoch"));
        given().post("/v1/rejected/1/replay?dry_run=true").then().statusCode(400);
        given().contentType("application/json")
                .body("{}")
                .put("/v1/organisations/unasked?name=x")
                .then()
                .statusCode(400);
    }

    private static String ask() {
        return given().get(PATH).then().statusCode(200).extract().asString();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
