package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schemas are what others validate with, the records what we validate with. Both must say the same, except for what
 * a schema cannot say: how members relate, that a name stands once, and how long a numeral is.
 */
class RecordAndSchemaAgreeTest {
    private static final int CASES_A_SAMPLE = 400;

    private static Judge judge;

    @BeforeAll
    static void readTheSchemas() throws IOException {
        judge = new Judge();
    }

    @ParameterizedTest
    @EnumSource
    void onThousandsOfThingsThatSendersDoWrong(EventType type) throws IOException {
        Mutations mutations = new Mutations(20_250_131);
        int accepted = 0;
        int refused = 0;

        for (Samples.Sample sample : Samples.of(type)) {
            for (int i = 0; i < CASES_A_SAMPLE; i++) {
                byte[] bytes = mutations.of(sample);
                if (agreeOn(type, bytes)) {
                    accepted++;
                } else {
                    refused++;
                }
            }
        }

        assertThat(accepted).as("cases that both accept").isGreaterThan(CASES_A_SAMPLE / 10);
        assertThat(refused).as("cases that both refuse").isGreaterThan(CASES_A_SAMPLE);
    }

    @Test
    void onTheLongestTextOfAnArticle() throws IOException {
        String longest = "a".repeat(5_000_000);

        assertThat(agreeOn(EventType.ARTICLE, article(longest))).isTrue();
        assertThat(agreeOn(EventType.ARTICLE, article(longest + "a"))).isFalse();
    }

    private static byte[] article(String text) {
        return ("{\"url\":\"u\",\"fetchedAt\":\"2025-01-01T00:00:00Z\",\"text\":\"" + text + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean agreeOn(EventType type, byte[] bytes) throws IOException {
        List<String> objections = judge.objections(type, bytes);

        Decoded decoded = EventCodec.decode(type, bytes);

        assertThat(decoded instanceof Decoded.Valid || isOnlyContradictory(type, decoded, bytes))
                .as("%s %s%nschema: %s%nrecord: %s", type, shortened(bytes), objections, decoded)
                .isEqualTo(objections.isEmpty());
        return objections.isEmpty();
    }

    /** Whether each member is right in itself, so that the record's constructor was reached and refused. */
    private static boolean isOnlyContradictory(EventType type, Decoded decoded, byte[] bytes) throws IOException {
        Decoded.Invalid invalid = (Decoded.Invalid) decoded;
        Set<String> allowedAlone = new HashSet<>(invalid.kept().keySet());
        Set<String> given = new HashSet<>();
        Judge.JSON.readTree(bytes).properties().forEach(member -> {
            given.add(member.getKey());
            if (member.getValue().isNull() && Mutations.namesOf(type).contains(member.getKey())) {
                allowedAlone.add(member.getKey());
            }
        });
        boolean complete = invalid.violations().stream()
                .noneMatch(violation -> violation.reason().startsWith("lacks the required member"));
        return complete && given.equals(allowedAlone);
    }

    private static String shortened(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() <= 2000 ? text : text.substring(0, 2000) + "…";
    }
}
