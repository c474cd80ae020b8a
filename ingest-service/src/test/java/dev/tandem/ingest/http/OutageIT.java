package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class OutageIT {
    @Nullable
    Consumer<Boolean> broker;

    @BeforeEach
    void sendBytesAsTheyAre() {
        Samples.sendBytesAsTheyAre();
    }

    @Test
    void answers503WhileTheBrokerIsAwayAndTakesTheSameEventWhenItIsBack() {
        assertThat(post().statusCode()).isEqualTo(202);

        turn(false);
        try {
            post().then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("status", equalTo(503));
            assertThat(ready()).isFalse();
        } finally {
            turn(true);
        }

        assertThat(soon(this::ready)).isTrue();
        assertThat(soon(() -> post().statusCode() == 202)).isTrue();
    }

    @Test
    void importsAFileOnceAtATimeAndTakesItAgainAfterAnOutage() throws Exception {
        turn(false);
        try {
            CompletableFuture<Response> first = CompletableFuture.supplyAsync(OutageIT::importFile);
            assertThat(soon(() -> running() == 1)).isTrue();

            importFile()
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://tandem.dev/problems/conflict"));
            assertThat(first.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(503);
            assertThat(running()).isZero();
        } finally {
            turn(true);
        }

        assertThat(soon(() -> importFile().statusCode() == 200)).isTrue();
        assertThat(running()).isZero();
    }

    private static Response importFile() {
        String file = "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,"
                + "AvgTalkDuration,Satisfaction rating\nC1,A,2025-01-31,09:00:00,Billing,Y,Y,10,00:02:00,4\n";
        return given().contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/v1/imports/call-centre?organisation=outage");
    }

    private static int running() {
        return given().get("/v1/imports/running").jsonPath().getList("imports").size();
    }

    private static Response post() {
        return given().contentType("application/cloudevents+json")
                .body(Samples.episode("outage").getBytes(UTF_8))
                .post("/v1/events");
    }

    private boolean ready() {
        return given().get("/q/health/ready").statusCode() == 200;
    }

    private void turn(boolean on) {
        if (broker == null) {
            throw new IllegalStateException("the test has no broker");
        }
        broker.accept(on);
    }

    private static boolean soon(Supplier<Boolean> condition) {
        Instant deadline = Instant.now().plusSeconds(120);
        while (Instant.now().isBefore(deadline)) {
            if (condition.get()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return false;
    }
}
