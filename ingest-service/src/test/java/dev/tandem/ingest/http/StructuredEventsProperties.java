package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.Fixtures;
import dev.tandem.ingest.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Whatever is sent as events is accepted or refused with a reason, and what is accepted can be read again. */
class StructuredEventsProperties {
    private static final int MAX_EVENTS = 100;

    private final Acceptance acceptance = Fixtures.acceptance();

    @AnyInput
    void anyTextIsJudged(@ForAll("texts") String text) {
        judge(text.getBytes(UTF_8));
    }

    @AnyInput
    void anyDamagedEventIsJudged(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] event = Samples.episode("any").getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            event[random.nextInt(event.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 128);
        }
        judge(event);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\u0000",
                        "\\ud800",
                        "null",
                        "true",
                        "7",
                        "1e400",
                        "-",
                        "\n",
                        "\u0000",
                        "\ud800",
                        "\ufeff",
                        "{}",
                        "\"data\":",
                        "\"id\":\"1\",",
                        "\"specversion\":\"1.0\",",
                        "\"source\":\"/a\",",
                        "\"type\":\"tandem.survey.v1\",",
                        "\"agent\":\"x\"",
                        Samples.episode("any"))
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    private void judge(byte[] bytes) {
        StructuredEvents.lines(bytes, MAX_EVENTS).forEach(draft -> judge(draft, bytes));
        try {
            StructuredEvents.batch(bytes, MAX_EVENTS).forEach(draft -> judge(draft, bytes));
        } catch (IOException | ProblemException notABatch) {
            assertThat(notABatch).isNotNull();
        }
        try {
            List<Draft> one = StructuredEvents.one(bytes);
            assertThat(one).hasSize(1);
            judge(one.get(0), bytes);
        } catch (IOException notJson) {
            assertThat(notJson).isNotNull();
        }
    }

    private void judge(Draft draft, byte[] bytes) {
        assertThat(draft.size()).isBetween(1, bytes.length);
        Verdict verdict = acceptance.judge(draft, "here");
        if (verdict instanceof Verdict.Accepted accepted) {
            assertThat(EventCodec.decode(
                            accepted.event().event().type(), accepted.event().value()))
                    .isEqualTo(new Decoded.Valid(accepted.event().event().data()));
        } else if (verdict instanceof Verdict.Refused refused) {
            assertThat(refused.refusal().violations()).isNotEmpty();
        }
    }
}
