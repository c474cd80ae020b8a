package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the service answers for it and never fails over it. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
class AnyBytesIT {
    private static final long SEED = 20_260_301;
    private static final int ROUNDS = 50;
    private static final List<String> FORMS = List.of(
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "application/x-ndjson",
            "application/json",
            "application/json;charset",
            "a/b/c;;=");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\\ud800",
            "null",
            "1e400",
            "-",
            "\n",
            "\u0000",
            "ÿ",
            "\"data\":",
            "\"agent\":\"x\"",
            "\"id\":\"1\",",
            Samples.episode("any"));

    @Test
    void answersEverythingThatIsSentWithoutFailing() {
        Samples.sendBytesAsTheyAre();
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = round % 2 == 0 ? mutated(random) : assembled(random);
            for (String form : FORMS) {
                Response response = given().header("Content-Type", form)
                        .header("ce-id", random.nextBoolean() ? "%ff%zz" : "1")
                        .header("ce-type", "tandem.survey.v1")
                        .body(body)
                        .post("/v1/events");

                assertThat(response.statusCode())
                        .as("round %d, %s, %s", round, form, response.asString())
                        .isLessThan(500);
                assertThat(response.contentType()).startsWith("application/");
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] body = ("[" + Samples.episode("any") + "]").getBytes(UTF_8);
        for (int i = random.nextInt(6); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(2);
        return Arrays.copyOfRange(body, from, body.length - random.nextInt(2));
    }

    private static byte[] assembled(Random random) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            body.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return body.toString().getBytes(UTF_8);
    }
}
