package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.events.Article;
import dev.tandem.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class ArticlesIT {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Nordlicht stellt ein | Beispielblatt</title>
            <link rel="canonical" href="https://news.example/a">
            <meta property="og:site_name" content="Beispielblatt"><meta name="author" content="Von Ana Muster">
            <meta property="article:published_time" content="2026-03-01T09:00:00+01:00"></head><body>
            <nav><a href="/">Start</a></nav><h1>Nordlicht stellt ein</h1>
            <p>Die Firma Nordlicht stellt wieder Menschen für den Kundendienst ein, und das ist nicht alles.</p>
            <p>Die Kunden hatten nach Menschen gefragt, wie eine <a href="https://source.example/study">Studie</a> zeigt.</p>
            <div class="newsletter"><p>Bestellen Sie unseren Newsletter, damit Sie nichts mehr verpassen, und zwar sofort.</p></div>
            </body></html>
            """;
    private static final String TEXT =
            "Menschen kehren zurück\nDie Firma stellt wieder ein, und das ist neu (example.com).";

    @Test
    void tellsTitleLanguageAndLinksFromTheTextAndGivesTheSameArticleTheSameId() {
        try (Written written = Written.fromNowOn(Topic.ARTICLES)) {
            Map<String, String> article = Map.of("url", "HTTPS://News.example:443/a#top", "text", TEXT);
            String id = post(article)
                    .statusCode(202)
                    .body("url", equalTo("https://news.example/a"))
                    .body("language", equalTo("de"))
                    .body("title", equalTo("Menschen kehren zurück"))
                    .body("characters", equalTo(TEXT.length()))
                    .extract()
                    .path("id");
            post(article).statusCode(202).body("id", equalTo(id));

            var messages = written.take(2);
            assertThat(messages).hasSize(2);
            assertThat(messages.stream()
                            .map(message -> Written.header(message, "ce_id"))
                            .distinct())
                    .hasSize(1);
            assertThat(id).isEqualTo(Article.idOf("https://news.example/a"));
            assertThat(messages).allSatisfy(message -> {
                assertThat(message.key()).asString().isEqualTo("https://news.example/a");
                assertThat(Written.value(message)).contains("\"links\":[\"example.com\"]");
            });
        }
    }

    @Test
    void takesATextThatIsLargerThanAnEventMayBe() {
        post(Map.of("url", "https://news.example/long", "text", "ä".repeat(1_000_000)))
                .statusCode(202)
                .body("characters", equalTo(1_000_000));
    }

    @Test
    void saysWhatAnArticleLacks() {
        problem(post(Map.of("url", "ftp://x/", "text", "x")), 422).body("violations[0].pointer", equalTo("/url"));
        problem(post(Map.of("url", "https://x.example/", "html", "<p>")), 422)
                .body("violations[0].pointer", equalTo("/html"))
                .body("violations[0].reason", equalTo("holds no text of an article"));
        problem(post(Map.of("url", "https://x.example/", "html", PAGE, "text", "x")), 422)
                .body("violations[0].pointer", equalTo("/html"));
        problem(post(Map.of("text", "x")), 422);
        problem(post(Map.of("url", "https://x.example/", "text", "x", "publishedAt", "yesterday")), 422)
                .body("violations[0].pointer", equalTo("/publishedAt"));
        problem(post(Map.of("url", "https://x.example/", "text", "x", "editor", "y")), 422);
        problem(
                given().contentType("application/json")
                        .body("[]")
                        .post("/v1/articles")
                        .then(),
                400);
        problem(
                given().contentType("application/json")
                        .body("{")
                        .post("/v1/articles")
                        .then(),
                400);
        problem(page("x", "application/pdf", "/v1/articles"), 415);
        problem(page("<p>x", "text/html", "/v1/articles"), 422);
        problem(page("", "text/html", "/v1/articles?url=https://x.example/"), 422);
        problem(page(PAGE, "text/html", "/v1/articles?url=ftp://x.example/"), 422)
                .body("violations[0].pointer", equalTo("/url"));
        problem(page("{}", "application/json", "/v1/articles?url=https://x.example/"), 400);
    }

    @Test
    void readsAPageInItsOwnEncodingAndKeepsWhatItSaysOfItself() {
        try (Written written = Written.fromNowOn(Topic.ARTICLES)) {
            page(
                            PAGE.getBytes(ISO_8859_1),
                            "text/html; charset=iso-8859-1",
                            "/v1/articles?url=https://m.news.example/a?utm_source=x")
                    .statusCode(202)
                    .body("id", equalTo(Article.idOf("https://news.example/a")))
                    .body("url", equalTo("https://news.example/a"))
                    .body("title", equalTo("Nordlicht stellt ein"))
                    .body("author", equalTo("Ana Muster"))
                    .body("publisher", equalTo("Beispielblatt"))
                    .body("publishedAt", equalTo("2026-03-01T08:00:00Z"))
                    .body("language", equalTo("de"));

            var message = written.take(1).get(0);
            assertThat(Written.value(message))
                    .contains("\"author\":\"Ana Muster\"")
                    .contains("Die Kunden hatten nach Menschen gefragt")
                    .contains("\"links\":[\"https://source.example/study\"]");
        }
    }

    @Test
    void believesTheSenderMoreThanThePage() {
        post(Map.of("url", "https://news.example/a", "html", PAGE, "title", "Mein Titel", "publisher", "Ich"))
                .statusCode(202)
                .body("title", equalTo("Mein Titel"))
                .body("publisher", equalTo("Ich"))
                .body("author", equalTo("Ana Muster"));
    }

    @Test
    void takesAPlainText() {
        page(TEXT, "text/plain", "/v1/articles?url=https://news.example/plain")
                .statusCode(202)
                .body("title", equalTo("Menschen kehren zurück"))
                .body("characters", equalTo(TEXT.length()));
    }

    @Test
    void boundsWhatIsLargeOrNestedDeeply() {
        String url = "/v1/articles?url=https://news.example/deep";
        problem(page(new byte[50 << 20], "text/html", url), 413);
        String deep = "<div>".repeat(100_000) + "<p>" + "Ein Satz, der tief unten steht. ".repeat(5);
        page(deep, "text/html", url).statusCode(202);
        page("<b>".repeat(2_500_000), "text/html", url).statusCode(422);
    }

    private static ValidatableResponse page(Object body, String type, String path) {
        Samples.sendBytesAsTheyAre();
        byte[] bytes = body instanceof byte[] given ? given : body.toString().getBytes(UTF_8);
        return given().contentType(type).body(bytes).post(path).then();
    }

    private static ValidatableResponse post(Map<String, String> article) {
        return given().contentType("application/json")
                .body(article)
                .post("/v1/articles")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
