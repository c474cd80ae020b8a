package dev.tandem.ingest.articles;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a page says of its article in JSON-LD, in the words of schema.org. */
final class LinkedData {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern ARTICLE = Pattern.compile("(.*/)?(\\w*Article|\\w*Posting|Report|\\w*NewsItem)");
    private static final Pattern WRAPPING =
            Pattern.compile("^\\s*(<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[)|(-->|//\\s*]]>|]]>)\\s*$");

    /** More objects than any page needs to describe itself. */
    private static final int MOST_OBJECTS = 10_000;

    private final @Nullable JsonNode article;

    private LinkedData(@Nullable JsonNode article) {
        this.article = article;
    }

    /** The first article that a page describes; what cannot be read counts as nothing. */
    static LinkedData of(Document page) {
        for (Element script : page.getElementsByAttributeValueStarting("type", "application/ld+json")) {
            try {
                JsonNode found =
                        article(JSON.readTree(WRAPPING.matcher(script.data()).replaceAll("")));
                if (found != null) {
                    return new LinkedData(found);
                }
            } catch (JacksonException notJson) {
                // pages hold broken scripts, and the next one may do
            }
        }
        return new LinkedData(null);
    }

    private static @Nullable JsonNode article(JsonNode root) {
        Deque<JsonNode> waiting = new ArrayDeque<>(List.of(root));
        for (int seen = 0; !waiting.isEmpty() && seen < MOST_OBJECTS; seen++) {
            JsonNode next = waiting.removeFirst();
            if (isArticle(next.path("@type"))) {
                return next;
            }
            next.forEach(waiting::addLast);
        }
        return null;
    }

    private static boolean isArticle(JsonNode type) {
        if (!type.isArray()) {
            return ARTICLE.matcher(type.asText()).matches();
        }
        for (JsonNode each : type) {
            if (ARTICLE.matcher(each.asText()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** The text of a member; null when it is missing or no text. */
    @Nullable
    String text(String member) {
        return article == null ? null : plain(article.path(member));
    }

    /** The name of the thing, or the names of the things, that a member holds, as texts or as objects. */
    List<String> names(String member) {
        List<String> names = new ArrayList<>();
        JsonNode things = article == null ? JSON.missingNode() : article.path(member);
        for (JsonNode thing : things.isArray() ? things : List.of(things)) {
            String name = plain(thing.isObject() ? thing.path("name") : thing);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String plain(JsonNode node) {
        JsonNode text = node.isArray() && !node.isEmpty() ? node.get(0) : node;
        return text.isTextual() ? Parser.unescapeEntities(text.textValue(), false) : null;
    }
}
