package dev.tandem.ingest.articles;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String URL = "https://news.example/story";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String FIRST =
            "The company said on Monday that it would hire people for its customer service again.";
    private static final String SECOND =
            "Customers had asked for them, and the machines had no answer to the harder questions.";
    private static final String ASIDE =
            "Our newsletter tells you every morning what happened in the world, and it is free of charge.";

    @Test
    void takesTheParagraphsAndLeavesWhatStandsAroundThem() {
        Page page = read("""
                <header><h1>Hiring again</h1></header><p class="byline">By Ana Muster</p>
                <div class="content"><p>%s</p><h2>Why</h2><p>%s</p><ul><li>one point<li>and another</ul>
                <p>Short.</p><div class="newsletterBox"><p>%s</p></div>
                <ul><li><a href="/a">Another story that you may like</a><li><a href="/b">And one more</a></ul></div>
                <div id="comments"><p>%s</p></div>
                """.formatted(FIRST, SECOND, ASIDE, ASIDE));

        assertThat(page.text().lines()).containsExactly(FIRST, "Why", SECOND, "one point", "and another", "Short.");
    }

    @Test
    void keepsAnArticleThatStandsInAnElementWithAMisleadingName() {
        assertThat(read("<div class='widget social'><p>" + FIRST + "</p><p>" + SECOND + "</p></div>")
                        .text())
                .isEqualTo(FIRST + "\n" + SECOND);
    }

    @Test
    void readsTheRowsOfATable() {
        assertThat(read("<p>" + FIRST + "</p><table><tr><th>Year<th>People<tr><td>2025<td>700</table><p>" + SECOND)
                        .text())
                .isEqualTo(FIRST + "\nYear People\n2025 700\n" + SECOND);
    }

    @Test
    void leavesOutWhatNobodySees() {
        assertThat(read("<p>" + FIRST + "<script>var x</script><span style='DISPLAY : none'>hidden</span>"
                                + "<span hidden>hidden</span>\u200b\u00ad</p>")
                        .text())
                .isEqualTo(FIRST);
    }

    @Test
    void readsMetadataFromLinkedDataFirst() {
        Page page = read("""
                <html lang="en"><head><title>Other | Paper</title><meta name="author" content="Someone Else">
                <script type="application/ld+json">{broken</script>
                <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"},
                {"@type": ["Thing", "NewsArticle"], "headline": "Back &amp; forth", "datePublished": "2026-05-01T10:00:00+0200",
                 "author": [{"name": "By Ana Muster"}, {"name": "Ben Beispiel"}], "publisher": {"name": "Paper"}}]}</script>
                </head><p>%s</p>""".formatted(FIRST));

        assertThat(page.title()).isEqualTo("Back & forth");
        assertThat(page.author()).isEqualTo("Ana Muster, Ben Beispiel");
        assertThat(page.publisher()).isEqualTo("Paper");
        assertThat(page.publishedAt()).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(page.language()).isEqualTo("en");
    }

    @Test
    void readsMetadataFromWhatReadersSeeLast() {
        Page page = read("""
                <title>Wieder Menschen - Das Blatt</title><h1>Wieder Menschen</h1><a rel="author">Ana Muster | 1. Mai</a>
                <p>Die Firma stellt wieder Menschen ein, und das ist nicht alles, was sie für die Kunden tut.</p>
                <time>1. März 2026, 9:30 Uhr</time>""");

        assertThat(page.title()).isEqualTo("Wieder Menschen");
        assertThat(page.author()).isEqualTo("Ana Muster");
        assertThat(page.publishedAt()).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(page.language()).isEqualTo("de");
        assertThat(page.publisher()).isNull();
    }

    @Test
    void doesNotBelieveADateInTheFutureOrBeforeTheWeb() {
        String head = "<meta name='date' content='2027-01-01'><meta name='pubdate' content='0001-01-01'>";

        assertThat(read(head + "<p>" + FIRST).publishedAt()).isNull();
    }

    @Test
    void believesTheTextMoreThanATemplateWhichLanguageItIs() {
        String german = "<p>Die Firma stellt wieder Menschen ein, und das ist nicht alles, was sie für die Kunden tut.";

        assertThat(read("<html lang='en-US'>" + german).language()).isEqualTo("de");
        assertThat(read("<html lang='nl'><p>" + FIRST).language()).isEqualTo("nl");
    }

    @Test
    void takesTheTextOfLinkedDataWhenThePageIsDrawnByAProgram() {
        Page page = read("<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" + FIRST + "\\n"
                + SECOND + "\"}</script><div id=app></div>");

        assertThat(page.text()).isEqualTo(FIRST + "\n" + SECOND);
    }

    @Test
    void readsTheTextOfLinkedDataWithoutItsMarkup() {
        Page page = read("<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"<p>" + FIRST
                + "<p>" + SECOND + "\"}</script><div id=app></div>");

        assertThat(page.text()).isEqualTo(FIRST + "\n" + SECOND);
    }

    @Test
    void findsNothingWhereNoArticleIs() {
        assertThat(Page.of("", URL, NOW)).isNull();
        assertThat(Page.of("<html></html>", URL, NOW)).isNull();
        assertThat(Page.of("<nav><a href=/>Home</a></nav><p>404", URL, NOW)).isNull();
        assertThat(Page.of("<script>" + FIRST, URL, NOW)).isNull();
    }

    @Test
    void listsWhatTheTextLinksToOnOtherSites() {
        Page page = read("<nav><a href='https://nav.example/'>x</a></nav><p>" + FIRST
                + " <a href='https://study.example/1?utm_source=x'>A study</a>, <a href='/own'>own</a>,"
                + " <a href='https://www.news.example/too'>own</a>, <a href='mailto:x@y.example'>mail</a></p>");

        assertThat(page.links()).containsExactly("https://study.example/1");
    }

    @Test
    void asksByteOrderMarkThenHeaderThenPageThenBytesForTheEncoding() {
        assertThat(PageBytes.decode("\ufeffü".getBytes(UTF_16LE), "utf-8")).isEqualTo("ü");
        assertThat(PageBytes.decode("\ufeffü".getBytes(UTF_8), "windows-1252")).isEqualTo("ü");
        assertThat(PageBytes.decode("ü€".getBytes(WESTERN), "ISO-8859-1")).isEqualTo("ü€");
        assertThat(PageBytes.decode("<meta charset='x-nobody'>ü".getBytes(UTF_8), "x nobody"))
                .endsWith("ü");
        assertThat(PageBytes.decode(
                        "<meta http-equiv=a content='text/html; charset=windows-1251'>ж"
                                .getBytes(Charset.forName("windows-1251")),
                        null))
                .endsWith("ж");
        assertThat(PageBytes.decode("ü".getBytes(UTF_8), null)).isEqualTo("ü");
        assertThat(PageBytes.decode("ü".getBytes(WESTERN), null)).isEqualTo("ü");
        assertThat(PageBytes.decode(new byte[0], null)).isEmpty();
    }

    @Test
    void readsDatesAsPeopleWriteThem() {
        assertThat(PublicationTime.of("Tue, 03 Mar 2026 08:00:00 GMT")).isEqualTo("2026-03-03T08:00:00Z");
        assertThat(PublicationTime.of("2026-03-03 10:00:00 +02:00")).isEqualTo("2026-03-03T08:00:00Z");
        assertThat(PublicationTime.of("Stand: 3.3.2026")).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(PublicationTime.of("3. Dezember 2025")).isEqualTo("2025-12-03T00:00:00Z");
        assertThat(PublicationTime.of("Published Dec. 3rd, 2025 at 08:15")).isEqualTo("2025-12-03T08:15:00Z");
        assertThat(PublicationTime.of("2026-02-30")).isNull();
        assertThat(PublicationTime.of("03/04/2026")).isNull();
        assertThat(PublicationTime.of("yesterday")).isNull();
    }

    private static Page read(String html) {
        @Nullable Page page = Page.of(html, URL, NOW);
        return Objects.requireNonNull(page);
    }
}
