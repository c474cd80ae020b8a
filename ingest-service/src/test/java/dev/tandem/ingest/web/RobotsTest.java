package dev.tandem.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.ingest.feeds.FeedsConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RobotsTest {
    private static final FeedsConfig CONFIG = FeedsConfigs.with(Map.of());
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final Robots robots = new Robots(CONFIG, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void obeysTheGroupThatNamesUsBeforeTheOneForAll() throws Exception {
        Robots.Source source = answering(
                200, "User-agent: *\nDisallow: /\n\nUser-agent: tandem\nDisallow: /secret/\nCrawl-delay: 7\n");

        assertThat(problem("https://a.example/feed", source)).isNull();
        assertThat(problem("https://a.example/secret/feed", source)).isEqualTo("is not allowed by robots.txt");
        assertThat(robots.ruling(URI.create("https://a.example/feed"), source).pause())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void obeysTheLongestRuleAndPatternsAndPercentEncoding() throws Exception {
        Robots.Source source = answering(
                200, "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /*.pdf$\nDisallow: /%C3%A4\n");

        assertThat(problem("https://a.example/news/open/1", source)).isNull();
        assertThat(problem("https://a.example/news/1", source)).isNotNull();
        assertThat(problem("https://a.example/x.pdf", source)).isNotNull();
        assertThat(problem("https://a.example/x.pdf?a", source)).isNull();
        assertThat(problem("https://a.example/%c3%a4", source)).isNotNull();
    }

    @Test
    void takesNoRobotsTxtAsPermissionAndABrokenServerAsNone() throws Exception {
        assertThat(problem("https://a.example/", answering(404, ""))).isNull();
        assertThat(problem("https://b.example/", answering(403, ""))).isNull();
        assertThat(problem("https://c.example/", answering(503, ""))).contains("503");
        assertThat(problem("https://d.example/", answering(429, ""))).contains("429");
        assertThat(problem("https://e.example/", (uri, most) -> {
                    throw UnreachableException.because("took longer than 20 s");
                }))
                .isEqualTo("took longer than 20 s");
    }

    @Test
    void asksAgainOnlyWhenItIsOldAndSoonerAfterAFailure() throws Exception {
        Robots.Source fine = answering(200, "");
        problem("https://a.example/1", fine);
        problem("https://a.example/2", fine);
        assertThat(asked).hasValue(1);
        problem("https://a.example:8443/2", fine);
        assertThat(asked).hasValue(2);

        now = now.plus(Duration.ofHours(13));
        problem("https://a.example/2", answering(500, ""));
        assertThat(asked).hasValue(3);
        now = now.plus(Duration.ofMinutes(11));
        assertThat(problem("https://a.example/2", fine)).isNull();
        assertThat(asked).hasValue(4);
    }

    @Test
    void keepsNothingOfAHostThatMustNotBeAsked() {
        assertThatThrownBy(() -> problem("https://a.example/", (uri, most) -> {
                    throw UnreachableException.refused("leads to an address that is not public");
                }))
                .hasMessage("leads to an address that is not public");
    }

    private @Nullable String problem(String url, Robots.Source source) throws Exception {
        return robots.ruling(URI.create(url), source).problem();
    }

    private Robots.Source answering(int status, String body) {
        return (uri, most) -> {
            asked.incrementAndGet();
            return new Reply(status, body.getBytes(UTF_8), true, null, null, null, null, null);
        };
    }
}
