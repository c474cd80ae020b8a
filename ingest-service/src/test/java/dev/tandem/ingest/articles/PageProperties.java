package dev.tandem.ingest.articles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Inputs;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every page, however broken. */
class PageProperties {
    private static final String URL = "https://news.example/story";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String SENTENCE =
            "The company said on Monday that it would hire people for its service again. ";

    /** Pieces of pages in any order: what is not closed, closed twice, nested wrongly, cut off, or no markup at all. */
    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<p>",
                "</p>",
                "<div class='comments'>",
                "</div>",
                "<article>",
                "</article>",
                "<h1>",
                "</h1>",
                "<ul><li>",
                "<table><tr><td>",
                "</table>",
                "<a href='https://b.example/'>",
                "<a href=':'>",
                "</a>",
                "<b>",
                "</b>",
                "<form>",
                "<select><option>",
                "<svg><p>",
                "<math>",
                "<template>",
                "<frameset>",
                "<plaintext>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<script type='application/ld+json'>",
                "{\"@type\":\"Article\",\"headline\":",
                "{\"@graph\":[[[",
                "\"articleBody\":\"x\"",
                "}",
                "<base href='//x'>",
                "<link rel=canonical href='//b'>",
                "<link rel=canonical href='/%zz'>",
                "<meta property=og:url content='http:'>",
                "<meta name=date content='",
                "<html lang='-'>",
                "<title>",
                "</title>",
                "<![CDATA[",
                "&#x0;",
                "&#xd800;",
                "&amp",
                "\u0000",
                "\ud800",
                "\uffff",
                "'",
                "\"",
                ">",
                "2026-13-99",
                "<time datetime='2026-01-01T99:99'>",
                SENTENCE);
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, pieces), net.jqwik.api.Tuple.of(1, anything))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @AnyInput
    void readsAnyPageWithoutFailingAndSaysOnlyWhatAnEventMayHold(@ForAll("pages") String html) {
        @Nullable Page page = Page.of(html, URL, NOW);

        if (page != null) {
            assertThat(page.text()).isNotBlank();
            assertThat(page.text().codePoints()).allMatch(PageProperties::mayStandInAnEvent);
            assertThat(page.url()).startsWith("https://news.example/");
            assertThat(page.links()).allMatch(link -> link.equals(Address.canonical(link)));
            assertThat(page.publishedAt() == null || !page.publishedAt().isAfter(NOW))
                    .isTrue();
        }
    }

    @AnyInput
    void readsAnyLinkedDataWithoutFailingAndSaysOnlyWhatAnEventMayHold(@ForAll("linkedData") String json) {
        readsAnyPageWithoutFailingAndSaysOnlyWhatAnEventMayHold(
                "<script type='application/ld+json'>" + json + "</script><article><p>" + SENTENCE.repeat(3));
    }

    @Provide
    Arbitrary<String> linkedData() {
        return Inputs.texts(
                30,
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "{\"@type\":\"NewsArticle\"",
                "{\"@type\":[\"Article\",1]",
                "{\"@graph\":[",
                ",\"headline\":",
                ",\"name\":",
                ",\"author\":",
                ",\"publisher\":",
                ",\"datePublished\":",
                ",\"articleBody\":",
                ",\"inLanguage\":",
                ",\"url\":",
                ",\"mainEntityOfPage\":",
                "{\"name\":\"Erika\"}",
                "\"https://news.example/b\"",
                "\"2026-05-01T10:00:00Z\"",
                "\"2026-13-01\"",
                "\"&amp;lt;b\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"x\"",
                "1e999",
                "null",
                "true",
                "//",
                "/*",
                "<!--",
                "-->",
                "<![CDATA[",
                "</script>",
                "\n");
    }

    @AnyInput
    void decodesAnyBytesWithAnyCharset(@ForAll("bytes") byte[] bytes, @ForAll("charsets") String charset) {
        assertThat(PageBytes.decode(bytes, charset)).isNotNull();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Inputs.bytes(120);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "utf-8",
                        "utf-16",
                        "UTF-32",
                        "iso-2022-jp",
                        "x-JISAutoDetect",
                        "iso-2022-cn",
                        "big5",
                        "x-nobody"),
                Arbitraries.strings().ofMaxLength(10));
    }

    @AnyInput
    void writesAnAddressTheSameWhenItIsWrittenAgain(@ForAll("addresses") String address) {
        @Nullable String once = Address.canonical(address);

        if (once != null) {
            assertThat(Address.canonical(once)).isEqualTo(once);
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "//",
                ".",
                "..",
                "/../",
                "?",
                "&",
                "=",
                "#",
                "%41",
                "%",
                "ü",
                "é",
                "e\u0301",
                "a",
                "utm_source=x",
                ":",
                "80",
                "443",
                "@",
                "[",
                "xn--",
                "日本",
                "\ud83d\ude00");
        return pieces.list().ofMaxSize(8).map(parts -> "https://a.example" + String.join("", parts));
    }

    @AnyInput
    void readsAnyTextAsATimeOrAsNone(@ForAll("times") List<String> parts) {
        @Nullable Instant time = PublicationTime.of(String.join("", parts));

        assertThat(time == null || time.toString().endsWith("Z")).isTrue();
    }

    @Provide
    Arbitrary<List<String>> times() {
        return Arbitraries.of(
                        "2026", "-", "0", "12", "31", ".", " ", "T", ":", "99", "+", "+99:99", "+18:30", "Z", "März",
                        "May", ",", "/", "UTC")
                .list()
                .ofMaxSize(16);
    }

    private static boolean mayStandInAnEvent(int codePoint) {
        return codePoint == '\n'
                || (!Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE);
    }
}
