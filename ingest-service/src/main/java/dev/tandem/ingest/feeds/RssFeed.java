package dev.tandem.ingest.feeds;

import dev.tandem.ingest.articles.PublicationTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RSS 0.9 to 2.0; in RSS 1.0 the items stand beside the channel. */
final class RssFeed {
    private final FeedElements elements;
    private final String url;

    RssFeed(String prefix, String url) {
        this.elements = new FeedElements(prefix);
        this.url = url;
    }

    FeedReading read(Element root) {
        Element named = elements.child(root, "channel");
        Element channel = named == null ? root : named;
        List<FeedItem> items = Stream.concat(
                        elements.children(channel, "item"),
                        named == null ? Stream.empty() : elements.children(root, "item"))
                .limit(FeedReader.MOST_ITEMS)
                .map(this::item)
                .toList();
        return new FeedReading.Read(new Feed(
                FeedText.plain(elements.text(channel, "title"), FeedText.LONGEST_TITLE),
                FeedText.plain(elements.text(channel, "language", "dc:language"), FeedText.LONGEST_AUTHOR),
                items));
    }

    private FeedItem item(Element item) {
        String guid = elements.text(item, "guid");
        return new FeedItem(
                guid == null ? item.hasAttr("rdf:about") ? item.attr("rdf:about") : null : guid.strip(),
                address(item, guid),
                FeedText.plain(elements.text(item, "title", "dc:title"), FeedText.LONGEST_TITLE),
                FeedText.author(elements.text(item, "dc:creator", "author", "dc:author")),
                PublicationTime.of(elements.text(item, "pubDate", "dc:date", "dcterms:created", "published")),
                FeedText.longest(
                        elements.text(item, "description"),
                        elements.text(item, "content:encoded", "encoded"),
                        elements.text(item, "dc:description")));
    }

    /** The link, else the guid when it is an address, else what other vocabularies call the link. */
    private @Nullable String address(Element item, @Nullable String guid) {
        Element named = elements.child(item, "guid");
        boolean permanent = named != null && !named.attr("isPermaLink").equalsIgnoreCase("false");
        Stream<@Nullable String> written = Stream.of(
                elements.text(item, "link"),
                elements.children(item, "atom:link")
                        .map(link -> link.attr("href"))
                        .findFirst()
                        .orElse(null));
        return written.map(link -> FeedText.address(link, FeedText.base(item, url)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> permanent ? FeedText.address(guid, "about:blank") : null);
    }
}
