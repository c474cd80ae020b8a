package dev.tandem.ingest.feeds;

import dev.tandem.ingest.articles.PageBytes;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds of every kind. What is not well-formed is read as far as it makes sense, since publishers write it; nothing
 * outside the feed is ever asked for, no entity is expanded but characters, and depth is bounded.
 */
public final class FeedReader {
    /** An item more is not read; what is new stands first in feeds. */
    static final int MOST_ITEMS = 1000;

    private FeedReader() {}

    /**
     * Reads a feed.
     *
     * @param charset as the header says, null when it says nothing
     * @param url where the feed was found, for addresses that are relative to it
     */
    public static FeedReading read(byte[] bytes, @Nullable String charset, String url) {
        String text = PageBytes.decode(bytes, charset).strip();
        if (text.isEmpty()) {
            return new FeedReading.Refused("is empty");
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonFeed.read(text, url);
        }
        Document document = Jsoup.parse(text, url, Parser.xmlParser());
        if (hasDocumentType(document)) {
            return new FeedReading.Refused("has a DOCTYPE, which could declare entities");
        }
        return read(document.firstElementChild(), url);
    }

    private static FeedReading read(@Nullable Element root, String url) {
        if (root == null) {
            return new FeedReading.Refused("is neither XML nor JSON");
        }
        String name = root.tagName().toLowerCase(Locale.ROOT);
        String local = name.substring(name.indexOf(':') + 1);
        String prefix = name.substring(0, name.length() - local.length());
        return switch (local) {
            case "rss" -> new RssFeed(prefix, url).read(root);
            case "rdf" -> new RssFeed("", url).read(root);
            case "feed" -> new AtomFeed(prefix, url).read(root);
            case "html" -> new FeedReading.Refused("is a web page, not a feed");
            default -> new FeedReading.Refused("is not a feed of a known kind");
        };
    }

    /** Wherever it stands: what is lenient about its place must not be lenient about what it may do. */
    private static boolean hasDocumentType(Document document) {
        return document.nodeStream().anyMatch((Node node) -> node instanceof DocumentType);
    }
}
