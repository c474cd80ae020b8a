package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Violation;
import dev.tandem.ingest.articles.Address;
import dev.tandem.ingest.articles.CitedLinks;
import dev.tandem.ingest.articles.Language;
import dev.tandem.ingest.articles.Page;
import dev.tandem.ingest.articles.Title;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a posted article, and the data of the event that it becomes. */
final class ArticleRequest {
    private static final String TEXT = "text";
    private static final String HTML = "html";
    private static final Set<String> TEXTS =
            Set.of("url", TEXT, HTML, "title", "author", "publisher", "publishedAt", "language");
    private static final String LINKS = "links";
    private static final int MAX_VIOLATIONS = 100;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> supposed = new LinkedHashMap<>();
    private final List<String> links = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>(0);

    /**
     * An article that was sent as it is.
     *
     * @param member {@code text} or {@code html}
     * @param url where it was found, null when that was not said
     * @throws ProblemException when that is no address
     */
    static ArticleRequest of(String member, String content, @Nullable String url) {
        ArticleRequest request = new ArticleRequest();
        request.texts.put(member, content);
        if (url != null) {
            request.texts.put("url", url);
        }
        request.require();
        return request;
    }

    /**
     * Reads a body of JSON.
     *
     * @throws IOException when it is not JSON
     * @throws ProblemException when it is not an object, or its members are not what they should be
     */
    static ArticleRequest read(byte[] bytes) throws IOException {
        ArticleRequest request = new ArticleRequest();
        try (JsonParser parser = EventCodec.json().createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(Problems.malformed("The body is not a JSON object."));
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                request.member(name, parser);
            }
            if (parser.nextToken() != null) {
                throw new ProblemException(Problems.malformed("The body goes on behind the object."));
            }
        }
        request.require();
        return request;
    }

    private void member(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (TEXTS.contains(name)) {
            if (token == JsonToken.VALUE_STRING) {
                if (texts.put(name, parser.getText()) != null) {
                    refuse("/" + name, "stands here twice");
                }
            } else if (token != JsonToken.VALUE_NULL) {
                refuse("/" + name, "is not a text");
            }
        } else if (name.equals(LINKS)) {
            links(parser);
        } else {
            refuse(
                    "",
                    "holds a member that an article does not have; it may have url, text or html, title, author,"
                            + " publisher, publishedAt, language and links");
        }
        parser.skipChildren();
    }

    private void links(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                refuse("/" + LINKS, "is not a list");
            }
            return;
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                links.add(parser.getText());
            } else {
                refuse("/" + LINKS + "/" + index, "is not a text");
                parser.skipChildren();
            }
        }
    }

    private void require() {
        if (!texts.containsKey(TEXT) && !texts.containsKey(HTML)) {
            refuse("", "lacks the required member text or html");
        } else if (texts.containsKey(TEXT) && texts.containsKey(HTML)) {
            refuse("/" + HTML, "stands beside text; send one of them");
        }
        String url = texts.get("url");
        if (url == null) {
            refuse("", "lacks the required member url");
        } else {
            String canonical = Address.canonical(url);
            if (canonical == null) {
                refuse("/url", "is not an http or https address");
            } else {
                texts.put("url", canonical);
            }
        }
        throwIfRefused();
    }

    private void throwIfRefused() {
        if (!violations.isEmpty()) {
            throw new ProblemException(Problems.refused("The article was refused.", violations));
        }
    }

    /** How many characters of HTML it holds, from which the article has still to be read; 0 when it holds none. */
    int pageCharacters() {
        return texts.getOrDefault(HTML, "").length();
    }

    /**
     * Puts what the page says in the place of the page; what was sent beside it stays as it was sent.
     *
     * @param latest a later time of publication is not believed
     * @throws ProblemException when the page holds no article
     */
    void readPage(Instant latest) {
        String html = texts.remove(HTML);
        if (html != null) {
            readPage(html, latest);
        }
        supposed.forEach(texts::putIfAbsent);
    }

    /** Gives a member that counts only where neither sender nor page say it. */
    void suppose(String member, @Nullable String value) {
        if (value != null) {
            supposed.put(member, value);
        }
    }

    private void readPage(String html, Instant latest) {
        Page page = Page.of(html, url(), latest);
        if (page == null) {
            refuse("/" + HTML, "holds no text of an article");
            throwIfRefused();
            return;
        }
        texts.put("url", page.url());
        texts.put(TEXT, page.text());
        found("title", page.title());
        found("author", page.author());
        found("publisher", page.publisher());
        found(
                "publishedAt",
                page.publishedAt() == null ? null : page.publishedAt().toString());
        found("language", page.language());
        links.addAll(page.links());
    }

    private void found(String member, @Nullable String value) {
        if (value != null) {
            texts.putIfAbsent(member, value);
        }
    }

    private void refuse(String pointer, String reason) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(pointer, reason));
        }
    }

    String url() {
        return texts.getOrDefault("url", "");
    }

    String text() {
        return texts.getOrDefault(TEXT, "");
    }

    /** A member as it was sent or found, null when it was neither. */
    @Nullable
    String member(String name) {
        return texts.get(name);
    }

    @Nullable
    String language() {
        String given = texts.get("language");
        return given != null ? given : Language.of(text());
    }

    @Nullable
    String title() {
        String given = texts.get("title");
        return given != null ? given : Title.of(text());
    }

    /** The data of the event; what is not known is left out. */
    byte[] data(String fetchedAt) {
        Map<String, Object> members = new LinkedHashMap<>(texts);
        members.put("fetchedAt", fetchedAt);
        String language = language();
        if (language != null) {
            members.put("language", language);
        }
        String title = title();
        if (title != null) {
            members.put("title", title);
        }
        List<String> cited = CitedLinks.of(links, text());
        if (!cited.isEmpty()) {
            members.put(LINKS, cited);
        }
        return JsonData.of(members);
    }
}
