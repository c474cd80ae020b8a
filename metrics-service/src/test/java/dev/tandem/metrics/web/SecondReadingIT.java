package dev.tandem.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.ledger.SecondReadings;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an endpoint that answers what each test wants. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
class SecondReadingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SENTENCE = "Fjordbank let 340 advisers go.";

    @Inject
    SecondReadings readings;

    @Inject
    SecondReading off;

    @Inject
    ObjectMapper json;

    @Inject
    AgroalDataSource database;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Answer answer = (exchange, question) -> {};
    private HttpServer server;

    /** What is answered to a question. */
    private interface Answer {
        void to(HttpExchange exchange, JsonNode question) throws IOException;
    }

    @BeforeEach
    void start() throws Exception {
        ask("truncate metrics.claim, metrics.article cascade");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdown();
    }

    @Test
    void whatItFindsIsProposedHoweverSureItIsAndTheRestIsDroppedAndCounted() throws Exception {
        // the last character that fits has two halves
        article("a", SENTENCE + "\n\n-" + "\uD83D\uDE00".repeat(60));
        Path key = Files.writeString(Files.createTempFile("key", ""), "open sesame\n");
        answer = (exchange, question) -> send(
                exchange,
                200,
                claims(
                        "{\"sentence\": \"%s\", \"organisation\": \"Fjordbank\", \"kind\": \"headcount_reduction\","
                                        .formatted(SENTENCE)
                                + " \"value\": 340, \"unit\": \"persons\", \"confidence\": 1}",
                        "{\"sentence\": \"Fjordbank let everybody go.\", \"organisation\": \"Fjordbank\","
                                + " \"kind\": \"headcount_reduction\"}",
                        "{\"sentence\": \"%s\", \"organisation\": \"Fjordbank\", \"kind\": \"headcount_reduction\","
                                        .formatted(SENTENCE)
                                + " \"value\": 430, \"unit\": \"persons\", \"confidence\": 1}"));

        reading(PATIENCE, Optional.of(key), 100, 100_000).read(address(), "model-1");
        reading(PATIENCE, Optional.of(key), 100, 100_000).read(address(), "model-1");

        assertThat(
                        ask(
                                "select kind, value, proposed, counted, found, confidence, rule, lexicon, sentence from metrics.claim"))
                .containsExactly("headcount_reduction 340 t f t 0 second-reader model-1 " + SENTENCE);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).path("model").asText()).isEqualTo("model-1");
        assertThat(asked.get(0).path("messages").path(1).path("content").asText())
                .startsWith("Title\n\n" + SENTENCE)
                .hasSize("Title\n\n".length() + 99);
        assertThat(keys).containsExactly("Bearer open sesame");
        assertThat(counted("proposed")).isEqualTo(1);
        assertThat(counted("dropped")).isEqualTo(2);

        Files.delete(key);
        reading(PATIENCE, Optional.empty(), 100, 100_000).read(address(), "model-2");
        assertThat(asked).hasSize(2);
        assertThat(keys).hasSize(1);
    }

    @Test
    void whatIsOfNoUseKeepsNoOtherArticleWaitingAndIsNotAskedForAgainAtOnce() throws Exception {
        article("a", "Fjordbank is here.");
        article("b", SENTENCE);
        answer = (exchange, question) -> {
            boolean good = question.toString().contains("340");
            send(exchange, 200, good ? claims() : "{\"choices\": [{\"message\": {\"content\": \"no JSON\"}}]}");
        };

        reading(PATIENCE, Optional.empty(), 100, 100_000).read(address(), "m");
        reading(PATIENCE, Optional.empty(), 100, 100_000).read(address(), "m");

        assertThat(asked).hasSize(2);
        assertThat(counted("unusable")).isEqualTo(1);
        assertThat(ask("select id, coalesce(second_read, '-'), second_tries from metrics.article order by id"))
                .containsExactly("a - 1", "b m 0");

        for (int i = 0; i < 8; i++) {
            ask("update metrics.article set second_asked = second_asked - interval '1 hour'");
            reading(PATIENCE, Optional.empty(), 100, 100_000).read(address(), "m");
        }
        assertThat(asked).hasSize(6);
    }

    @Test
    void anAnswerWithoutEndIsHungUpOn() throws Exception {
        article("a", SENTENCE);
        answer = (exchange, question) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[1 << 16];
            try {
                while (over.getCount() > 0) {
                    exchange.getResponseBody().write(some);
                }
            } catch (IOException e) {
                // hung up on
            }
        };

        reading(PATIENCE, Optional.empty(), 100, 1000).read(address(), "m");

        assertThat(counted("unusable")).isEqualTo(1);
        assertThat(ask("select count(*) from metrics.claim")).containsExactly("0");
    }

    @Test
    void anAnswerThatDoesNotEndInTimeIsWaitedForNoLonger() throws Exception {
        article("a", SENTENCE);
        answer = (exchange, question) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        reading(Duration.ofSeconds(1), Optional.empty(), 100, 1000).read(address(), "m");

        assertThat(counted("unusable")).isEqualTo(1);
    }

    @Test
    void anEndpointThatIsAwayIsAskedLaterAndThatCountsForNoArticle() throws Exception {
        article("a", SENTENCE);
        for (int status : List.of(500, 503, 429, 401, 404, 302)) {
            answer = (exchange, question) -> send(exchange, status, "");
            reading(PATIENCE, Optional.empty(), 100, 1000).read(address(), "m");
        }
        reading(PATIENCE, Optional.empty(), 100, 1000).read(URI.create("http://127.0.0.1:1/v1"), "m");
        reading(PATIENCE, Optional.empty(), 100, 1000).read(URI.create("mailto:nobody"), "m");
        reading(PATIENCE, Optional.of(Path.of("no such key")), 100, 1000).read(address(), "m");

        assertThat(asked).hasSize(6);
        assertThat(ask("select second_tries, second_asked is null, second_read is null from metrics.article"))
                .containsExactly("0 t t");

        answer = (exchange, question) -> send(exchange, 200, claims());
        reading(PATIENCE, Optional.empty(), 100, 1000).read(address(), "m");
        assertThat(ask("select second_read from metrics.article")).containsExactly("m");
    }

    @Test
    void ofATextThatChangedMeanwhileNothingIsKept() throws Exception {
        article("a", SENTENCE);
        answer = (exchange, question) -> {
            try {
                ask("update metrics.article set text = 'Another.', second_tries = 0");
            } catch (SQLException e) {
                throw new IOException(e);
            }
            send(
                    exchange,
                    200,
                    claims("{\"sentence\": \"%s\", \"organisation\": \"Fjordbank\", \"kind\": \"headcount_reduction\"}"
                            .formatted(SENTENCE)));
        };

        reading(PATIENCE, Optional.empty(), 100, 10_000).read(address(), "m");

        assertThat(asked).hasSize(1);
        assertThat(ask("select count(*) from metrics.claim")).containsExactly("0");
        assertThat(ask("select second_read is null from metrics.article")).containsExactly("t");
    }

    @Test
    void nothingIsSentAnywhereWhereNoAddressIsSet() throws Exception {
        article("a", SENTENCE);

        off.run();

        assertThat(ask("select second_tries from metrics.article")).containsExactly("0");
    }

    private SecondReading reading(Duration timeout, Optional<Path> key, int characters, int bytes) {
        SecondReaderConfig config = new SecondReaderConfig() {
            @Override
            public Optional<URI> url() {
                return Optional.empty();
            }

            @Override
            public Optional<String> model() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> keyFile() {
                return key;
            }

            @Override
            public Duration every() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public int maxCharacters() {
                return characters;
            }

            @Override
            public int maxAnswerBytes() {
                return bytes;
            }
        };
        return new SecondReading(new SecondReader(json, config), readings, config, meters);
    }

    private double counted(String what) {
        return meters.counter("tandem.metrics.second.reader." + what).count();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private String claims(String... claims) throws IOException {
        return json.writeValueAsString(Map.of(
                "choices",
                List.of(Map.of("message", Map.of("content", "{\"claims\": [" + String.join(", ", claims) + "]}")))));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = json.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(question);
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            if (key != null) {
                keys.add(key);
            }
            answer.to(exchange, question);
        }
    }

    private void article(String id, String text) throws SQLException {
        ask(
                "insert into metrics.article (id, url, title, language, fetched_at, text, characters, links, unread) values ('"
                        + id + "', 'https://a.example/" + id + "', 'Title', 'en', '2025-03-03T08:00:00Z', '" + text
                        + "', "
                        + text.length() + ", '{}', false)");
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet row = statement.getResultSet();
                while (row.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    rows.add(String.join(" ", columns));
                }
            }
        }
        return rows;
    }
}
