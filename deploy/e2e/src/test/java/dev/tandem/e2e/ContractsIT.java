package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.OpenApi.Operation;
import dev.tandem.local.Options;
import dev.tandem.local.Ports;
import dev.tandem.local.Service;
import dev.tandem.local.Tandem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the services say of their calls, and docs/asyncapi.yaml of the topics, is what they do. Calls and topics are in one
 * class because one running product serves both, and its start takes longer than all that is asked here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractsIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String TOO_LARGE = "413";
    private static final String UNAVAILABLE = "503";
    private static final String FAULT = "500";
    private static final int MOST_BYTES = 1 << 20;
    private static final String NOBODY_TAKES_THIS = "image/png";

    private final ObjectMapper json = new ObjectMapper();
    private final PatientHttp http = new PatientHttp();
    private final AsyncApi asyncApi = new AsyncApi();
    private final Map<Service, OpenApi> openApis = new EnumMap<>(Service.class);
    private final Tandem tandem;
    private final Log log;

    ContractsIT(@TempDir Path data) throws Exception {
        Map<Service, Map<String, String>> environment = Map.of(
                Service.INGEST,
                Map.of(
                        // nothing of what the examples subscribe to is asked for
                        "TANDEM_INGEST_FEEDS_EVERY",
                        "off",
                        "TANDEM_INGEST_HELPDESKS_FRESHDESK_SECRET",
                        "open sesame",
                        "TANDEM_INGEST_HTTP_MAX_REQUEST_BYTES",
                        Integer.toString(MOST_BYTES),
                        "TANDEM_INGEST_HTTP_MAX_IMPORT_BYTES",
                        Integer.toString(MOST_BYTES)));
        tandem = Tandem.start(
                new Options(data.resolve("data"), Path.of("..", ".."), Ports.free(), environment, System.out::println));
        log = new Log(tandem.bootstrapServers());
        for (Service service : Service.values()) {
            openApis.put(
                    service, new OpenApi(get(service, "/openapi?format=json").body()));
        }
    }

    @BeforeAll
    void makeWhatTheExamplesAreAbout() throws Exception {
        new Situation(tandem, log, asyncApi).make();
    }

    @AfterAll
    void stop() throws Exception {
        log.close();
        tandem.close();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceDescribesEveryCallThatItsClassesAnswerAndNoOther(Service service) {
        OpenApi api = openApi(service);

        assertThat(api.document().path("openapi").asText()).startsWith("3.1.");
        // where nothing is answered but a status, classes may say a type nevertheless
        Set<Routes.Route> described = new HashSet<>();
        Set<Routes.Route> answered = Routes.of(service);
        for (Operation operation : api.operations()) {
            Routes.Route route = api.route(operation);
            described.add(
                    route.produced().isEmpty()
                            ? answered.stream()
                                    .filter(other -> other.method().equals(route.method())
                                            && other.path().equals(route.path()))
                                    .findFirst()
                                    .orElse(route)
                            : route);
        }
        assertThat(described).isEqualTo(answered).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDescriptionIsWhole(Service service) {
        OpenApi api = openApi(service);
        Set<String> ids = new HashSet<>();
        List<String> flaws = new ArrayList<>();

        for (Operation operation : api.operations()) {
            if (!ids.add(operation.node().path("operationId").asText())) {
                flaws.add(operation + " has the operationId of another, or none");
            }
            if (operation.node().path("summary").asText().isBlank()) {
                flaws.add(operation + " has no summary");
            }
            if (Exchange.of(api, operation).stream().noneMatch(Exchange::succeeds)) {
                flaws.add(operation + " shows nothing that succeeds");
            }
            Exchange.unanswered(api, operation)
                    .forEach(name -> flaws.add(operation + " does not say what is answered to " + name));
            operation.node().path("responses").properties().forEach(response -> {
                JsonNode content = api.schemas().resolve(response.getValue()).path("content");
                boolean page = api.route(operation).produced().contains("text/html");
                if (response.getKey().compareTo("400") >= 0
                        && !content.has(PROBLEM)
                        && !(page && content.has("text/html"))) {
                    flaws.add(operation + " " + response.getKey() + " is no problem detail");
                }
            });
        }
        api.document().findValues("$ref").stream()
                .filter(reference ->
                        api.document().at(reference.asText().substring(1)).isMissingNode())
                .forEach(reference -> flaws.add(reference + " leads nowhere"));
        api.document().path("components").path("schemas").properties().forEach(schema -> Schemas.objections(
                        schema.getValue())
                .forEach(objection -> flaws.add(schema.getKey() + ": " + objection)));

        assertThat(flaws).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsTheDescriptionSays() {
        return Stream.of(Service.INGEST, Service.METRICS, Service.REPORT).flatMap(service -> {
            OpenApi api = openApi(service);
            return api.operations().stream()
                    .flatMap(operation -> Exchange.of(api, operation).stream())
                    .map(exchange -> DynamicTest.dynamicTest(exchange.toString(), () -> check(service, exchange)));
        });
    }

    private void check(Service service, Exchange exchange) throws Exception {
        Schemas schemas = exchange.api().schemas();
        HttpResponse<String> answer = http.send(exchange.request(tandem.uri(service)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(exchange.status());
        exchange.answer().path("headers").fieldNames().forEachRemaining(header -> assertThat(
                        answer.headers().firstValue(header))
                .as(header)
                .isPresent());
        String mediaType = exchange.mediaType();
        if (mediaType == null) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        assertThat(type(answer)).isEqualTo(mediaType);
        assertThat(answer.body()).isNotEmpty();
        if (Exchange.isJson(mediaType)) {
            assertThat(schemas.objections(exchange.schema(), json.readTree(answer.body())))
                    .as(answer.body())
                    .isEmpty();
        }
        assertThat(schemas.objections(exchange.schema(), exchange.shown()))
                .as("the answer that is shown")
                .isEmpty();
        if (PROBLEM.equals(mediaType)) {
            assertThat(json.readTree(answer.body())).isEqualTo(exchange.shown());
        }
        if (exchange.succeeds()) {
            assertThat(exchange.objectionsToRequest()).as("what is sent").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMethodThatIsNotDescribedIsAnswered405WithThoseThatAre(Service service) throws Exception {
        OpenApi api = openApi(service);
        List<String> flaws = new ArrayList<>();

        for (Operation operation : api.operations()) {
            URI address = Exchange.of(api, operation).get(0).address(tandem.uri(service));
            Set<String> described = api.methods(address.getPath());
            for (String method : OpenApi.METHODS) {
                if (!described.contains(method)) {
                    HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.noBody())
                            .build());
                    String allowed = answer.headers().firstValue("Allow").orElse("");
                    if (answer.statusCode() != 405
                            || !type(answer).equals(PROBLEM)
                            || !Set.of(allowed.split(", ", -1)).containsAll(described)
                            || allowed.contains(method)) {
                        flaws.add(method + " " + address + " -> " + answer.statusCode() + ", Allow: " + allowed);
                    }
                }
            }
        }

        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfATypeThatIsNotDescribedIsAnswered415AndOthersAreNot(Service service) throws Exception {
        OpenApi api = openApi(service);
        List<String> flaws = new ArrayList<>();

        for (Operation operation : api.operations()) {
            URI address = Exchange.of(api, operation).get(0).address(tandem.uri(service));
            JsonNode content = operation.node().path("requestBody").path("content");
            List<String> types = new ArrayList<>();
            content.fieldNames().forEachRemaining(types::add);
            if (!types.isEmpty()) {
                types.add(NOBODY_TAKES_THIS);
            }
            for (String type : types) {
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address)
                        .header("Content-Type", type)
                        .method(operation.method(), BodyPublishers.ofString(" "))
                        .build());
                boolean refused = answer.statusCode() == 415 && type(answer).equals(PROBLEM);
                if (refused != type.equals(NOBODY_TAKES_THIS)) {
                    flaws.add(operation + " " + type + " -> " + answer.statusCode() + " " + type(answer));
                }
            }
        }

        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoTakesNoneOfTheTypesThatAreDescribedIsAnswered406(Service service) throws Exception {
        OpenApi api = openApi(service);
        List<String> flaws = new ArrayList<>();

        for (Operation operation : api.operations()) {
            URI address = Exchange.of(api, operation).get(0).address(tandem.uri(service));
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address)
                    .header("Accept", NOBODY_TAKES_THIS)
                    .method(operation.method(), BodyPublishers.noBody())
                    .build());
            if (answer.statusCode() != 406 || !type(answer).equals(PROBLEM)) {
                flaws.add(operation + " -> " + answer.statusCode() + " " + type(answer));
            }
        }

        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aQueryParameterThatIsNotDescribedIsAnswered400(Service service) throws Exception {
        OpenApi api = openApi(service);
        List<String> flaws = new ArrayList<>();

        for (Operation operation : api.operations()) {
            if (operation.path().startsWith("/v1/")) {
                URI address = Exchange.of(api, operation).get(0).address(tandem.uri(service));
                URI misspelt = URI.create(address + (address.getQuery() == null ? "?" : "&") + "colour=red");
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(misspelt)
                        .method(operation.method(), BodyPublishers.noBody())
                        .build());
                if (answer.statusCode() != 400 || !answer.body().contains("colour")) {
                    flaws.add(operation + " -> " + answer.statusCode() + " " + answer.body());
                }
            }
        }

        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"INGEST", "METRICS"})
    void aBodyThatIsTooLargeIsAnswered413WhereThatIsDescribed(Service service) throws Exception {
        OpenApi api = openApi(service);
        List<String> flaws = new ArrayList<>();

        for (Operation operation : api.operations()) {
            JsonNode content = operation.node().path("requestBody").path("content");
            if (!content.isEmpty()) {
                URI address = Exchange.of(api, operation).get(0).address(tandem.uri(service));
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address)
                        .header("Content-Type", content.fieldNames().next())
                        .method(operation.method(), BodyPublishers.ofString(" ".repeat(MOST_BYTES + 1)))
                        .build());
                if (answer.statusCode() != 413
                        || !type(answer).equals(PROBLEM)
                        || !operation.node().path("responses").has(TOO_LARGE)) {
                    flaws.add(operation + " -> " + answer.statusCode() + " " + answer.body());
                }
            }
        }

        assertThat(flaws).isEmpty();
    }

    @Test
    void whatNeedsTheDatabaseIsAnswered503AsDescribedWhileItIsAway() throws Exception {
        Map<Service, String> roles = Map.of(
                Service.INGEST, "tandem_ingest", Service.METRICS, "tandem_metrics", Service.REPORT, "tandem_reader");

        whatNeedsTheDatabase(
                UNAVAILABLE,
                service -> away(roles.getOrDefault(service, ""), true),
                service -> away(roles.getOrDefault(service, ""), false));
    }

    /** Without its tables report-service only waits for them, so their columns are called otherwise. */
    @Test
    void whatFindsTheDatabaseInAnotherShapeIsAnswered500AsDescribed() throws Exception {
        Map<Service, String> schemas =
                Map.of(Service.INGEST, "ingest", Service.METRICS, "metrics", Service.REPORT, "report");

        whatNeedsTheDatabase(
                FAULT,
                service -> rename(schemas.getOrDefault(service, ""), "'_' || column_name"),
                service -> rename(schemas.getOrDefault(service, ""), "substr(column_name, 2)"));
    }

    @Test
    void whatIsToBeWrittenIsAnswered503AsDescribedWhileKafkaIsAway() throws Exception {
        OpenApi api = openApi(Service.INGEST);
        List<Exchange> exchanges = api.operations().stream()
                .flatMap(operation -> Exchange.of(api, operation).stream()
                        .filter(exchange -> exchange.status() == 202)
                        .limit(1))
                .toList();
        assertThat(exchanges).hasSizeGreaterThan(3);
        List<Callable<String>> calls = exchanges.stream()
                .map(exchange -> (Callable<String>) () -> exchange + ": " + flaw(Service.INGEST, exchange, UNAVAILABLE))
                .toList();
        List<String> answers = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(calls.size());

        tandem.backends().stopKafka();
        try {
            for (Future<String> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
        } finally {
            clients.shutdown();
            tandem.backends().startKafka();
        }

        assertThat(answers).allMatch(answer -> answer.endsWith(": "));
        for (Exchange exchange : exchanges) {
            assertThat(http.send(exchange.request(tandem.uri(Service.INGEST))).statusCode())
                    .as("%s afterwards", exchange)
                    .isEqualTo(202);
        }
    }

    private interface Change {
        void make(Service service) throws Exception;
    }

    /** Every call that is documented to need it must fail in this way, and work again afterwards. */
    private void whatNeedsTheDatabase(String status, Change fail, Change mend) throws Exception {
        List<String> flaws = new ArrayList<>();

        for (Service service : List.of(Service.INGEST, Service.METRICS, Service.REPORT)) {
            OpenApi api = openApi(service);
            List<Exchange> exchanges = api.operations().stream()
                    .filter(operation ->
                            service != Service.INGEST || operation.path().startsWith("/v1/feeds"))
                    .filter(operation -> operation.node().path("responses").has(UNAVAILABLE))
                    .map(operation -> Exchange.of(api, operation).stream()
                            .filter(Exchange::succeeds)
                            .findFirst()
                            .orElseThrow())
                    .toList();
            assertThat(exchanges).isNotEmpty();
            fail.make(service);
            try {
                for (Exchange exchange : exchanges) {
                    String flaw = flaw(service, exchange, status);
                    if (!flaw.isEmpty()) {
                        flaws.add(exchange + ": " + flaw);
                    }
                }
            } finally {
                mend.make(service);
            }
            for (Exchange exchange : exchanges) {
                if (exchange.operation().method().equals("GET")) {
                    assertThat(http.send(exchange.request(tandem.uri(service))).statusCode())
                            .as("%s afterwards", exchange)
                            .isLessThan(500);
                }
            }
        }

        assertThat(flaws).isEmpty();
    }

    /** What is wrong with the answer to a call that must fail in this way; empty when nothing is. */
    private String flaw(Service service, Exchange exchange, String status) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(exchange.request(tandem.uri(service)), HttpResponse.BodyHandlers.ofString());
        JsonNode described = exchange.api()
                .schemas()
                .resolve(exchange.operation().node().path("responses").path(status));
        if (answer.statusCode() != Integer.parseInt(status)
                || !described.path("content").has(type(answer))) {
            return answer.statusCode() + " " + type(answer);
        }
        if (status.equals(UNAVAILABLE)
                && answer.headers().firstValue("Retry-After").isEmpty()) {
            return "does not say when to come again";
        }
        if (answer.body().contains("relation") || answer.body().contains("Exception")) {
            return "tells what is inside: " + answer.body();
        }
        JsonNode schema = described.path("content").path(type(answer)).path("schema");
        return Exchange.isJson(type(answer))
                ? String.join(", ", exchange.api().schemas().objections(schema, json.readTree(answer.body())))
                : "";
    }

    /** Keeps a role out of the database, or lets it in again. */
    private void away(String role, boolean out) throws SQLException {
        sql("alter role " + role + " connection limit " + (out ? 0 : -1));
        if (out) {
            sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
        }
    }

    private void rename(String schema, String name) throws SQLException {
        sql("""
                do $$ declare one record; begin
                  for one in select table_name, column_name as old, %1$s as new from information_schema.columns
                      where table_schema = '%2$s' and table_name not like 'flyway%%'
                        and not (select relispartition from pg_class where oid = format('%%I.%%I', table_schema, table_name)::regclass)
                  loop
                    execute format('alter table %2$s.%%I rename column %%I to %%I', one.table_name, one.old, one.new);
                  end loop; end $$
                """.formatted(name, schema));
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(tandem.jdbcUrl(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void everyTopicIsOnTheBrokerAsItsChannelSays() throws Exception {
        for (AsyncApi.Channel channel : asyncApi.channels()) {
            Map<String, String> settings = log.settings(channel.topic());

            assertThat(log.partitions(channel.topic()))
                    .isEqualTo(channel.binding().path("partitions").asInt());
            channel.binding().path("topicConfiguration").properties().forEach(setting -> assertThat(settings)
                    .containsEntry(
                            setting.getKey(),
                            setting.getValue().isArray()
                                    ? setting.getValue().path(0).asText()
                                    : setting.getValue().asText()));
        }
    }

    /** What the situation was made of, and all that the examples of calls left behind. */
    @Test
    void everyRecordOnEveryTopicIsAMessageOfItsChannel() throws Exception {
        for (AsyncApi.Channel channel : asyncApi.channels()) {
            List<String> flaws = new ArrayList<>();
            Set<String> seen = new HashSet<>();

            log.everything(channel.topic(), found -> {
                asyncApi.objections(channel, found)
                        .forEach(objection -> flaws.add("@" + found.offset() + " " + objection));
                seen.add(AsyncApi.headers(found).path("ce_type").asText());
            });

            assertThat(flaws).isEmpty();
            assertThat(seen)
                    .containsAll(channel.messages().stream()
                            .map(message -> message.path("name").asText())
                            .toList());
        }
    }

    @Test
    void everyExampleOfAMessageIsReadAsItStands() throws Exception {
        for (AsyncApi.Channel channel : asyncApi.channels()) {
            Map<String, JsonNode> values = new HashMap<>();
            log.everything(
                    channel.topic(), found -> values.put(identity(AsyncApi.headers(found)), read(found.value())));

            for (JsonNode message : channel.messages()) {
                assertThat(message.path("examples")).isNotEmpty();
                for (JsonNode example : message.path("examples")) {
                    String identity = identity(example.path("headers"));
                    assertThat(values).containsKey(identity);
                    assertThat(shown(values.getOrDefault(identity, NullNode.getInstance())))
                            .isEqualTo(shown(example.path("payload")));
                }
            }
        }
    }

    private static String identity(JsonNode headers) {
        return headers.path("ce_id").asText() + " of "
                + headers.path("ce_source").asText();
    }

    /** Without the customer: ingest-service makes a pseudonym of whatever is sent. */
    private static JsonNode shown(JsonNode payload) {
        return payload instanceof ObjectNode object ? object.deepCopy().without("customer") : payload;
    }

    private JsonNode read(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError(new String(bytes, UTF_8), e);
        }
    }

    private OpenApi openApi(Service service) {
        return Objects.requireNonNull(openApis.get(service));
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
    }

    private HttpResponse<String> get(Service service, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(tandem.uri(service).resolve(path)).build());
    }
}
