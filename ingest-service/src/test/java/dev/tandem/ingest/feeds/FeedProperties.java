package dev.tandem.ingest.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.articles.Address;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** What holds for everything that calls itself a feed. */
class FeedProperties {
    @Provide
    Arbitrary<String> feeds() {
        return Arbitraries.of(
                        "<rss>",
                        "<rdf:RDF>",
                        "<feed>",
                        "<a:feed>",
                        "<channel>",
                        "</channel>",
                        "<item>",
                        "</item>",
                        "<entry>",
                        "</entry>",
                        "<title>",
                        "</title>",
                        "<title mode='base64'>",
                        "<link>",
                        "</link>",
                        "<link href='%'/>",
                        "<link href='//b.example/x'/>",
                        "<guid>",
                        "<a:entry xml:base=':'>",
                        "<pubDate>",
                        "2026-03-03",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "<!DOCTYPE",
                        "<?xml",
                        "?>",
                        "&b;",
                        "&#0;",
                        "&",
                        "https://a.example/",
                        "<author>",
                        "a@b",
                        "(",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"items\":",
                        "\"url\":",
                        "\"id\":",
                        ",",
                        "1e999",
                        "null",
                        "\"",
                        "\u0000",
                        "\ud800",
                        "x ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @AnyInput
    void readsAnythingOrSaysWhyNot(@ForAll("feeds") String text) {
        FeedReading reading = FeedReader.read(text.getBytes(UTF_8), null, "https://blog.example/feed");

        if (reading instanceof FeedReading.Read read) {
            assertThat(read.feed().items())
                    .allMatch(item -> item.url() == null || item.url().equals(Address.canonical(item.url())));
        } else if (reading instanceof FeedReading.Refused refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    @AnyInput
    void readsAnyBytesOrSaysWhyNot(@ForAll byte[] bytes) {
        assertThat(FeedReader.read(bytes, null, "https://blog.example/feed")).isNotNull();
    }
}
