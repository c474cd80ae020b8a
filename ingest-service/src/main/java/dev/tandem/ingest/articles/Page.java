package dev.tandem.ingest.articles;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a page with an article.
 *
 * @param url the article's identity: the page's own canonical address when that can be believed, else where it was found
 * @param text the main text, a line each for a paragraph, heading, list item or row of a table
 * @param author names with commas between them
 * @param language without script and region
 * @param links the addresses on other sites that the text links to, in reading order
 */
public record Page(
        String url,
        String text,
        @Nullable String title,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable Instant publishedAt,
        @Nullable String language,
        List<String> links) {

    /** JSON-LD is believed over the page itself when that shows less than half of it. */
    private static final int HALF = 2;

    private static final int MOST_LINKS = 500;
    private static final int LONGEST_LINK = 2000;

    public Page {
        links = List.copyOf(links);
    }

    /**
     * Reads a page, whatever it is; its markup may be broken and nested as deep as it likes.
     *
     * @param html the page
     * @param url where it was found, as {@link Address#canonical} writes it
     * @param latest a later time of publication is not believed
     * @return null when it holds no article
     */
    public static @Nullable Page of(String html, String url, Instant latest) {
        Document document = Jsoup.parse(html, url);
        Element headline = Headline.of(document);
        Metadata metadata = new Metadata(document, headline);
        MainText main = MainText.of(document, headline);
        String said = metadata.text();
        String text = said != null && said.length() > HALF * main.text().length() ? said : main.text();
        if (text.isEmpty()) {
            return null;
        }
        return new Page(
                Address.believable(url, metadata.addresses()),
                text,
                metadata.title(),
                metadata.author(),
                metadata.publisher(),
                metadata.publishedAt(latest),
                Language.of(text, metadata.language()),
                cited(main.links(), url));
    }

    private static List<String> cited(Collection<String> links, String url) {
        URI found = URI.create(url);
        Set<String> cited = new LinkedHashSet<>();
        for (String link : links) {
            String address = link.length() > LONGEST_LINK ? null : Address.canonical(link);
            boolean elsewhere =
                    address != null && !Address.site(URI.create(address)).equals(Address.site(found));
            if (elsewhere && cited.size() < MOST_LINKS) {
                cited.add(address);
            }
        }
        return List.copyOf(cited);
    }
}
