package dev.tandem.ingest.feeds;

import dev.tandem.ingest.articles.PublicationTime;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Atom 0.3 and 1.0. */
final class AtomFeed {
    private final FeedElements elements;
    private final String url;

    AtomFeed(String prefix, String url) {
        this.elements = new FeedElements(prefix);
        this.url = url;
    }

    FeedReading read(Element root) {
        List<FeedItem> items = elements.children(root, "entry")
                .limit(FeedReader.MOST_ITEMS)
                .map(this::item)
                .toList();
        return new FeedReading.Read(new Feed(
                FeedText.plain(content(elements.child(root, "title")), FeedText.LONGEST_TITLE),
                root.hasAttr("xml:lang") ? FeedText.plain(root.attr("xml:lang"), FeedText.LONGEST_AUTHOR) : null,
                items));
    }

    private FeedItem item(Element entry) {
        String id = elements.text(entry, "id");
        return new FeedItem(
                id == null ? null : id.strip(),
                address(entry),
                FeedText.plain(content(elements.child(entry, "title")), FeedText.LONGEST_TITLE),
                author(entry),
                PublicationTime.of(
                        elements.text(entry, "published", "issued", "created", "dc:date", "updated", "modified")),
                FeedText.longest(content(elements.child(entry, "summary")), content(elements.child(entry, "content"))));
    }

    private @Nullable String author(Element entry) {
        Element author = elements.child(entry, "author");
        return author == null ? null : FeedText.author(elements.text(author, "name"));
    }

    /** The first link that is the article itself rather than something about it. */
    private @Nullable String address(Element entry) {
        return elements.children(entry, "link")
                .filter(link -> link.attr("rel").isBlank() || link.attr("rel").equalsIgnoreCase("alternate"))
                .map(link -> FeedText.address(link.attr("href"), FeedText.base(link, url)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String content(@Nullable Element element) {
        if (element != null && isBase64(element)) {
            try {
                return new String(Base64.getMimeDecoder().decode(element.wholeText()), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notBase64) {
                return element.wholeText();
            }
        }
        return FeedText.content(element);
    }

    /** Atom 0.3 says so; in Atom 1.0 it follows from a media type that is neither text nor XML. */
    private static boolean isBase64(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        boolean binary = type.indexOf('/') >= 0 && !type.startsWith("text/") && !type.endsWith("xml");
        return element.attr("mode").equals("base64") || (binary && element.childrenSize() == 0);
    }
}
