package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.tandem.events.Decoded;
import dev.tandem.events.Episode;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventData;
import dev.tandem.events.EventType;
import dev.tandem.events.Survey;
import dev.tandem.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class ImportsIT {
    private static final String HEADER = "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,"
            + "Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n";

    @BeforeEach
    void sendBytesAsTheyAre() {
        Samples.sendBytesAsTheyAre();
    }

    @Test
    void listsTheMappings() {
        given().get("/v1/imports")
                .then()
                .statusCode(200)
                .body("mappings.name", hasItems("call-centre", "service-desk"))
                .body("mappings.find { it.name == 'call-centre' }.columns", hasItems("Call Id", "Date"));
    }

    @Test
    void answersHowManyRowsWereTakenAndWhyTheOthersWereNot() {
        String rows = HEADER + "C1,A,2025-01-31,09:00:00,Billing,Y,Y,10,00:02:00,4\nC2,A,never,,Billing,Y,Y,1,,\n";

        post("call-centre?organisation=acme&first_row=100", rows)
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("reasons[0].row", equalTo(101));
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        problem(post("unknown?organisation=acme", HEADER), 404);
        problem(post("call-centre", HEADER), 400).body("detail", containsString("organisation"));
        problem(post("call-centre?organisation=acme&first_row=0", HEADER), 400);
        problem(post("call-centre?organisation=acme&rows=1", HEADER), 400);
        problem(post("call-centre?organisation=acme&organisation=other", HEADER), 400)
                .body("detail", equalTo("The query parameter organisation is given more than once."));
        problem(post("call-centre?organisation=acme", "a,b\n1,2\n"), 422).body("detail", containsString("Call Id"));
        problem(post("call-centre?organisation=acme", ""), 400);
        problem(post("call-centre?organisation=acme&dry_run=yes", HEADER), 400);
        problem(post("call-centre?organisation=acme&from_row=x", HEADER), 400);
        problem(post("call-centre?organisation=acme", HEADER), 422)
                .body("detail", equalTo("Nothing of the file was taken: the file holds a header, but no row."));
        problem(post("call-centre?organisation=acme", HEADER + "C1,\"A,2025-01-31\n"), 422)
                .body("violations[0].pointer", equalTo("/rows/1/2"))
                .body("violations[0].reason", equalTo("has a quote that is never closed"));
        problem(sent("text/csv; charset=klingon", null, HEADER.getBytes(UTF_8)), 415);
        problem(sent("text/csv", "br", HEADER.getBytes(UTF_8)), 415);
        problem(sent("text/csv", "gzip", HEADER.getBytes(UTF_8)), 422);
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/v1/imports/call-centre")
                        .then(),
                415);
    }

    @Test
    void takesGzipByItsHeaderOrByWhatItIs() throws IOException {
        byte[] gzip = gzip(HEADER + "C1,A,2025-01-31,09:00:00,Billing,Y,Y,10,00:02:00,4\n");

        for (String type : List.of("text/csv", "application/gzip", "application/octet-stream")) {
            sent(type, null, gzip).statusCode(200).body("accepted", equalTo(1));
        }
        sent("text/csv", "gzip", gzip).statusCode(200).body("accepted", equalTo(1));
        problem(sent("application/gzip", null, Arrays.copyOf(gzip, gzip.length / 2)), 422)
                .body("detail", containsString("is damaged or cut off"));
    }

    @Test
    void sendsNothingInADryRun() throws IOException {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            post(
                            "call-centre?organisation=dry&dry_run=true",
                            HEADER + "C1,A,2025-01-31,09:00:00,Billing,Y,Y,10,00:02:00,4\nC2,A,x,,B,Y,Y,1,,\n")
                    .statusCode(200)
                    .body("accepted", equalTo(1))
                    .body("rejected", equalTo(1))
                    .body("preview.encoding", equalTo("UTF-8"))
                    .body("preview.ignored", equalTo(1))
                    .body("preview.rows[0].row", equalTo(1))
                    .body("preview.rows[0].events.type", hasItems("tandem.episode.v1", "tandem.survey.v1"))
                    .body("preview.rows[0].events[0].data.topic", equalTo("Billing"));
            post("call-centre?organisation=wet", HEADER + "C9,A,2025-01-31,09:00:00,Billing,N,N,,,\n")
                    .body("accepted", equalTo(1));

            assertThat(Written.value(written.take(1).get(0))).contains("wet");
        }
    }

    @Test
    void tellsWhichImportsGoOn() {
        given().get("/v1/imports/running").then().statusCode(200).body("imports", hasSize(0));
    }

    @Test
    void readsTheExamplesOfTheDocumentation() throws IOException {
        post(
                        "tickets-de?organisation=beispiel",
                        Files.readAllBytes(Path.of("..", "docs", "examples", "tickets-de.csv")))
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(0));
        post("call-centre?organisation=example", Files.readAllBytes(Path.of("..", "docs", "examples", "calls.csv")))
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void readsLogsOfStepsToTheirKnownFigures() throws IOException {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            Map<String, Integer> events =
                    Map.of("service-desk/helpdesk.csv.gz", 13_710, "service-desk/bpi_13_incidents.csv.gz", 65_533);
            Map<String, Integer> cases =
                    Map.of("service-desk/helpdesk.csv.gz", 3_804, "service-desk/bpi_13_incidents.csv.gz", 7_554);
            for (String file : events.keySet()) {
                int rows = events.getOrDefault(file, 0);
                sent("event-log?organisation=steps", "application/gzip", null, Files.readAllBytes(corpus(file)))
                        .statusCode(200)
                        .body("accepted", equalTo(rows));

                List<Episode> newest = newest(written.take(rows));
                assertThat(newest).hasSize(cases.getOrDefault(file, 0));
                assertThat(newest).noneMatch(one -> one.updatedAt().isBefore(one.startedAt()));
                assertThat(newest).anyMatch(one -> one.updatedAt().isAfter(one.startedAt()));
            }
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void readsZendesksTablesWithTheBotAsAiAndTheOthersAsPeople() throws IOException {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            post(
                            "zendesk-chats?organisation=zd",
                            Files.readAllBytes(corpus("helpdesk/zendesk-tables/ticket_chat_event_data.csv")))
                    .statusCode(200)
                    .body("accepted", equalTo(12));
            List<Episode> chats = newest(written.take(12));
            assertThat(chats)
                    .hasSize(9)
                    .allMatch(chat -> chat.aiAnsweredAt() != null && chat.humanAnsweredAt() == null);

            post(
                            "zendesk-tickets?organisation=zd",
                            Files.readAllBytes(corpus("helpdesk/zendesk-tables/ticket_data.csv")))
                    .statusCode(200)
                    .body("accepted", equalTo(10));
            List<Episode> tickets = newest(written.take(10));
            assertThat(tickets).noneMatch(ticket -> ticket.aiAnsweredAt() != null);
            assertThat(tickets.stream().filter(ticket -> ticket.humanAnsweredAt() != null))
                    .hasSize(8);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void readsThePhoneCentreToItsKnownFigures() throws IOException {
        byte[] file = Files.readAllBytes(corpus("call-centre/call-center-dataset.csv"));
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            post("call-centre?organisation=phones", file)
                    .body("accepted", equalTo(5000))
                    .body("rejected", equalTo(0));

            List<ConsumerRecord<byte[], byte[]>> records = written.take(9054);
            List<Episode> calls = only(Episode.class, records);
            List<Survey> ratings = only(Survey.class, records);
            List<Episode> answered =
                    calls.stream().filter(call -> call.firstReplyAt() != null).toList();
            assertThat(calls).hasSize(5000);
            assertThat(answered).hasSize(4054);
            assertThat(calls.stream().filter(call -> call.resolvedAt() != null)).hasSize(3646);
            assertThat(answered.stream().filter(ImportsIT::inTime)).hasSize(374);
            assertThat(mean(answered.stream()
                            .map(call -> seconds(call.startedAt(), call.firstReplyAt()))
                            .toList()))
                    .isCloseTo(67.52, within(.005));
            assertThat(mean(answered.stream()
                            .map(call -> orNothing(call.humanSeconds()))
                            .toList()))
                    .isCloseTo(224.92, within(.005));
            assertThat(ratings).hasSize(4054);
            assertThat(ratings.stream().filter(rating -> rating.score() >= 4)).hasSize(2023);
            assertThat(mean(ratings.stream()
                            .map(rating -> (double) rating.score())
                            .toList()))
                    .isCloseTo(3.4036, within(.00005));
            assertThat(records).noneMatch(message -> Written.value(message).contains("Diane"));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void readsTheServiceDeskToItsKnownFigures() throws IOException {
        byte[] file = Files.readAllBytes(corpus("service-desk/incident-event-log.zip"));
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            post("service-desk?organisation=desk", file)
                    .body("rows", equalTo(119_998))
                    .body("accepted", equalTo(119_998));

            List<Episode> incidents = newest(written.take(119_998));
            assertThat(incidents).hasSize(20_769);
            assertThat(incidents.stream().filter(incident -> Boolean.TRUE.equals(incident.slaMet())))
                    .hasSize(12_595);
            assertThat(incidents.stream().filter(incident -> orNothing(incident.reopenCount()) > 0))
                    .hasSize(234);
            List<Double> hours = incidents.stream()
                    .filter(incident -> incident.resolvedAt() != null)
                    .map(incident -> seconds(incident.startedAt(), incident.resolvedAt()) / 3600)
                    .toList();
            assertThat(hours).hasSize(19_351);
            assertThat(mean(hours)).isCloseTo(187.68, within(.005));
        }
    }

    private record Snapshot(String id, Episode episode) {
        static Snapshot of(ConsumerRecord<byte[], byte[]> message) {
            return new Snapshot(Written.header(message, "ce_id"), (Episode) data(message));
        }
    }

    /** The newest snapshot of every episode, as metrics-service would choose it. */
    private static List<Episode> newest(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Snapshot> newest = records.stream()
                .map(Snapshot::of)
                .collect(Collectors.toMap(
                        snapshot -> snapshot.episode().episode(),
                        snapshot -> snapshot,
                        BinaryOperator.maxBy(Comparator.comparing((Snapshot snapshot) ->
                                        snapshot.episode().updatedAt())
                                .thenComparing(Snapshot::id))));
        return newest.values().stream().map(Snapshot::episode).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static ValidatableResponse sent(String type, @Nullable String encoding, byte[] body) {
        return sent("call-centre?organisation=acme", type, encoding, body);
    }

    private static ValidatableResponse sent(String path, String type, @Nullable String encoding, byte[] body) {
        RequestSpecification request = given().contentType(type).body(body);
        return (encoding == null ? request : request.header("Content-Encoding", encoding))
                .post("/v1/imports/" + path)
                .then();
    }

    private static <T extends EventData> List<T> only(Class<T> type, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(ImportsIT::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static EventData data(ConsumerRecord<byte[], byte[]> message) {
        EventType type = EventType.named(Written.header(message, "ce_type")).orElseThrow();
        return ((Decoded.Valid) EventCodec.decode(type, message.value())).data();
    }

    private static double seconds(Instant from, @Nullable Instant to) {
        return to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static boolean inTime(Episode call) {
        Instant reply = call.firstReplyAt();
        Instant due = call.slaDueAt();
        return reply != null && due != null && !reply.isAfter(due);
    }

    private static double orNothing(@Nullable Number number) {
        return number == null ? 0 : number.doubleValue();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Path corpus(String file) {
        return Path.of(System.getenv("TANDEM_CORPUS"), file);
    }

    private static ValidatableResponse post(String path, String csv) {
        return post(path, csv.getBytes(UTF_8));
    }

    private static ValidatableResponse post(String path, byte[] csv) {
        return given().contentType("text/csv")
                .body(csv)
                .post("/v1/imports/" + path)
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
