package dev.tandem.ingest.helpdesks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.Fixtures;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The signatures were made with openssl, whose {@code dgst -hmac} knows nothing of this code. */
class SignaturesTest {
    private static final byte[] BODY = "{\"id\":1}".getBytes(UTF_8);
    private static final Desks SIGNED = Desks.SILENT.signedWith("open sesame");

    private static final String ZENDESK = "9z9nYSLFr58bGT+97FxR2k0gueAQBCR+h5iuXOKlbBM=";
    private static final String ZENDESK_AT = "2026-03-02T09:56:00Z";
    private static final String CHATWOOT = "sha256=f0af4454a543062e8ccb4107c21445a918168947f23c048c7512d6e8ca27abf6";
    private static final String CHATWOOT_AT = "1772445360";
    private static final String SHA1 = "sha1=d8d9ea75c45aa80b8a1f6f4fcd8c53c16660a80a";

    @Test
    void takesWhatZendeskSigned() {
        assertThat(zendesk(ZENDESK, ZENDESK_AT, BODY)).isTrue();
        assertThat(zendesk(ZENDESK, ZENDESK_AT, "{\"id\":2}".getBytes(UTF_8))).isFalse();
        assertThat(zendesk(ZENDESK, "2026-03-02T09:57:00Z", BODY)).isFalse();
        assertThat(zendesk(ZENDESK.toLowerCase(Locale.ROOT), ZENDESK_AT, BODY)).isFalse();
        assertThat(zendesk("***", ZENDESK_AT, BODY)).isFalse();
    }

    @Test
    void takesWhatChatwootSigned() {
        assertThat(chatwoot(CHATWOOT, CHATWOOT_AT)).isTrue();
        assertThat(chatwoot(CHATWOOT.substring(7), CHATWOOT_AT)).isFalse();
        assertThat(chatwoot(CHATWOOT, "1772445361")).isFalse();
        assertThat(chatwoot(CHATWOOT.replace('f', 'e'), CHATWOOT_AT)).isFalse();
        assertThat(chatwoot("sha256=zz", CHATWOOT_AT)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Vendor.class,
            names = {"INTERCOM", "ZAMMAD"})
    void takesWhatAHubSigned(Vendor vendor) {
        assertThat(permit(SIGNED, vendor, Map.of("X-Hub-Signature", SHA1))).isTrue();
        assertThat(permit(SIGNED, vendor, Map.of("X-Hub-Signature", SHA1.replace('4', '5'))))
                .isFalse();
        assertThat(permit(SIGNED, vendor, Map.of("X-Hub-Signature", SHA1.substring(0, 43))))
                .isFalse();
    }

    @Test
    void takesFreshdesksPasswordOrKey() {
        assertThat(freshdesk("tandem:open sesame")).isTrue();
        assertThat(freshdesk("open sesame:X")).isTrue();
        assertThat(freshdesk("tandem:open")).isFalse();
        assertThat(freshdesk(":")).isFalse();
        assertThat(permit(SIGNED, Vendor.FRESHDESK, Map.of("Authorization", "Bearer open sesame")))
                .isFalse();
    }

    @Test
    void refusesWhatWasSignedTooLongAgoOrAhead() {
        Clock later = Clock.fixed(Fixtures.NOW.plusSeconds(61), ZoneOffset.UTC);
        Clock earlier = Clock.fixed(Fixtures.NOW.minusSeconds(9 * 60 + 1), ZoneOffset.UTC);
        for (Clock clock : List.of(later, earlier)) {
            Signatures signatures = new Signatures(SIGNED, clock);
            Map<String, String> headers = Map.of(
                    "X-Zendesk-Webhook-Signature", ZENDESK,
                    "X-Zendesk-Webhook-Signature-Timestamp", ZENDESK_AT,
                    "X-Chatwoot-Signature", CHATWOOT,
                    "X-Chatwoot-Timestamp", CHATWOOT_AT);

            assertThat(signatures.permit(Vendor.ZENDESK, "acme", BODY, name -> values(headers, name)))
                    .isFalse();
            assertThat(signatures.permit(Vendor.CHATWOOT, "acme", BODY, name -> values(headers, name)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void refusesWhatIsNotSignedOnlyWhereThereIsASecret(Vendor vendor) {
        assertThat(permit(Desks.SILENT, vendor, Map.of())).isTrue();
        assertThat(permit(SIGNED, vendor, Map.of())).isFalse();
    }

    @Test
    void refusesTwoSignaturesAtOnce() {
        Signatures signatures = signatures(SIGNED);

        assertThat(signatures.permit(Vendor.ZAMMAD, "acme", BODY, name -> List.of(SHA1, SHA1)))
                .isFalse();
    }

    @Test
    void anOrganisationsOwnSecretGoesBeforeTheCommonOneAndLeavesNobodyOpen() {
        Map<String, String> headers = Map.of("X-Hub-Signature", SHA1);

        assertThat(permit(Desks.SILENT.signedWith(Map.of("acme", "open sesame")), Vendor.ZAMMAD, headers))
                .isTrue();
        assertThat(permit(SIGNED.signedWith(Map.of("acme", "another")), Vendor.ZAMMAD, headers))
                .isFalse();
        assertThat(permit(Desks.SILENT.signedWith(Map.of("other", "open sesame")), Vendor.ZAMMAD, headers))
                .isFalse();
        assertThat(permit(SIGNED.signedWith(Map.of("other", "another")), Vendor.ZAMMAD, headers))
                .isTrue();
    }

    private static boolean zendesk(String signature, String signedAt, byte[] body) {
        Map<String, String> headers =
                Map.of("X-Zendesk-Webhook-Signature", signature, "X-Zendesk-Webhook-Signature-Timestamp", signedAt);
        return signatures(SIGNED).permit(Vendor.ZENDESK, "acme", body, name -> values(headers, name));
    }

    private static boolean chatwoot(String signature, String signedAt) {
        return permit(
                SIGNED, Vendor.CHATWOOT, Map.of("X-Chatwoot-Signature", signature, "X-Chatwoot-Timestamp", signedAt));
    }

    private static boolean freshdesk(String pair) {
        String sent = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        return permit(SIGNED, Vendor.FRESHDESK, Map.of("Authorization", sent));
    }

    private static boolean permit(Desks desks, Vendor vendor, Map<String, String> headers) {
        return signatures(desks).permit(vendor, "acme", BODY, name -> values(headers, name));
    }

    private static Signatures signatures(Desks desks) {
        return new Signatures(desks, Clock.fixed(Fixtures.NOW, ZoneOffset.UTC));
    }

    private static List<String> values(Map<String, String> headers, String name) {
        String value = headers.get(name);
        return value == null ? List.of() : List.of(value);
    }
}
