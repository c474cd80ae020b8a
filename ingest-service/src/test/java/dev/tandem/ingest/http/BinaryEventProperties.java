package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Violation;
import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Draft;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;

/** Values of headers, percent-encoded as CloudEvents' HTTP protocol binding says. */
class BinaryEventProperties {

    @Property
    void readsWhatWasPercentEncodedAsItWas(@ForAll("texts") String text) {
        assertThat(subject(encoded(text, false, "%%%02X"))).isEqualTo(text);
    }

    @Property
    void readsWhatWasEncodedWithoutNeedAndInLowerCase(@ForAll("texts") String text) {
        assertThat(subject(encoded(text, true, "%%%02x"))).isEqualTo(text);
    }

    @AnyInput
    void readsWhatStandsInQuotesAsOlderSendersWriteIt(@ForAll("texts") String text) {
        String escaped = encoded(text, false, "%%%02X").replace("\\", "\\\\");

        assertThat(subject("\"" + escaped.replace("%20", " ").replace("%22", "\\\"") + "\""))
                .isEqualTo(text);
    }

    @AnyInput
    void readsAnyHeaderOrSaysThatItIsNone(@ForAll String header) {
        Draft.Enveloped event = event(header);

        assertThat(event.envelope().subject() == null).isEqualTo(!event.flaws().isEmpty());
    }

    @Example
    void readsTheExampleOfTheSpecification() {
        assertThat(subject("Euro%20%E2%82%AC%20%F0%9F%98%80")).isEqualTo("Euro \u20ac \ud83d\ude00");
    }

    @Example
    void refusesWhatIsNotUtf8OrNotEncoded() {
        for (String header :
                List.of("%C0%A0", "%ED%A0%80", "%E2%82", "%4", "%", "%zz", "%\uff11\uff12", "K\u00f6ln", "a\tb")) {
            assertThat(event(header).flaws())
                    .as(header)
                    .containsExactly(new Violation("/subject", "is not percent-encoded UTF-8"));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        return Arbitraries.oneOf(
                any, Arbitraries.of("%", " ", "\"", "\\", "a b", "%41", "\ud83d\ude00", "\"x\"", "~!"));
    }

    private static String encoded(String text, boolean all, String form) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(c -> !all && needsNoEncoding(c.codePointAt(0)) ? c : escaped(c, form))
                .collect(Collectors.joining());
    }

    private static boolean needsNoEncoding(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '%';
    }

    private static String escaped(String character, String form) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : character.getBytes(UTF_8)) {
            escaped.append(String.format(form, each));
        }
        return escaped.toString();
    }

    private static String subject(String header) {
        Draft.Enveloped event = event(header);
        assertThat(event.flaws()).isEmpty();
        return String.valueOf(event.envelope().subject());
    }

    private static Draft.Enveloped event(String header) {
        return (Draft.Enveloped)
                BinaryEvent.of(new byte[0], new HttpHeadersImpl(List.of(Map.entry("ce-subject", header))));
    }
}
