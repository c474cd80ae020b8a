package dev.tandem.ingest.articles;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about its article: in JSON-LD, else in OpenGraph and other meta elements, else where readers see it. */
final class Metadata {
    /** An earlier time stands for a time that is not known. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NAME = 100;

    /** Looking for mail addresses takes time that grows with the square of the length. */
    private static final int LONGEST_WRITTEN = 500;

    private static final List<String> TITLES = List.of("og:title", "twitter:title", "parsely-title", "dc.title");
    private static final List<String> AUTHORS = List.of(
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "dcterms.creator",
            "sailthru.author",
            "byl",
            "citation_author");
    private static final List<String> PUBLISHERS =
            List.of("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name");
    private static final List<String> TIMES = List.of(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "dcterms.created",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "citation_publication_date",
            "article.published",
            "cxenseparse:recs:publishtime",
            "originalpublicationdate");
    private static final Pattern BY =
            Pattern.compile("^(?:by|von|autor(?:in)?:?|author:?)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_NAME = Pattern.compile("\\s*[|•·].*");
    private static final Pattern MAIL = Pattern.compile("[\\s(<]*\\S+@\\S+[)>]*");
    private static final Pattern BEFORE_SITE = Pattern.compile("\\s+[|–—·•:»-]+\\s+(?=[^|–—·•»]*$)");

    private final Document page;
    private final @Nullable Element headline;
    private final LinkedData data;
    private final Map<String, String> meta = new HashMap<>();

    Metadata(Document page, @Nullable Element headline) {
        this.page = page;
        this.headline = headline;
        this.data = LinkedData.of(page);
        for (Element element : page.getElementsByTag("meta")) {
            for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
                String content = element.attr("content");
                if (element.hasAttr(key) && !content.isBlank()) {
                    meta.putIfAbsent(element.attr(key).strip().toLowerCase(Locale.ROOT), content);
                }
            }
        }
    }

    /** The whole text as JSON-LD has it, with line breaks; null when it has none. */
    @Nullable
    String text() {
        String body = data.text("articleBody");
        if (body == null) {
            return null;
        }
        Stream<String> lines = body.indexOf('<') < 0
                ? body.lines()
                        .map(line -> LineBuilder.line(line, Integer.MAX_VALUE))
                        .filter(Objects::nonNull)
                : Blocks.of(Jsoup.parse(body).body(), Boilerplate::isNeverText).stream()
                        .map(Block::text);
        String text = lines.collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    /** The headline without the name of the site. */
    @Nullable
    String title() {
        Stream<@Nullable String> said = Stream.concat(Stream.of(data.text("headline")), said(TITLES));
        Stream<@Nullable String> seen = Stream.of(headline == null ? null : headline.text(), page.title());
        String title = first(Stream.concat(said, seen), LONGEST_TITLE);
        return title == null ? null : withoutSite(title);
    }

    private String withoutSite(String title) {
        String[] parts = BEFORE_SITE.split(title, 2);
        if (parts.length == 2 && !parts[0].isBlank()) {
            String site = Headline.words(parts[1]);
            String publisher = publisher();
            boolean named = publisher != null && Headline.words(publisher).equals(site);
            boolean seen = headline != null && Headline.words(headline.text()).equals(Headline.words(parts[0]));
            return named || seen ? parts[0].strip() : title;
        }
        return title;
    }

    /** Who wrote it, several names with commas between them. */
    @Nullable
    String author() {
        String names = String.join(", ", names(data.names("author")));
        if (!names.isEmpty() && names.length() <= LONGEST_NAME) {
            return names;
        }
        Stream<@Nullable String> said = said(AUTHORS);
        Stream<@Nullable String> seen =
                page
                        .select("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .byline, .author")
                        .stream()
                        .limit(10)
                        .map(Element::text);
        return names(Stream.concat(said, seen).filter(Objects::nonNull).toList()).stream()
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(Collection<String> texts) {
        return texts.stream()
                .map(text -> LineBuilder.line(text, LONGEST_WRITTEN))
                .filter(Objects::nonNull)
                .map(text -> LineBuilder.line(MAIL.matcher(text).replaceAll(" "), LONGEST_NAME))
                .filter(Objects::nonNull)
                .map(text ->
                        AFTER_NAME.matcher(BY.matcher(text).replaceFirst("")).replaceFirst(""))
                .filter(text -> !text.isBlank() && !text.contains("://"))
                .distinct()
                .toList();
    }

    @Nullable
    String publisher() {
        Stream<@Nullable String> said = Stream.concat(data.names("publisher").stream(), said(PUBLISHERS));
        return first(said.filter(text -> text != null && !text.contains("://")), LONGEST_NAME);
    }

    /** When it was published; a time after {@code latest} is not believed. */
    @Nullable
    Instant publishedAt(Instant latest) {
        Stream<@Nullable String> said = Stream.concat(
                Stream.of(data.text("datePublished")),
                Stream.concat(Stream.of(meta.get("datepublished")), said(TIMES)));
        Stream<@Nullable String> seen =
                page.select("[itemprop=datePublished], time[datetime], time, .dateline, .date").stream()
                        .limit(10)
                        .map(element -> element.hasAttr("datetime") ? element.attr("datetime") : element.text());
        return Stream.concat(said, seen)
                .map(PublicationTime::of)
                .filter(time -> time != null && !time.isAfter(latest) && time.isAfter(EARLIEST))
                .findFirst()
                .orElse(null);
    }

    /** The language that the page declares, without script and region; null when it declares none. */
    @Nullable
    String language() {
        return Stream.of(
                        data.text("inLanguage"),
                        page.select("html").attr("lang"),
                        meta.get("og:locale"),
                        meta.get("language"),
                        meta.get("dc.language"),
                        meta.get("content-language"))
                .filter(Objects::nonNull)
                .map(tag -> Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage())
                .filter(language -> !language.isEmpty() && !language.equals("und"))
                .findFirst()
                .orElse(null);
    }

    /** The addresses that the page calls its own, the most reliable first. */
    List<String> addresses() {
        Stream<String> canonical =
                page.select("link[rel~=(?i)^canonical$]").stream().map(link -> link.attr("href"));
        return Stream.concat(canonical, said(List.of("og:url")))
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<@Nullable String> said(List<String> names) {
        return names.stream().map(meta::get);
    }

    private static @Nullable String first(Stream<@Nullable String> texts, int max) {
        return texts.map(text -> LineBuilder.line(text, max))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
