package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static Judge judge;

    @BeforeAll
    static void readTheSchemas() throws IOException {
        judge = new Judge();
    }

    static Stream<Samples.Sample> all() throws IOException {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isStillAcceptedAndMeansTheSameWhenItIsWrittenAgain(Samples.Sample sample) throws IOException {
        Decoded decoded = EventCodec.decode(sample.type(), sample.bytes());

        assertThat(decoded).isInstanceOf(Decoded.Valid.class);
        byte[] again = EventCodec.encode(((Decoded.Valid) decoded).data());
        assertThat(meaning(again)).isEqualTo(meaning(sample.bytes()));
        assertThat(EventCodec.decode(sample.type(), again)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsToThePublishedSchema(Samples.Sample sample) throws IOException {
        assertThat(judge.objections(sample.type(), sample.bytes())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasAMinimalAndTwoOtherSamples(EventType type) {
        assertThat(Samples.of(type))
                .hasSizeGreaterThanOrEqualTo(3)
                .extracting(Samples.Sample::name)
                .contains("minimal.json");
    }

    /** The tree without what may be written in more than one way: nulls, offsets and the digits of a number. */
    private static JsonNode meaning(byte[] bytes) throws IOException {
        ObjectNode tree = (ObjectNode) Judge.JSON.readTree(bytes);
        canonise(tree);
        return tree;
    }

    private static void canonise(ObjectNode object) {
        for (Iterator<JsonNode> members = object.elements(); members.hasNext(); ) {
            if (members.next() instanceof NullNode) {
                members.remove();
            }
        }
        object.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode nested) {
                canonise(nested);
            } else if (value.isNumber()) {
                member.setValue(object.numberNode(new BigDecimal(value.asText()).stripTrailingZeros()));
            } else if (value.isTextual()) {
                member.setValue(object.textNode(inUtc(value.textValue())));
            }
        });
    }

    private static String inUtc(String text) {
        try {
            return text.contains("T") ? OffsetDateTime.parse(text).toInstant().toString() : text;
        } catch (DateTimeException notATime) {
            return text;
        }
    }
}
