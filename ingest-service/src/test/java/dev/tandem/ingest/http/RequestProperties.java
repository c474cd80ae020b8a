package dev.tandem.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.Fixtures;
import dev.tandem.ingest.Inputs;
import dev.tandem.ingest.Verdict;
import dev.tandem.ingest.feeds.FeedsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;

/** Whatever is sent is read, or answered with a problem of the sender. */
class RequestProperties {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "1.0",
            "0.3",
            "urn:a",
            "/a",
            "tandem.episode.v1",
            "tandem.survey.v1",
            "2026-01-01T00:00:00Z",
            "x",
            "%",
            "%4",
            "%c3%a4",
            "\"",
            "\"a\"",
            "\\",
            "T",
            "+18:00",
            ":",
            " ",
            "\u0000",
            "\u00e4");
    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "time", "subject", "dataschema", "other");

    private final FeedRequest.Rules rules = new FeedRequest.Rules(new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(FeedsConfig.class)
            .build()
            .getConfigMapping(FeedsConfig.class));

    @AnyInput
    void anyHeadersMakeAnEventThatIsJudged(@ForAll("headers") List<Map.Entry<String, String>> headers) {
        byte[] body = Samples.episodeData("any").getBytes(StandardCharsets.UTF_8);

        Draft draft = BinaryEvent.of(body, new HttpHeadersImpl(headers));

        Verdict verdict = Fixtures.acceptance().judge(draft, "here");
        assertThat(verdict instanceof Verdict.Accepted
                        || !((Verdict.Refused) verdict).refusal().violations().isEmpty())
                .isTrue();
    }

    @Provide
    Arbitrary<List<Map.Entry<String, String>>> headers() {
        return Arbitraries.randomValue(random -> {
            List<Map.Entry<String, String>> headers = new ArrayList<>();
            for (String attribute : ATTRIBUTES) {
                for (int i = random.nextInt(8) == 0 ? random.nextInt(3) : 1; i > 0; i--) {
                    headers.add(Map.entry("ce-" + attribute, value(random, attribute)));
                }
            }
            return headers;
        });
    }

    private static String value(Random random, String attribute) {
        String fine = Map.of("specversion", "1.0", "type", "tandem.episode.v1", "time", "2026-01-01T00:00:00Z")
                .getOrDefault(attribute, "/a");
        return random.nextInt(3) > 0 ? fine : Inputs.text(random, 4, VALUES);
    }

    @AnyInput
    void anyContentTypeIsReadOrNotTaken(@ForAll("contentTypes") String header) {
        HttpHeadersImpl headers = new HttpHeadersImpl(List.of(Map.entry("Content-Type", header)));
        try {
            ContentType type = ContentType.of(headers);
            assertThat(type.mediaType()).isEqualTo(type.mediaType().strip());
            type.isJson();
            ContentType.ofAnyCharset(headers).knownCharset();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(415);
        }
    }

    @Provide
    Arbitrary<String> contentTypes() {
        return Inputs.texts(
                8,
                "application/",
                "json",
                "+json",
                "text/csv",
                "a.b+",
                ";",
                "charset",
                "=",
                " ",
                "\"",
                "utf-8",
                "UTF8",
                "utf-16",
                "utf-8x",
                "x-nobody",
                "\t",
                ",",
                "/",
                "!#$&^_-");
    }

    @AnyInput
    void anyArticleIsReadOrAProblemOfItsSender(@ForAll("articles") byte[] bytes) {
        try {
            assertThat(ArticleRequest.read(bytes).pageCharacters()).isNotNegative();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isIn(400, 422);
        } catch (IOException notJson) {
            assertThat(notJson).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Provide
    Arbitrary<byte[]> articles() {
        return json("""
                {"url": "https://news.example/1?b=2#c", "text": "A sentence.", "title": "\\u00dcber", "author": null,
                 "publishedAt": "2026-01-01", "links": ["https://a.example/", 7], "language": "de"}""", """
                {"url":"//x","html":"<p>A","links":[[{}]],"url":"http://[::1]/"}""");
    }

    @AnyInput
    void anySubscriptionIsReadOrAProblemOfItsSender(@ForAll("subscriptions") byte[] bytes) throws IOException {
        try {
            FeedRequest request = rules.check(JSON.readTree(bytes));
            assertThat(request.watch()).isNotEmpty();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isIn(400, 422);
        } catch (JsonProcessingException notJson) {
            assertThat(notJson).isNotNull();
        }
    }

    @Provide
    Arbitrary<byte[]> subscriptions() {
        return json("""
                {"url": "https://news.example:8443/rss?b=%20#c", "watch": ["Nordlicht", "ING", "*"]}""", """
                {"url":"http://[::1]/","watch":[[],null,"\\ud800",1e400]}""");
    }

    /** Such JSON, damaged. */
    private static Arbitrary<byte[]> json(String... whole) {
        return Arbitraries.randomValue(random -> Inputs.damaged(whole[random.nextInt(whole.length)], random));
    }
}
