package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.events.Article;
import dev.tandem.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
@QuarkusTestResource(value = Database.class, restrictToAnnotatedClass = true)
class FeedsIT {
    private static final String RSS = "application/rss+xml";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String LONG =
            "Die Firma Nordlicht stellt wieder Menschen für den Kundendienst ein, sagt sie. ";

    @Nullable
    Runnable databaseOff;

    @Nullable
    Callable<Boolean> databaseOn;

    private @Nullable Site opened;
    private int port;

    @BeforeEach
    void open() throws IOException {
        Samples.sendBytesAsTheyAre();
        port = ConfigProvider.getConfig()
                .getValues("tandem.ingest.feeds.ports", Integer.class)
                .get(0);
        opened = Site.open(port);
        site().at("/robots.txt", 200, Map.of("Content-Type", "text/plain"), "User-agent: *\nDisallow: /private/\n");
    }

    @AfterEach
    void close() {
        List<String> ids = given().get("/v1/feeds").jsonPath().getList("feeds.id");
        ids.forEach(id -> given().delete("/v1/feeds/" + id));
        site().close();
    }

    @Test
    void publishesWhatIsWatchedForOnceAndPollsOnWithValidators() {
        site().at("/new/feed", exchange -> {
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            Site.send(
                    exchange,
                    known ? 304 : 200,
                    Map.of("ETag", "\"v1\"", "Content-Type", RSS),
                    known ? "" : rss(item("Nordlicht stellt ein", "/new/1"), item("Wetter", "/new/2")));
        });
        site().page("/new/1", HTML, page("Nordlicht stellt ein"));
        try (Written written = Written.fromNowOn(Topic.ARTICLES)) {
            String id = subscribe("/new/feed", "Nordlicht")
                    .statusCode(201)
                    .extract()
                    .path("id");

            JsonPath state = await(id, feed -> feed.getInt("items.published") == 1 && "304".equals(status(feed)));
            assertThat(state.getString("title")).isEqualTo("Beispielblatt");
            assertThat(state.getString("problem")).isNull();
            assertThat(Instant.parse(state.getString("next"))).isAfter(Instant.parse(state.getString("lastFetchedAt")));

            await(id, feed -> site().timesAsked("/new/feed") >= 4);
            var messages = written.take(2);
            assertThat(messages).hasSize(1);
            assertThat(Written.header(messages.get(0), "ce_id")).isNotEmpty();
            assertThat(new String(messages.get(0).key(), UTF_8)).isEqualTo(url("/new/1"));
            assertThat(site().timesAsked("/new/1")).isEqualTo(1);
            assertThat(site().timesAsked("/new/2")).isZero();
            assertThat(site().timesAsked("/robots.txt")).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void fetchesAnItemOfTwoFeedsOnceAndGivesItTheIdOfASentArticle() {
        for (String feed : List.of("/two/a", "/two/b")) {
            site().page(feed, RSS, rss(item("Nordlicht", "/two/1?utm_source=" + feed.charAt(5))));
        }
        site().page("/two/1", HTML, page("Zweimal"));
        try (Written written = Written.fromNowOn(Topic.ARTICLES)) {
            String first = subscribe("/two/a", "Nordlicht").extract().path("id");
            String second = subscribe("/two/b", "Nordlicht").extract().path("id");

            await(first, feed -> feed.get("lastFetchedAt") != null);
            await(second, feed -> feed.get("lastFetchedAt") != null);
            assertThat(written.take(2)).hasSize(1);
            assertThat(site().timesAsked("/two/1")).isEqualTo(1);
            given().contentType("text/html")
                    .body(page("Zweimal").getBytes(UTF_8))
                    .post("/v1/articles?url=" + url("/two/1"))
                    .then()
                    .statusCode(202)
                    .body("id", equalTo(Article.idOf(url("/two/1"))));
        }
    }

    @Test
    void saysWhatIsBrokenAndWaitsLongerEachTime() {
        site().at("/broken/500", 500, Map.of("Retry-After", "3600"), "");
        site().page("/broken/html", "text/html", "<html><body>no feed");
        site().page("/broken/doctype", RSS, "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + rss());
        site().page("/broken/large", RSS, rss(item("x".repeat(200_000), "/x")));
        site().page("/private/feed", RSS, rss());

        String missing = subscribed("/broken/404");
        String failing = subscribed("/broken/500");
        String page = subscribed("/broken/html");
        String doctype = subscribed("/broken/doctype");
        String large = subscribed("/broken/large");
        String disallowed = subscribed("/private/feed");

        JsonPath twice = await(missing, feed -> feed.getInt("failures") >= 2);
        assertThat(twice.getString("problem")).isEqualTo("answered 404");
        assertThat(status(twice)).isEqualTo("404");
        // 2 s, doubled once, and chance takes up to a half
        assertThat(pause(twice)).isBetween(2.0, 4.1);
        JsonPath wished = await(failing, feed -> feed.get("problem") != null);
        assertThat(wished.getString("problem")).isEqualTo("answered 500");
        assertThat(pause(wished)).isBetween(3599.0, 3601.0);
        assertThat(problem(page)).isEqualTo("is a web page, not a feed");
        assertThat(problem(doctype)).contains("DOCTYPE");
        assertThat(problem(large)).isEqualTo("is larger than 100000 bytes");
        assertThat(problem(disallowed)).isEqualTo("is not allowed by robots.txt");
        assertThat(site().timesAsked("/private/feed")).isZero();
    }

    @Test
    void goesToNoPrivateAddressWhateverARedirectSays() {
        List<String> targets = List.of(
                "http://10.0.0.1/feed",
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:192.168.0.1]/",
                "http://[fd00::1]/",
                "http://0.0.0.0:" + port + "/ok",
                "//100.64.0.1/",
                "http://127.0.0.1:1/",
                "file:///etc/passwd");
        site().at("/ok", 200, Map.of(), rss());
        for (int i = 0; i < targets.size(); i++) {
            site().at("/away/" + i, 302, Map.of("Location", targets.get(i)), "");
        }
        site().at("/away/round", 301, Map.of("Location", "/away/round"), "");
        site().at("/away/fine", 307, Map.of("Location", "/ok"), "");

        List<String> ids = targets.stream()
                .map(target -> subscribed("/away/" + targets.indexOf(target)))
                .toList();
        String round = subscribed("/away/round");
        String fine = subscribed("/away/fine");

        for (int i = 0; i < targets.size(); i++) {
            assertThat(problem(ids.get(i)))
                    .as(targets.get(i))
                    .isIn(
                            "leads to an address that is not public",
                            "has a port that may not be asked",
                            "is not an http or https address");
        }
        assertThat(problem(round)).isEqualTo("redirects more than 5 times");
        assertThat(status(await(fine, feed -> feed.get("lastStatus") != null))).isEqualTo("200");
    }

    @Test
    void aSlowFeedDoesNotKeepOthersWaiting() {
        site().at("/slow/feed", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 300; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        });
        site().page("/slow/other", RSS, rss());
        String slow = given().contentType("application/json")
                .body("{\"url\":\"http://localhost:" + port + "/slow/feed\",\"watch\":[\"*\"]}")
                .post("/v1/feeds")
                .path("id");
        String other = subscribed("/slow/other");

        await(other, feed -> "200".equals(status(feed)));
        assertThat(problem(slow)).isEqualTo("took longer than 2 s");
    }

    @Test
    void keepsTryingAnItemThatCannotBeFetchedAndGivesUpWhatIsGone() {
        site().page(
                        "/items/feed",
                        RSS,
                        rss(
                                item("Nordlicht a", "/items/later"),
                                item("Nordlicht b", "/items/gone"),
                                item("Nordlicht c", "/private/x"),
                                item("Nordlicht d", "/items/pdf")));
        site().at("/items/later", 503, Map.of(), "");
        site().page("/items/pdf", "application/pdf", "%PDF");
        try (Written written = Written.fromNowOn(Topic.ARTICLES)) {
            String id = subscribe("/items/feed", "Nordlicht").extract().path("id");
            await(id, feed -> feed.getInt("items.failed") == 3 && feed.getInt("items.waiting") == 1);

            site().page("/items/later", HTML, page("Später"));
            await(id, feed -> feed.getInt("items.published") == 1);
            assertThat(written.take(1)).hasSize(1);
        }
    }

    @Test
    void isAskedForNoMoreOnceTheSubscriptionHasEnded() {
        site().page("/end/feed", RSS, rss());
        site().page("/end/other", RSS, rss());
        String id = subscribed("/end/feed");
        await(id, feed -> feed.get("lastStatus") != null);

        given().delete("/v1/feeds/" + id).then().statusCode(204);

        given().delete("/v1/feeds/" + id).then().statusCode(404);
        given().get("/v1/feeds/" + id).then().statusCode(404);
        given().get("/v1/feeds/x").then().statusCode(404);
        long asked = site().timesAsked("/end/feed");
        String other = subscribed("/end/other");
        await(other, feed -> site().timesAsked("/end/other") >= 3);
        assertThat(site().timesAsked("/end/feed")).isLessThanOrEqualTo(asked + 1);
    }

    @Test
    void givesAKnownFeedItsNewWatchListAndReadsItAgain() {
        site().at("/watch/feed", exchange -> {
            boolean known = exchange.getRequestHeaders().getFirst("If-None-Match") != null;
            Site.send(
                    exchange,
                    known ? 304 : 200,
                    Map.of("ETag", "\"v1\""),
                    known ? "" : rss(item("Südlicht wächst", "/watch/1")));
        });
        site().page("/watch/1", HTML, page("Südlicht wächst"));
        String id =
                subscribe("/watch/feed", "Nordlicht").statusCode(201).extract().path("id");
        JsonPath first = await(id, feed -> "304".equals(status(feed)));
        assertThat(first.getInt("items.published")).isZero();

        subscribe("/watch/feed", "Südlicht")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("watch", equalTo(List.of("Südlicht")));

        await(id, feed -> feed.getInt("items.published") == 1);
    }

    @Test
    void leavesAFeedToTheInstanceThatHoldsIt() throws Exception {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        site().page("/held/feed", RSS, rss());
        site().page("/held/other", RSS, rss());
        String held = subscribed("/held/feed");
        await(held, feed -> feed.get("lastStatus") != null);
        try (Connection other = DriverManager.getConnection(url, "tandem_ingest", "")) {
            other.setAutoCommit(false);
            hold(other, held);
            long asked = site().timesAsked("/held/feed");

            String free = subscribed("/held/other");
            await(free, feed -> site().timesAsked("/held/other") >= 2);
            assertThat(site().timesAsked("/held/feed")).isEqualTo(asked);
            other.rollback();

            await(held, feed -> site().timesAsked("/held/feed") > asked);
        }
    }

    /** Locks the row of a feed that nobody is working on, as another instance does that is about to claim it. */
    private static void hold(Connection other, String id) throws SQLException {
        try (Statement statement = other.createStatement()) {
            String lock = "update ingest.feed set claim = null where claim is null and id = '" + id + "'";
            while (statement.executeUpdate(lock) == 0) {
                other.rollback();
            }
        }
    }

    @Test
    void goesOnTakingEventsWhileTheDatabaseIsAway() throws Exception {
        site().page("/off/feed", RSS, rss());
        String id = subscribed("/off/feed");
        Runnable off = databaseOff;
        Callable<Boolean> on = databaseOn;
        if (off == null || on == null) {
            throw new IllegalStateException("the test has no database");
        }

        off.run();
        try {
            given().get("/v1/feeds")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("status", equalTo(503));
            given().get("/q/health/ready").then().statusCode(200);
            given().contentType("application/cloudevents+json")
                    .body(Samples.episode("database-away").getBytes(UTF_8))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);
        } finally {
            on.call();
        }

        await(id, feed -> "200".equals(status(feed)));
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        wish("{\"watch\":[\"a\"]}")
                .statusCode(422)
                .body("violations[0].reason", equalTo("lacks the required member url"));
        wish("{\"url\":\"ftp://x.example/\",\"watch\":[\"a\"]}")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/url"));
        wish("{\"url\":\"https://x.example/\"}").statusCode(422).body("violations[0].pointer", equalTo("/watch"));
        wish("{\"url\":\"https://x.example/\",\"watch\":[\"a\",\"\"]}")
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/watch/1"));
        wish("{\"url\":\"https://x.example/\",\"watch\":\"a\"}").statusCode(422);
        wish("{\"url\":\"https://x.example/\",\"watch\":[\"a\"],\"x\":1}").statusCode(422);
        wish("{\"url\":\"https://x.example/\",\"url\":\"https://y.example/\",\"watch\":[\"a\"]}")
                .statusCode(400);
        wish("[]").statusCode(400);
        wish("").statusCode(400);
        wish("{}{}").statusCode(400);
    }

