package dev.tandem.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Inputs;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever other people's servers write, it is obeyed or it counts as nothing. */
class WebProperties {
    private static final URI FROM = URI.create("https://a.example/feeds/1?x=y");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);

    @AnyInput
    void obeysAnyRobotsTxtOrNone(@ForAll("robots") String text) throws Exception {
        Robots robots = new Robots(FeedsConfigs.with(Map.of()), CLOCK);

        Robots.Ruling ruling = robots.ruling(
                FROM, (uri, most) -> new Reply(200, text.getBytes(UTF_8), true, null, null, null, null, null));

        assertThat(ruling.pause()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(ruling.lasting()).isTrue();
    }

    @AnyInput
    void waitsAsLongAsAnyHeaderWishesOrNot(@ForAll("wishes") String header) {
        @Nullable Duration pause = reply(null, header).pause(CLOCK);

        assertThat(pause == null || !pause.isNegative()).isTrue();
    }

    @AnyInput
    void isLedByAnyLocationToAnAddressThatCanBeCheckedOrNowhere(@ForAll("locations") String location) {
        try {
            URI target = PoliteWeb.target(FROM, reply(location, null));

            assertThat(target.getScheme()).isEqualTo("https");
            assertThat(target.getRawFragment()).isNull();
            assertThat(target.getHost()).isNotNull();
        } catch (UnreachableException e) {
            assertThat(e.problem()).isNotBlank();
        }
    }

    @Example
    void asksForNoRobotsTxtOfAHostThatIsNone() {
        for (String location : List.of("//https:.%2f", "https:/x:y", "mailto:a@b.example")) {
            assertThatThrownBy(() -> PoliteWeb.target(URI.create("http://a.example/"), reply(location, null)))
                    .as(location)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("is not an http or https address");
        }
    }

    private static Reply reply(@Nullable String location, @Nullable String retryAfter) {
        return new Reply(302, new byte[0], true, null, location, null, null, retryAfter);
    }

    @Provide
    Arbitrary<String> robots() {
        return Inputs.texts(
                20,
                "User-agent:",
                "user agent :",
                " *",
                " tandem",
                " Tandem/1.0",
                "Disallow:",
                "Allow:",
                "disalow",
                "Crawl-delay:",
                "Sitemap:",
                "Host:",
                " /",
                " /feeds/*?x=y$",
                "***********",
                "*a*a*a*a*a*a*",
                "$",
                "%",
                "%c3%a4",
                " 1",
                " -1",
                " 1e300",
                " 99999999999999999999",
                " NaN",
                "#",
                ":",
                "\n",
                "\r",
                "\n\n",
                "\ufeff",
                "<html>");
    }

    @Provide
    Arbitrary<String> wishes() {
        return Inputs.texts(
                6,
                "0",
                "9",
                "120",
                "-",
                "1.5",
                " ",
                "Sun, 01 Mar 2026 12:00:00 GMT",
                "Mon, 01 Mar 2026 12:00:00 GMT",
                "31 Dec 999999999",
                " 23:59:60 ",
                "GMT",
                "+1800",
                ",");
    }

    @Provide
    Arbitrary<String> locations() {
        return Inputs.texts(
                8,
                "https:",
                "HTTPS:",
                "http:",
                "file:",
                "mailto:",
                "//",
                "/",
                "\\",
                "..",
                ".",
                "b.example",
                "@",
                "[::1]",
                "[",
                ":443",
                ":",
                ":99999999999",
                "?",
                "#",
                "%",
                "%2f",
                " ",
                "\u00fc",
                "x");
    }
}
