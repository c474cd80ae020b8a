package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
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
                .body("violations[0].reason", equalTo("is not taken; send the main text as /text"));
        problem(post(Map.of("text", "x")), 422);
        problem(post(Map.of("url", "https://x.example/", "text", "x", "publishedAt", "yesterday")), 422)
                .body("violations[0].pointer", equalTo("/publishedAt"));
        problem(post(Map.of("url", "https://x.example/", "text", "x", "author", "y")), 422);
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
        problem(
                given().contentType("text/html")
                        .body("<p>x")
                        .post("/v1/articles")
                        .then(),
                415);
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
