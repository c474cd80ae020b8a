package dev.tandem.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedAddressTest {
    @Test
    void keepsParametersAndDropsTheFragment() {
        assertThat(FeedAddress.of(" HTTPS://News.Example:8443/rss?utm_source=x&q=ä#top "))
                .isEqualTo(new FeedAddress("https://news.example:8443/rss?utm_source=x&q=%C3%A4", "news.example"));
        assertThat(FeedAddress.of("http://müller.example"))
                .isEqualTo(new FeedAddress("http://xn--mller-kva.example/", "xn--mller-kva.example"));
    }

    @Test
    void takesNothingElse() {
        for (String url : List.of(
                "",
                "x",
                "ftp://a.example/",
                "file:///etc/passwd",
                "http://",
                "http://a:b@c.example/",
                "http://a b/",
                "http://a.example/\ud800",
                "https://a.example/" + "x".repeat(2000))) {
            assertThat(FeedAddress.of(url)).as(url).isNull();
        }
    }
}