    private static ValidatableResponse wish(String json) {
        return given().contentType("application/json")
                .body(json.getBytes(UTF_8))
                .post("/v1/feeds")
                .then()
                .contentType("application/problem+json");
    }

    private Site site() {
        if (opened == null) {
            throw new IllegalStateException("the site is not open");
        }
        return opened;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private ValidatableResponse subscribe(String path, String name) {
        String json = "{\"url\":\"%s\",\"watch\":[\"%s\"]}".formatted(url(path), name);
        return given().contentType("application/json")
                .body(json.getBytes(UTF_8))
                .post("/v1/feeds")
                .then();
    }

    private String subscribed(String path) {
        return subscribe(path, "*").statusCode(201).extract().path("id");
    }

    /** What a feed says of itself once that is so. */
    static JsonPath await(String id, Predicate<JsonPath> condition) {
        Instant end = Instant.now().plusSeconds(180);
        String last = "";
        while (Instant.now().isBefore(end)) {
            var answer = given().get("/v1/feeds/" + id);
            last = answer.asString();
            if (answer.statusCode() == 200 && condition.test(answer.jsonPath())) {
                return answer.jsonPath();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("it did not come to that: " + last);
    }

    static String problem(String id) {
        return await(id, feed -> feed.get("problem") != null).getString("problem");
    }

    private static String status(JsonPath feed) {
        return String.valueOf(feed.getString("lastStatus"));
    }

    /** Seconds between the last poll and the next. */
    private static double pause(JsonPath feed) {
        return Duration.between(Instant.parse(feed.getString("lastFetchedAt")), Instant.parse(feed.getString("next")))
                        .toMillis()
                / 1000.0;
    }

    private String item(String title, String path) {
        return "<item><title>%s</title><link>%s</link></item>".formatted(title, url(path));
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>Beispielblatt</title>" + String.join("", items)
                + "</channel></rss>";
    }

    private static String page(String title) {
        return "<!doctype html><html lang=\"de\"><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><p>" + LONG.repeat(3) + "</p></body></html>";
    }
}
