package dev.tandem.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a stranger sends, the answer is a value, small, and does not repeat what was sent. */
class HostileInputTest {
    private static final String NAME = "Erika Mustermann";
    private static final String ERASURE = "{\"organisation\":\"o\",\"customer\":\"c\"}";

    @Test
    void anEmployeesNameIsNeitherRepeatedNorKept() throws IOException {
        Decoded.Invalid refused = refused(EventType.ERASURE, ERASURE.replace("}", ",\"agent\":\"" + NAME + "\"}"));

        assertThat(refused.violations()).containsExactly(new Violation("/agent", "is not a member of this type"));
        assertThat(refused.toString()).doesNotContain(NAME);
        assertThat(written(EventType.ERASURE, refused)).isEqualTo(ERASURE);
    }

    @Test
    void noReasonRepeatsAValue() {
        for (Samples.Sample sample : Samples.of(EventType.EPISODE)) {
            for (String member : Mutations.namesOf(EventType.EPISODE)) {
                String json = "{\"" + member + "\":\"\\u0000" + NAME + "\","
                        + sample.json().strip().substring(1);

                assertThat(refused(EventType.EPISODE, json).toString()).doesNotContain(NAME);
            }
        }
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        Decoded.Invalid refused = refused(EventType.ERASURE, ERASURE.replace("}", ",\"customer\":\"d\"}"));

        assertThat(refused.violations()).containsExactly(new Violation("/customer", "stands here twice"));
    }

    @Test
    void everyMissingMemberIsNamedEvenIfAnotherNameBeginsLikeIt() {
        Decoded.Invalid refused = refused(
                EventType.COST,
                "{\"organisation\":\"o\",\"from\":\"2025-01-01\",\"category\":\"ai\",\"currency\":\"EUR\",\"today\":1}");

        assertThat(refused.violations())
                .containsExactly(
                        new Violation("/today", "is not a member of this type"),
                        new Violation("", "lacks the required member to"),
                        new Violation("", "lacks the required member amount"));
    }

    @Test
    void whatIsNotOneObjectInUtf8IsRefusedAsAWhole() {
        assertThat(reason(new byte[0])).isEqualTo("is not an object");
        assertThat(reason("[]".getBytes(UTF_8))).isEqualTo("is not an object");
        assertThat(reason((ERASURE + "x").getBytes(UTF_8))).isEqualTo("is not JSON");
        assertThat(reason((ERASURE + ERASURE).getBytes(UTF_8))).isEqualTo("goes on behind the object");
        assertThat(reason(("\ufeff" + ERASURE).getBytes(UTF_8))).isEqualTo("is not JSON");
        assertThat(reason(ERASURE.getBytes(UTF_16))).isEqualTo("is not UTF-8");
        assertThat(reason(ERASURE.replace('c', 'ä').getBytes(ISO_8859_1))).isEqualTo("is not UTF-8");
        assertThat(reason(ERASURE.replace("\"c\"", "NaN").getBytes(UTF_8))).isEqualTo("is not JSON");
    }

    @Test
    void overlongAndHalvedUtf8IsRefusedAlthoughTheParserWouldReadIt() {
        byte[] overlong = ERASURE.replace("\"c\"", "\"??\"").getBytes(UTF_8);
        int at = new String(overlong, UTF_8).indexOf("??");
        overlong[at] = (byte) 0xC1;
        overlong[at + 1] = (byte) 0x81;

        assertThat(reason(overlong)).isEqualTo("is not UTF-8");
    }

    @Test
    void depthAndLengthAreBounded() {
        String deep = "[".repeat(100_000);
        String digits = "9".repeat(100_000);

        assertThat(reason(("{\"agent\":" + deep).getBytes(UTF_8))).startsWith("is nested too deeply");
        assertThat(reason(("{\"agent\":" + digits + "}").getBytes(UTF_8)))
                .startsWith("is nested too deeply or holds too long");
    }

