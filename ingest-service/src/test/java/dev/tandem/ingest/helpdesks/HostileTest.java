package dev.tandem.ingest.helpdesks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payloads that were made to hurt. */
class HostileTest {
    private static final int MANY = 60_000;

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void depthIsNoPayload(Vendor vendor) {
        for (String piece : new String[] {"[", "{\"ticket\":", "{\"data\":", "{\"a\":["}) {
            assertThat(Taken.of(vendor, piece.repeat(100_000)).outcome()).isInstanceOf(HelpdeskOutcome.NotJson.class);
        }
        assertThat(Taken.of(vendor, "{\"ticket\":".repeat(60) + "1" + "}".repeat(60))
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void nothingAndWhatGoesOnBehindItsEndAreNoPayload(Vendor vendor) {
        for (String payload : new String[] {"", " ", "{", "{} {}", "[1] x", "{\"id\": 1, \"id\": 2}", "NaN"}) {
            assertThat(Taken.of(vendor, payload).outcome()).isInstanceOf(HelpdeskOutcome.NotJson.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void aNumberThatNoNumberHoldsIsNoPayload(Vendor vendor) {
        for (String number : new String[] {"1e4001772352001", "-1e99999999999", "1e-4001772352001"}) {
            assertThat(Taken.of(vendor, "{\"id\": 1, \"created_at\": " + number + "}")
                            .outcome())
                    .isInstanceOf(HelpdeskOutcome.NotJson.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void moreItemsThanAreTakenAtOnceAreNotReadAtAll(Vendor vendor) {
        String list = "[" + "{},".repeat(MANY) + "{}]";

        Stream.of(
                        list,
                        "{\"tickets\": " + list + "}",
                        "{\"conversations\": " + list + "}",
                        "{\"data\": {\"payload\": " + list + "}}")
                .forEach(payload ->
                        assertThat(Taken.of(vendor, payload).outcome()).isEqualTo(new HelpdeskOutcome.TooMany(10)));
    }

    @Test
    void aCaseWithoutEndIsRefusedInTime() {
        String parts = "{\"part_type\":\"close\",\"created_at\":1772352@},{\"part_type\":\"assignment\","
                + "\"assigned_to\":{},\"author\":{\"type\":\"bot\"},\"body\":\"x\",\"created_at\":1772352@},"
                + "{\"part_type\":\"open\",\"created_at\":1772352@},";
        StringBuilder history = new StringBuilder();
        for (int i = 0; i < MANY / 3; i++) {
            history.append(parts.replace("@", Integer.toString(100 + i % 900)));
        }
        String payload = "{\"id\":1,\"state\":\"open\",\"created_at\":1772352000,\"updated_at\":1772356000,"
                + "\"ai_agent_participated\":true,\"conversation_parts\":{\"conversation_parts\":["
                + history.append("{}]}}");

        assertTimeout(Duration.ofSeconds(20), () -> assertThat(
                        Taken.of(Vendor.INTERCOM, payload).violations())
                .isNotEmpty());
    }

    @Test
    void longTextsAndIdsBecomeNoLabelsAndNoKeys() {
        char[] letters = new char[200_000];
        Arrays.fill(letters, 'a');
        String ticket = """
                {"id": 1, "status": "new", "tags": "%1$s,%1$s", "created_at": 1772352000, "updated_at": 1772352000,
                 "requester_id": "%2$s", "metric_set": {}}""".formatted(new String(letters), "c".repeat(121));

        assertThat(Taken.of(Vendor.ZENDESK, ticket).pointers()).containsExactly("/requester_id");
    }

    @Test
    void aLineBreakOrHalfACharacterInAnIdIsRefused() {
        for (String id : new String[] {"a\\nb", "\\ud800", "\\u0000"}) {
            String ticket = "{\"id\": \"" + id + "\", \"status\": \"new\", \"created_at\": 1772352000,"
                    + " \"updated_at\": 1772352000, \"metric_set\": {}}";

            assertThat(Taken.of(Vendor.ZENDESK, ticket).pointers()).contains("/id");
        }
    }

    @Test
    void aNameThatCannotBeWrittenDownStandsInNoPointer() {
        String page = "{\"assets\": {\"Ticket\": {\"a/b~\\u0000" + "n".repeat(100) + "\": 7}}}";

        assertThat(Taken.of(Vendor.ZAMMAD, page).pointers())
                .contains("/assets/Ticket/a~1b~0\ufffd" + "n".repeat(59) + "…");
    }

    @Test
    void whatLiesAheadOfOurClockIsRefusedAtItsPlace() {
        String ticket = "{\"ticket\": {\"id\": 1, \"status\": \"new\", \"created_at\": \"2027-01-01T00:00:00Z\","
                + " \"updated_at\": \"2027-01-01T00:00:00Z\", \"metric_set\": {}}}";

        assertThat(Taken.of(Vendor.ZENDESK, ticket).pointers()).contains("/ticket/created_at", "/ticket/updated_at");
    }
}
