package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import whose connection or broker breaks in the middle is sent again, and then every row is there. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
class CutImportsIT {
    private static final String HEADER = "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,"
            + "Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n";
    private static final int ROWS = 30_000;
    /** More than imports that may go on at the same time, so that each cut has to give its place back. */
    private static final int CUTS = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Nullable
    Consumer<Boolean> broker;

    /** How the file is packed. */
    enum Packing {
        NONE("text/csv"),
        GZIP("application/gzip"),
        ZIP("application/zip");

        private final String type;

        Packing(String type) {
            this.type = type;
        }

        byte[] pack(byte[] file) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            switch (this) {
                case NONE -> packed.write(file);
                case GZIP -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                        gzip.write(file);
                    }
                }
                case ZIP -> {
                    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
                        zip.putNextEntry(new ZipEntry("calls.csv"));
                        zip.write(file);
                    }
                }
            }
            return packed.toByteArray();
        }
    }

    @BeforeEach
    void sendBytesAsTheyAre() {
        Samples.sendBytesAsTheyAre();
    }

    @ParameterizedTest
    @EnumSource
    void putsEveryRowOnTheTopicOnceWhenTheConnectionWasCutBefore(Packing packing) throws Exception {
        String organisation = "cut-" + packing;
        byte[] file = packing.pack(file(ROWS));
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            for (int cut = 0; cut < CUTS; cut++) {
                sendPart(organisation, packing.type, file, file.length * (cut + 1) / (CUTS + 1), cut % 2 == 0);
            }

            soon(() -> post(organisation, packing.type, file), ROWS).body("alreadySafe", equalTo(0));

            List<String> ids = ids(written, organisation, ROWS);
            // what stands behind them was not written by the parts that were cut off
            post(organisation + "-end", "text/csv", file(1)).then().statusCode(200);
            ids.addAll(ids(written, organisation, organisation + "-end"));
            assertThat(ids).doesNotHaveDuplicates().hasSize(ROWS);
        }
    }

    @Test
    void goesOnWhereAnOutageBrokeItOff() throws Exception {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            int rows = ROWS;
            byte[] file = file(rows);
            String organisation = "outage-" + rows;
            while (!brokenOff(organisation, file)) {
                // it was through before the broker had gone
                rows *= 2;
                file = file(rows);
                organisation = "outage-" + rows;
            }

            byte[] same = file;
            String owner = organisation;
            int safe = soon(() -> post(owner, "text/csv", same), rows).extract().path("alreadySafe");

            assertThat(safe).isBetween(1000, rows);
            Set<String> ids = new HashSet<>(ids(written, organisation, rows));
            assertThat(ids).hasSize(rows);
        }
    }

    /** Turns the broker off while the file is imported; whether that was answered 503 with some of it safe. */
    private boolean brokenOff(String organisation, byte[] file) throws Exception {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> post(organisation, "text/csv", file));
        until(() -> answer.isDone() || safeRows() >= 2000);
        turn(false);
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode() == 503;
        } finally {
            turn(true);
            until(() -> given().get("/q/health/ready").statusCode() == 200);
        }
    }

    private static int safeRows() {
        List<Integer> safe = given().get("/v1/imports/running").jsonPath().getList("imports.safe", Integer.class);
        return safe.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void turn(boolean on) {
        if (broker == null) {
            throw new IllegalStateException("the test has no broker");
        }
        broker.accept(on);
    }

    /** Sends the beginning of a request and leaves, with a reset or as one who has said all. */
    private static void sendPart(String organisation, String type, byte[] file, int length, boolean reset)
            throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/imports/call-centre?organisation=" + organisation
                            + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: " + file.length
                            + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(file, 0, length);
            out.flush();
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    private static Response post(String organisation, String type, byte[] file) {
        return given().contentType(type)
                .queryParam("organisation", organisation)
                .body(file)
                .post("/v1/imports/call-centre");
    }

    /** The answer, once it is no longer that there is no room or no broker. */
    private static ValidatableResponse soon(Supplier<Response> request, int rows) {
        Response answer = request.get();
        Instant end = Instant.now().plus(PATIENCE);
        while ((answer.statusCode() == 503 || answer.statusCode() == 409)
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            answer = request.get();
        }
        return answer.then()
                .statusCode(200)
                .body("rows", equalTo(rows))
                .body("accepted", equalTo(rows))
                .body("rejected", equalTo(0));
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Ids of the organisation's events, as often as they are written, once so many different ones are. */
    private static List<String> ids(Written written, String organisation, int different) {
        List<String> ids = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (seen.size() < different && Instant.now().isBefore(end)) {
            for (var message : written.take(1)) {
                if (Written.value(message).contains("\"" + organisation + "\"")) {
                    String id = Written.header(message, "ce_id");
                    ids.add(id);
                    seen.add(id);
                }
            }
        }
        return ids;
    }

    /** The same, of what is written until another organisation's event is. */
    private static List<String> ids(Written written, String organisation, String last) {
        List<String> ids = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (var message : written.take(1)) {
                String value = Written.value(message);
                if (value.contains("\"" + last + "\"")) {
                    return ids;
                }
                if (value.contains("\"" + organisation + "\"")) {
                    ids.add(Written.header(message, "ce_id"));
                }
            }
        }
        return ids;
    }

    private static byte[] file(int rows) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int row = 1; row <= rows; row++) {
            file.append('C').append(row).append(",A,2025-01-31,09:00:00,Billing,N,N,,,\n");
        }
        return file.toString().getBytes(UTF_8);
    }
}