    @Test
    void numbersBeyondAllMeasureAreRefusedOrHarmless() {
        String cost = "{\"organisation\":\"o\",\"from\":\"2025-01-01\",\"to\":\"2025-01-02\",\"category\":\"ai\","
                + "\"currency\":\"EUR\",\"amount\":%s}";
        for (String number : List.of("1e400", "-1e400", "1e999999999", "1e99999999999999999999")) {
            assertThat(refused(EventType.COST, cost.formatted(number)).violations())
                    .extracting(Violation::pointer)
                    .containsExactly("/amount");
        }
        for (String number : List.of("1e-400", "0e999999999", "-0e-999999999", "1e-99999999999999999999")) {
            Decoded decoded =
                    EventCodec.decode(EventType.COST, cost.formatted(number).getBytes(UTF_8));

            assertThat(decoded).isInstanceOf(Decoded.Valid.class);
            assertThat(new String(EventCodec.encode(((Decoded.Valid) decoded).data()), UTF_8))
                    .contains("\"amount\":0,");
        }
    }

    @Test
    void theListOfViolationsStaysShortHoweverMuchIsWrong() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            members.append(",\"member").append(i).append("\":1");
        }

        Decoded.Invalid refused = refused(EventType.ERASURE, ERASURE.replace("}", members + "}"));

        assertThat(refused.violations())
                .hasSize(51)
                .last()
                .isEqualTo(new Violation("", "has 9950 more violations than are listed"));
    }

    @Test
    void aNameThatAStrangerChoseIsBoundedAndCanBeWrittenDown() {
        Decoded.Invalid refused = refused(
                EventType.ERASURE,
                "{\"\\u0000\":1,\"a/~\\n\":1,\"" + "😀".repeat(70) + "\":1,\"organisation\":\"o\",\"customer\":\"c\"}");

        assertThat(refused.violations())
                .extracting(Violation::pointer)
                .containsExactly("/\ufffd", "/a~1~0\ufffd", "/" + "😀".repeat(64) + "…");
    }

    @Test
    void aPointerNeverHoldsHalfASurrogatePair() {
        for (String name : List.of("\\ud800", "\\ude00", "\\ud83d\\ude00", "\\ude00\\ud83d")) {
            Decoded.Invalid refused = refused(EventType.ERASURE, "{\"" + name + "\":1}");

            assertThat(refused.violations())
                    .allMatch(violation -> UTF_8.newEncoder().canEncode(violation.pointer()));
        }
    }

    @Test
    void bytesThatAreCutOrChangedAnywhereGiveAValue() {
        Random random = new Random(3);
        for (EventType type : EventType.values()) {
            for (Samples.Sample sample : Samples.of(type)) {
                byte[] bytes = sample.bytes();
                for (int length = 0; length < bytes.length; length++) {
                    assertThat(EventCodec.decode(type, bytes, 0, length)).isNotNull();
                    byte[] changed = Arrays.copyOf(bytes, bytes.length);
                    changed[length] = (byte) random.nextInt(256);
                    if (EventCodec.decode(type, changed) instanceof Decoded.Valid valid) {
                        assertThat(EventCodec.decode(type, EventCodec.encode(valid.data())))
                                .isEqualTo(valid);
                    }
                }
            }
        }
    }

    private static String reason(byte[] bytes) {
        Decoded.Invalid refused = (Decoded.Invalid) EventCodec.decode(EventType.ERASURE, bytes);
        assertThat(refused.kept()).isEmpty();
        return refused.violations().get(0).reason();
    }

    private static Decoded.Invalid refused(EventType type, String json) {
        return (Decoded.Invalid) EventCodec.decode(type, json.getBytes(UTF_8));
    }

    private static String written(EventType type, Decoded.Invalid refused) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = EventCodec.json().createGenerator(bytes)) {
            EventCodec.write(generator, type, refused.kept());
        }
        return bytes.toString(UTF_8);
    }
}
