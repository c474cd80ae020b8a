package dev.tandem.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.ledger.CheckLog;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a report-service that says what each test wants. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
class CheckingIT {
    @Inject
    CheckLog log;

    @Inject
    ObjectMapper json;

    @Inject
    AgroalDataSource database;

    private final List<String> asked = new ArrayList<>();
    private Function<String, String> answers = query -> "";
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        execute("truncate metrics.claim, metrics.article, metrics.claim_check cascade");
        execute("insert into metrics.organisation (organisation, name, time_zone, minimum_group, simulated)"
                + " values ('checkbank', 'Checkbank', 'UTC', 10, false) on conflict do nothing");
        execute("insert into metrics.article (id, url, fetched_at, text, characters, links)"
                + " values ('a', 'https://a.example/', now(), 'text', 4, '{}')");
        claim("one", "Checkbank");
        claim("two", "Checkbank AG");
        claim("other", "Westbank");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/claims", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyPageOfEachOwnOrganisationIsAskedForAndKept() throws Exception {
        answers = query -> query.contains("page%5Bafter%5D=a%2Bb")
                ? page("null", check("two", "contradicted", "\"indicator\": \"csat\", \"low\": 0.5, \"reason\": null"))
                : page("\"a+b\"", check("one", "supported", "\"value\": 3"), "{\"id\": \"x\", \"check\": null}");

        checking().check(address());

        assertThat(asked).hasSize(2).allMatch(query -> query.startsWith("organisation=checkbank&page%5Bsize%5D="));
        assertThat(noted())
                .containsExactly(
                        "one supported - {\"value\": 3}", "two contradicted - {\"low\": 0.5, \"indicator\": \"csat\"}");
    }

    @Test
    void whatIsStillBeingCountedAnewChangesNothing() throws Exception {
        answers = query -> page("null", check("one", "supported", "\"value\": 3"));
        checking().check(address());

        answers = query -> page("null", check("one", "cannot_tell", "\"reason\": \"definition_unfinished\""));
        checking().check(address());
        answers = query -> page("null", check("one", "cannot_tell", "\"reason\": \"no_data\""));
        checking().check(address());

        assertThat(noted())
                .containsExactly(
                        "one supported - {\"value\": 3}", "one cannot_tell supported {\"reason\": \"no_data\"}");
    }

    @Test
    void whatIsNoAnswerIsAskedForTheNextTime() throws Exception {
        for (String nothing : List.of("", "nothing", "{}", "[]", "{\"claims\": 7}")) {
            answers = query -> nothing;
            checking().check(address());
        }
        checking().check(URI.create("http://127.0.0.1:1"));
        assertThat(noted()).isEmpty();

        answers = query -> page("null", check("one", "perhaps", ""), check("two", "supported", ""));
        checking().check(address());

        assertThat(noted()).containsExactly("two supported - {}");
    }

    private Checking checking() {
        ChecksConfig config = new ChecksConfig() {
            @Override
            public Optional<URI> report() {
                return Optional.empty();
            }

            @Override
            public Duration every() {
                return Duration.ofMinutes(1);
            }

            @Override
            public Duration timeout() {
                return Duration.ofMinutes(2);
            }
        };
        return new Checking(new ReportService(json, config), log, config);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String page(String next, String... claims) {
        return "{\"claims\": [" + String.join(", ", claims) + "], \"next\": " + next + "}";
    }

    private static String check(String claim, String answer, String measured) {
        String members = measured.isEmpty() ? "" : ", " + measured;
        return "{\"id\": \"%s\", \"check\": {\"answer\": \"%s\"%s}}".formatted(claim, answer, members);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        asked.add(query);
        byte[] body = answers.apply(query).getBytes(UTF_8);
        exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<String> noted() throws SQLException {
        List<String> noted = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select claim, answer, coalesce(before, '-'), measured"
                        + " from metrics.claim_check order by id")) {
            while (row.next()) {
                noted.add(String.join(" ", row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return noted;
    }

    private void claim(String id, String organisation) throws SQLException {
        execute(
                "insert into metrics.claim (id, article, at, organisation, how, kind, bound, direction, status, confidence, rule,"
                        + " sentence, sentence_start, sentence_end, quantity_start, quantity_end, extracted, lexicon, found, withdrawn,"
                        + " doubtful, counted, revision) values ('" + id + "', 'a', now(), '" + organisation
                        + "', 'explicit', 'languages', 'exact', 'none',"
                        + " 'asserted', 0.9, 'r', 'S.', 0, 2, 0, 1, '{}', '1', true, false, false, true, nextval('metrics.claim_revision'))");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
