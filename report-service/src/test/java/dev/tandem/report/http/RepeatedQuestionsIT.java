package dev.tandem.report.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Company;
import dev.tandem.report.Dimension;
import dev.tandem.report.Measure;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Views.class)
class RepeatedQuestionsIT {
    @Test
    void anAnswerIsSentAgainOnlyOnceTheDataHaveChanged() {
        Company.named("repeated").day("2025-01-02").with(Measure.EPISODES, 30).add();
        Response first = volume("repeated", given());

        Response unchanged = volume("repeated", given().header("If-None-Match", first.header("ETag")));

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.asByteArray()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(unchanged.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(unchanged.headers().getValues("Vary")).contains("Accept", "Accept-Encoding");

        change("repeated", 2, 31);
        Response changed = volume("repeated", given().header("If-None-Match", first.header("ETag")));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getInt("rows[0].value")).isEqualTo(31);
        assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void everyRepresentationHasItsOwnTag() throws IOException {
        Company company = Company.named("represented");
        for (int day = 10; day < 28; day++) {
            company.day("2025-01-" + day).with(Measure.EPISODES, 100L + day).add();
        }

        Response plain = daily("represented", undecoded());
        Response packed = daily("represented", undecoded().header("Accept-Encoding", "gzip"));
        Response csv = daily("represented", undecoded().accept("text/csv"));

        assertThat(List.of(plain.header("ETag"), packed.header("ETag"), csv.header("ETag")))
                .doesNotHaveDuplicates();
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.asByteArray())).readAllBytes())
                .isEqualTo(plain.asByteArray());
        assertThat(csv.contentType()).startsWith("text/csv");
        String ofJson = plain.header("ETag");
        assertThat(daily("represented", undecoded().accept("text/csv").header("If-None-Match", ofJson))
                        .statusCode())
                .isEqualTo(200);
    }

    /** A client that says itself what it takes, and shows what came. */
    private static RequestSpecification undecoded() {
        return given().config(RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    @Test
    void headTellsTheSameWithoutTheBody() {
        Company.named("headed").day("2025-01-02").with(Measure.EPISODES, 30).add();
        Response whole = volume("headed", given());

        Response head = given().queryParam("organisation", "headed")
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-02-01")
                .head("/v1/indicators/volume");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
        given().queryParam("organisation", "headed")
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-02-01")
                .header("If-None-Match", whole.header("ETag"))
                .head("/v1/indicators/volume")
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "W/", "\"1-0\"", "1-0, \"", "\"\\\"", "%22*%22", "\"*\", W/\"\"", ";;;"})
    void aTagThatIsNoneOfOursIsAnsweredInFull(String hostile) {
        Company.named("hostile").day("2025-01-02").with(Measure.EPISODES, 30).add();

        Response answer = volume("hostile", given().header("If-None-Match", hostile));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("rows[0].value")).isEqualTo(30);
    }

    @Test
    void aMistakeHasNoTag() {
        Company.named("mistaken");
        Response refused = given().queryParam("organisation", "mistaken")
                .queryParam("from", "soon")
                .get("/v1/indicators/volume");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.header("ETag")).isNull();
        assertThat(given().header("If-None-Match", "*")
                        .queryParam("organisation", "mistaken")
                        .queryParam("from", "soon")
                        .get("/v1/indicators/volume")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesAreNotSentAgainEither() {
        Company.named("paged")
                .lasting("2025-01-02", "2025-01-02")
                .day("2025-01-02")
                .with(Measure.EPISODES, 30)
                .add();
        for (String address : List.of("/", "/organisations/paged")) {
            Response german = given().queryParam("lang", "de").get(address);
            Response english = given().queryParam("lang", "en").get(address);

            assertThat(german.header("ETag")).isNotNull().isNotEqualTo(english.header("ETag"));
            assertThat(german.header("Content-Security-Policy")).isNotNull();
            given().queryParam("lang", "de")
                    .header("If-None-Match", german.header("ETag"))
                    .get(address)
                    .then()
                    .statusCode(304);
            change("paged", address.length() + 1L, 30);
            given().queryParam("lang", "de")
                    .header("If-None-Match", german.header("ETag"))
                    .get(address)
                    .then()
                    .statusCode(200);
        }
    }

    /** The tag names the revision, and the volume is made to be the revision: they have to agree in every answer. */
    @Test
    void noAnswerIsOfAnotherRevisionThanItSays() throws Exception {
        Company.named("changing").day("2025-01-02").with(Measure.EPISODES, 1).add();
        Views.execute("update report.organisation set minimum_group = 1 where organisation = 'changing'");
        AtomicBoolean finished = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int reader = 0; reader < 8; reader++) {
                answers.add(readers.submit(() -> read(finished)));
            }
            for (int revision = 2; revision <= 150; revision++) {
                change("changing", revision, revision);
            }
            finished.set(true);

            int asked = 0;
            for (Future<Integer> answer : answers) {
                asked += answer.get();
            }
            assertThat(asked).isGreaterThan(8);
            assertThat(volume("changing", given()).jsonPath().getInt("rows[0].numerator"))
                    .isEqualTo(150);
        } finally {
            readers.shutdownNow();
        }
    }

    private static int read(AtomicBoolean finished) {
        int asked = 0;
        long newest = 0;
        while (!finished.get()) {
            Response answer = given().queryParam("organisation", "changing")
                    .queryParam("from", "2025-01-01")
                    .queryParam("to", "2025-02-01")
                    .queryParam("group_by", "handler")
                    .get("/v1/indicators/answer_rate");
            assertThat(answer.statusCode()).isEqualTo(200);
            String tag = answer.header("ETag");
            long revision = Long.parseLong(tag.substring(1, tag.indexOf('-')));
            assertThat(answer.jsonPath().getLong("rows[0].n")).isEqualTo(revision);
            assertThat(revision).as("time does not go back").isGreaterThanOrEqualTo(newest);
            newest = revision;
            asked++;
        }
        return asked;
    }

    /** Another number of episodes and its revision, in one commit. */
    private static void change(String organisation, long revision, long episodes) {
        Views.execute("""
                with changed as (update report.organisation set revision = ? where organisation = ? returning 1)
                update report.cell set episodes = ? where organisation = ? and exists (select from changed)
                """, revision, organisation, episodes, organisation);
    }

    private static Response volume(String organisation, RequestSpecification request) {
        return request.queryParam("organisation", organisation)
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-02-01")
                .get("/v1/indicators/volume");
    }

    private static Response daily(String organisation, RequestSpecification request) {
        return request.queryParam("organisation", organisation)
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-02-01")
                .queryParam("granularity", "P1D")
                .queryParam("group_by", Dimension.HANDLER.key())
                .get("/v1/indicators/volume");
    }
}
