package dev.tandem.ingest.helpdesks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Fixtures;
import dev.tandem.ingest.Inputs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever stands where a signature or a time should be. */
class SenderProperties {
    private static final byte[] BODY = {'{', '}'};

    private final Signatures signatures =
            new Signatures(Desks.SILENT.signedWith("open sesame"), Clock.fixed(Fixtures.NOW, ZoneOffset.UTC));

    @AnyInput
    void nothingThatIsNotSignedIsPermitted(
            @ForAll Vendor vendor, @ForAll("headers") String first, @ForAll("headers") String second) {
        assertThat(signatures.permit(
                        vendor,
                        "acme",
                        BODY,
                        name -> first.isEmpty() ? List.of() : List.of(name.endsWith("Signature") ? first : second)))
                .isFalse();
    }

    @Provide
    Arbitrary<String> headers() {
        return Inputs.texts(
                6,
                "sha1=",
                "sha256=",
                "Basic ",
                "basic",
                "=",
                "==",
                "YTpi",
                ":",
                "d8d9ea75c45aa80b8a1f6f4fcd8c53c16660a80a",
                "f0",
                "2026-03-02T09:56:00Z",
                "1772445360",
                "999999999999",
                "-1",
                " ",
                ",",
                "\u00e4");
    }

    @AnyInput
    void anyTextIsATimeOrNone(@ForAll("times") String text) {
        @Nullable Instant time = Times.read(TextNode.valueOf(text));

        assertThat(time).isEqualTo(Times.read(TextNode.valueOf(text)));
        assertThat(time == null || time.equals(time.truncatedTo(ChronoUnit.MICROS)))
                .isTrue();
    }

    @Provide
    Arbitrary<String> times() {
        return Inputs.texts(
                8,
                "2026",
                "-",
                "03",
                "01",
                "31",
                "T",
                " ",
                "12:00",
                ":00",
                ".123456789",
                "Z",
                "UTC",
                "+01:00",
                "-0000",
                "+99:99",
                "1772352000",
                "0",
                ".",
                "Sun, 1 Mar 2026 12:00:00 GMT",
                "999999999999999");
    }
}
