package dev.tandem.ingest.feeds;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.ingest.articles.PublicationTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1. */
final class JsonFeed {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFeed() {}

    static FeedReading read(String text, String url) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException notJson) {
            return new FeedReading.Refused("is not JSON, though it begins like it");
        }
        JsonNode items = root.path("items");
        if (!items.isArray()) {
            return new FeedReading.Refused("is JSON without a list of items");
        }
        List<FeedItem> read = new ArrayList<>();
        for (JsonNode item : items) {
            if (item.isObject() && read.size() < FeedReader.MOST_ITEMS) {
                read.add(item(item, url));
            }
        }
        return new FeedReading.Read(new Feed(
                FeedText.plain(text(root, "title"), FeedText.LONGEST_TITLE),
                FeedText.plain(text(root, "language"), FeedText.LONGEST_AUTHOR),
                read));
    }

    private static FeedItem item(JsonNode item, String url) {
        String address = Stream.of("url", "external_url", "id")
                .map(member -> FeedText.address(text(item, member), member.equals("id") ? "about:blank" : url))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        JsonNode author = item.path("authors").isArray() ? item.path("authors").path(0) : item.path("author");
        return new FeedItem(
                item.path("id").isValueNode() && !item.path("id").isNull()
                        ? item.path("id").asText()
                        : null,
                address,
                FeedText.plain(text(item, "title"), FeedText.LONGEST_TITLE),
                FeedText.author(text(author, "name")),
                PublicationTime.of(text(item, "date_published")),
                FeedText.longest(text(item, "summary"), text(item, "content_text"), text(item, "content_html")));
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.path(member).textValue();
    }
}
