package dev.tandem.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArticlesTest {
    private static final Pattern HOST = Pattern.compile("(?:https://|\\()([a-z0-9.-]+\\.[a-z]{2,})");

    @Test
    void areFourGermanAndFourEnglishTextsOfUsualLength() throws IOException {
        assertThat(read())
                .extracting(article -> article.get("language"))
                .containsExactlyInAnyOrder("de", "de", "de", "de", "en", "en", "en", "en");
        assertThat(read()).allSatisfy(article -> {
            assertThat(article).containsOnlyKeys("url", "text", "title", "publisher", "publishedAt", "language");
            assertThat(String.valueOf(article.get("text")).split("\\s+")).hasSizeBetween(120, 250);
            assertThat(Instant.parse(article.get("publishedAt")))
                    .isBetween("2025-01-01T00:00:00Z", "2026-06-30T00:00:00Z");
        });
    }

    @Test
    void citeNobodyWhoExists() throws IOException {
        assertThat(read()).allSatisfy(article -> {
            List<String> hosts = HOST.matcher(article.get("url") + " " + article.get("text"))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(hosts).hasSizeGreaterThan(1).allMatch(host -> host.endsWith(".example"));
        });
    }

    private static List<Map<String, String>> read() throws IOException {
        List<Map<String, String>> articles = new ArrayList<>();
        for (byte[] json : Articles.all()) {
            Map<String, String> article = new HashMap<>();
            try (JsonParser parser = EventCodec.json().createParser(json)) {
                while (parser.nextToken() != null) {
                    if (parser.currentToken() == JsonToken.VALUE_STRING) {
                        article.put(parser.currentName(), parser.getText());
                    }
                }
            }
            articles.add(article);
        }
        return articles;
    }
}
