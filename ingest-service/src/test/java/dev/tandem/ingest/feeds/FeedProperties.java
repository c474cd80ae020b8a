package dev.tandem.ingest.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Inputs;
import dev.tandem.ingest.articles.Address;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for everything that calls itself a feed, and for every wish to read one. */
class FeedProperties {
    private static final String URL = "https://blog.example/feed";

    @AnyInput
    void readsAnyRssOrSaysWhyNot(@ForAll("rss") String items) {
        check(read("<rss version='2.0'><channel>" + items));
    }

    @AnyInput
    void readsAnyAtomOrSaysWhyNot(@ForAll("atom") String entries) {
        check(read("<feed xmlns='http://www.w3.org/2005/Atom'>" + entries));
    }

    @AnyInput
    void readsAnyJsonFeedOrSaysWhyNot(@ForAll("json") String members) {
        check(read("{\"items\":[" + members));
    }

    @AnyInput
    void readsAnythingOrSaysWhyNot(@ForAll("feeds") String text) {
        check(read(text));
    }

    @AnyInput
    void readsAnyBytesOrSaysWhyNot(@ForAll("bytes") byte[] bytes) {
        check(FeedReader.read(bytes, null, URL));
    }

    @AnyInput
    void takesAnyAddressInOneFormOrNone(@ForAll("addresses") String text) {
        @Nullable FeedAddress address = FeedAddress.of(text);

        if (address != null) {
            assertThat(address.host()).isNotBlank();
            assertThat(FeedAddress.of(address.url())).isEqualTo(address);
        }
    }

    @AnyInput
    void findsANameInATextThatIsNothingElse(@ForAll("names") String name, @ForAll("names") String text) {
        if (WatchList.isName(name)) {
            WatchList watch = new WatchList(List.of(name));

            watch.wants(text, name + text);
            assertThat(watch.wants(name, null)).isTrue();
        }
    }

    private static FeedReading read(String text) {
        return FeedReader.read(text.getBytes(UTF_8), null, URL);
    }

    private static void check(FeedReading reading) {
        if (reading instanceof FeedReading.Read read) {
            assertThat(read.feed().items())
                    .allMatch(item -> item.url() == null || item.url().equals(Address.canonical(item.url())));
        } else if (reading instanceof FeedReading.Refused refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> rss() {
        return Inputs.texts(
                25,
                "<item>",
                "</item>",
                "<title>",
                "</title>",
                "<link>",
                "</link>",
                "<guid>",
                "</guid>",
                "<guid isPermaLink='false'>",
                "<pubDate>",
                "</pubDate>",
                "<dc:date>",
                "<author>",
                "</author>",
                "<dc:creator>",
                "<description>",
                "</description>",
                "<content:encoded>",
                "<atom:link href='/x'/>",
                "<item rdf:about='//b'>",
                "xml:base='//b.example/'",
                "</channel>",
                "</rss>",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "<!DOCTYPE",
                "&lt;b&gt;",
                "&#xd800;",
                "&#0;",
                "&b;",
                "https://a.example/",
                "/a b?c=%",
                "Tue, 03 Mar 2026 10:00:00 GMT",
                "2026-03-03T10:00:00+99:00",
                "a@b.example (Max)",
                "\u0000",
                "\ud800",
                "x ");
    }

    @Provide
    Arbitrary<String> atom() {
        return Inputs.texts(
                25,
                "<entry>",
                "</entry>",
                "<entry xml:base='..'>",
                "<a:entry xml:base=':'>",
                "<title>",
                "</title>",
                "<title mode='base64'>",
                "<title type='xhtml'><div>",
                "<id>",
                "</id>",
                "<link href='%'/>",
                "<link href='//b.example/x'/>",
                "<link rel='alternate' href='/1'/>",
                "<link rel='self' href='/2'>",
                "<author><name>",
                "</name></author>",
                "<published>",
                "</published>",
                "<updated>",
                "<issued>",
                "<summary>",
                "</summary>",
                "<content type='image/png'>",
                "</content>",
                "<content src='/x' type='text/html'/>",
                "</feed>",
                "QUJD",
                "=",
                "<![CDATA[",
                "]]>",
                "<!--",
                "<?xml",
                "?>",
                "<!DOCTYPE",
                "&amp;lt;",
                "&#0;",
                "2026-03-03",
                "2026-02-30T25:61:00Z",
                "urn:uuid:1",
                "\u0000",
                "\udfff",
                "x ");
    }

    @Provide
    Arbitrary<String> json() {
        return Inputs.texts(
                30,
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "{\"id\":",
                ",\"url\":",
                ",\"external_url\":",
                ",\"title\":",
                ",\"summary\":",
                ",\"content_html\":",
                ",\"date_published\":",
                ",\"author\":{\"name\":",
                ",\"authors\":[",
                "\"https://a.example/\"",
                "\"/1\"",
                "\"<b>x\"",
                "\"2026-03-03T10:00:00Z\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"x\"",
                "1",
                "-1e999",
                "1e99999999999",
                "null",
                "true",
                "},",
                "]}");
    }

    @Provide
    Arbitrary<String> feeds() {
        return Inputs.texts(
                30,
                "<rss>",
                "<rdf:RDF>",
                "<feed>",
                "<a:feed>",
                "<x:rss>",
                "<html>",
                "<channel>",
                "</channel>",
                "<item>",
                "</item>",
                "<entry>",
                "</entry>",
                "<title>",
                "</title>",
                "<link>",
                "</link>",
                "<link href='%'/>",
                "<guid>",
                "<pubDate>",
                "2026-03-03",
                "<![CDATA[",
                "]]>",
                "<!--",
                "<!DOCTYPE",
                "<?xml version='1.0' encoding='utf-16'",
                "?>",
                "&b;",
                "&",
                "https://a.example/",
                "(",
                "{",
                "}",
                "[",
                "]",
                "\"items\":",
                "\"url\":",
                ",",
                "1e999",
                "null",
                "\"",
                "\ufeff",
                "\u0000",
                "\ud800",
                "x ");
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Inputs.bytes(120);
    }

    @Provide
    Arbitrary<String> addresses() {
        return Inputs.texts(
                10,
                "https://",
                "http:",
                "//",
                "/",
                "a.example",
                "A.Example",
                "[::1]",
                "[",
                "@",
                ":80",
                ":",
                "%41",
                "%",
                "?",
                "&",
                "#",
                "..",
                " ",
                "\u00fc",
                "xn--",
                "xn--a",
                ".",
                "1",
                "0x7f.1",
                "_",
                "file:");
    }

    @Provide
    Arbitrary<String> names() {
        return Inputs.texts(
                6, "Nord", "licht", "ING", "s", "'s", "-", " ", "\u00ad", "\\E", "\\Q", "*", "(", "[", ".", "\u00df",
                "\ufb01", "\u0130", "\u0301", "\u00e9", "1", "\u2460", "\u5317");
    }
}
