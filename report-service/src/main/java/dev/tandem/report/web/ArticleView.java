package dev.tandem.report.web;

import dev.tandem.report.Article;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An article in a list. What others wrote is text here; only addresses of the web become links.
 *
 * @param linked true where the article's own address may be a link
 * @param cited what it cites
 */
public record ArticleView(
        String title,
        String url,
        boolean linked,
        String publisher,
        String published,
        String fetched,
        String language,
        String characters,
        List<Cited> cited,
        boolean simulated) {

    /**
     * What an article cites: an address, or the bare name of a host.
     *
     * @param linked true where it may be a link
     */
    public record Cited(String text, boolean linked) {}

    static ArticleView of(Article article, Texts texts) {
        Figures figures = new Figures(texts);
        Instant published = article.publishedAt();
        String title = article.title();
        String publisher = article.publisher();
        String language = article.language();
        return new ArticleView(
                title == null || title.isBlank() ? article.url() : title,
                article.url(),
                Links.isWeb(article.url()),
                publisher == null ? "–" : publisher,
                published == null
                        ? "–"
                        : figures.date(published.atZone(ZoneOffset.UTC).toLocalDate()),
                figures.date(article.fetchedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                language == null ? "–" : language,
                figures.count((long) article.characters()),
                article.links().stream()
                        .map(link -> new Cited(link, Links.isWeb(link)))
                        .toList(),
                article.simulated());
    }
}
