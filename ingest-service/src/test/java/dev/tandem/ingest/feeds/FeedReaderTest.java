package dev.tandem.ingest.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.feeds.FeedReading.Read;
import dev.tandem.ingest.feeds.FeedReading.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private static final String URL = "https://blog.example/feed";

    @Test
    void readsRss() {
        Feed feed = feed("""
                <?xml version="1.0"?><rss version="2.0" xmlns:dc="d" xmlns:content="c"><channel><title>A &amp; B</title>
                <language>de-de</language><image><title>Logo</title></image>
                <item><title><![CDATA[<b>Wieder</b> Menschen]]></title><link>/a?utm_source=rss</link><guid isPermaLink="false">7</guid>
                <dc:creator>Ana Muster</dc:creator><pubDate>Tue, 03 Mar 2026 09:00:00 +0100</pubDate>
                <description>Kurz.</description><content:encoded>&lt;p&gt;Länger und besser.&lt;/p&gt;</content:encoded></item>
                <item><guid>https://blog.example/b</guid><author>ben@example.org (Ben Beispiel)</author></item></channel></rss>""");

        assertThat(feed.title()).isEqualTo("A & B");
        assertThat(feed.language()).isEqualTo("de-de");
        assertThat(feed.items())
                .containsExactly(
                        new FeedItem(
                                "7",
                                "https://blog.example/a",
                                "Wieder Menschen",
                                "Ana Muster",
                                Instant.parse("2026-03-03T08:00:00Z"),
                                "Länger und besser."),
                        new FeedItem(
                                "https://blog.example/b", "https://blog.example/b", null, "Ben Beispiel", null, null));
    }

    @Test
    void readsRssWhoseItemsStandBesideTheChannel() {
        Feed feed = feed("""
                <rdf:RDF xmlns:rdf="r" xmlns="s" xmlns:dc="d"><channel><title>T</title></channel>
                <item rdf:about="urn:1"><title>One</title><link>https://a.example/1</link><dc:date>2026-03-03</dc:date></item></rdf:RDF>""");

        assertThat(feed.items())
                .containsExactly(new FeedItem(
                        "urn:1", "https://a.example/1", "One", null, Instant.parse("2026-03-03T00:00:00Z"), null));
    }

    @Test
    void readsAtomWithAPrefixAndAddressesThatAreRelative() {
        Feed feed = feed("""
                <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://base.example/x/"><a:title>T</a:title>
                <a:entry><a:id>urn:2</a:id><a:title type="xhtml"><div>Two <b>words</b></div></a:title>
                <a:link rel="self" href="https://no.example/"/><a:link href="two"/><a:author><a:name>Ana</a:name></a:author>
                <a:updated>2026-03-04T00:00:00Z</a:updated><a:published>2026-03-03T00:00:00Z</a:published>
                <a:summary type="html">&lt;p&gt;Sum&lt;/p&gt;</a:summary></a:entry></a:feed>""");

        assertThat(feed.language()).isEqualTo("en");
        assertThat(feed.items())
                .containsExactly(new FeedItem(
                        "urn:2",
                        "https://base.example/x/two",
                        "Two words",
                        "Ana",
                        Instant.parse("2026-03-03T00:00:00Z"),
                        "Sum"));
    }

    @Test
    void readsJsonFeed() {
        Feed feed = feed("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", "items": [
                 {"id": 3, "external_url": "https://a.example/3", "title": "Three", "authors": [{"name": "Ana"}],
                  "content_html": "<p>Text</p>", "date_published": "2026-03-03T00:00:00Z"}, null, {"id": "https://a.example/4"}]}""");

        assertThat(feed.items())
                .containsExactly(
                        new FeedItem(
                                "3",
                                "https://a.example/3",
                                "Three",
                                "Ana",
                                Instant.parse("2026-03-03T00:00:00Z"),
                                "Text"),
                        new FeedItem("https://a.example/4", "https://a.example/4", null, null, null, null));
    }

    @Test
    void readsAnEmptyFeed() {
        assertThat(feed("<rss/>").items()).isEmpty();
        assertThat(feed("<feed/>").items()).isEmpty();
        assertThat(feed("<rss><item><title>x</title></item></rss>").items()).hasSize(1);
    }

    @Test
    void readsTextThatIsEncodedAsAtomAllows() {
        String title = "<title %s>QW5hICYgQmVu</title>";

        assertThat(feed("<feed>" + title.formatted("mode='base64'") + "</feed>").title())
                .isEqualTo("Ana & Ben");
        assertThat(feed("<feed>" + title.formatted("type='application/octet-stream'") + "</feed>")
                        .title())
                .isEqualTo("Ana & Ben");
        assertThat(feed("<feed>" + title.formatted("type='text'") + "</feed>").title())
                .isEqualTo("QW5hICYgQmVu");
    }

    @Test
    void saysWhatIsWrongWithWhatIsNoFeed() {
        assertThat(refusal("")).isEqualTo("is empty");
        assertThat(refusal("hello")).isEqualTo("is neither XML nor JSON");
        assertThat(refusal("<html><body>Gone")).isEqualTo("is a web page, not a feed");
        assertThat(refusal("<note/>")).isEqualTo("is not a feed of a known kind");
        assertThat(refusal("{\"items\": [}")).isEqualTo("is not JSON, though it begins like it");
        assertThat(refusal("[]")).isEqualTo("is JSON without a list of items");
    }

    @Test
    void refusesWhatCouldDeclareEntitiesWhereverItStands() {
        String bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
        String outside = "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">";

        assertThat(List.of(
                        bomb + "<rss><channel><title>&b;</title></channel></rss>",
                        outside + "<rss><channel/></rss>",
                        "<rss>" + outside + "<channel/></rss>",
                        "<!doctype html><rss><channel/></rss>"))
                .allMatch(xml -> refusal(xml).equals("has a DOCTYPE, which could declare entities"));
    }

    @Test
    void readsWhatIsNotWellFormedAsFarAsItMakesSense() {
        assertThat(feed("<rss><channel><item><title>Fish & chips</title></item><item><title>Cut o")
                        .items())
                .extracting(FeedItem::title)
                .containsExactly("Fish & chips", "Cut o");
        assertThat(feed("\ufeff  \n<rss><channel><title>\u0001x\u0000</title></channel></rss>")
                        .title())
                .isEqualTo("x");
    }

    @Test
    void takesNoAddressButOfTheWeb() {
        assertThat(feed("<rss><channel><item><link>javascript:alert(1)</link></item>"
                                + "<item><link>file:///etc/passwd</link></item><item><link>http://[</link></item></channel></rss>")
                        .items())
                .allMatch(item -> item.url() == null);
    }

    @Test
    void believesTheEncodingThatTheFeedDeclares() {
        byte[] bytes = "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><title>ü</title></channel></rss>"
                .getBytes(ISO_8859_1);

        assertThat(((Read) FeedReader.read(bytes, null, URL)).feed().title()).isEqualTo("ü");
    }

    @Test
    void boundsItemsAndDepth() {
        String items = "<item><title>x</title></item>".repeat(5000);

        assertThat(feed("<rss><channel>" + items + "</channel></rss>").items()).hasSize(1000);
        assertThat(feed("<feed><entry><title>" + "<a>".repeat(100_000) + "x").items())
                .hasSize(1);
        assertThat(refusal("{\"items\":" + "[".repeat(100_000))).isEqualTo("is not JSON, though it begins like it");
    }

    private static Feed feed(String text) {
        return ((Read) FeedReader.read(text.getBytes(UTF_8), null, URL)).feed();
    }

    private static String refusal(String text) {
        return ((Refused) FeedReader.read(text.getBytes(UTF_8), null, URL)).reason();
    }
}
