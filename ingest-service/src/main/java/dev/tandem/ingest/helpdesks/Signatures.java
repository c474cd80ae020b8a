package dev.tandem.ingest.helpdesks;

import dev.tandem.events.EventCodec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a payload comes from the helpdesk that knows our secret. Every comparison of a secret or of what was
 * made with it takes as long for a near miss as for a far one.
 */
@Singleton
public class Signatures {
    private static final String SHA1 = "HmacSHA1";
    private static final String SHA256 = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final byte[] NONE = {};

    private final HelpdesksConfig config;
    private final Clock clock;

    Signatures(HelpdesksConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whether the body may be taken: it is signed with the organisation's secret, or there is no secret for this vendor.
     *
     * @param headers all values of a header by its name
     */
    public boolean permit(Vendor vendor, String organisation, byte[] body, Function<String, List<String>> headers) {
        HelpdesksConfig.Desk desk = config.of(vendor);
        @Nullable
        String secret = desk.secrets().getOrDefault(organisation, desk.secret().orElse(null));
        if (secret == null) {
            return desk.secrets().isEmpty();
        }
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        Function<String, String> header = name -> only(headers.apply(name));
        return switch (vendor) {
            case ZENDESK -> zendesk(key, body, header);
            case CHATWOOT -> chatwoot(key, body, header);
            case INTERCOM, ZAMMAD ->
                MessageDigest.isEqual(mac(SHA1, key, body), hex("sha1=", header.apply("X-Hub-Signature")));
            case FRESHDESK -> freshdesk(key, header.apply("Authorization"));
        };
    }

    private static String only(List<String> values) {
        return values.size() == 1 ? values.get(0).strip() : "";
    }

    private boolean zendesk(byte[] key, byte[] body, Function<String, String> header) {
        String signedAt = header.apply("X-Zendesk-Webhook-Signature-Timestamp");
        byte[] expected = mac(SHA256, key, signedAt.getBytes(StandardCharsets.UTF_8), body);
        return MessageDigest.isEqual(expected, base64(header.apply("X-Zendesk-Webhook-Signature")))
                && isFresh(EventCodec.time(signedAt));
    }

    private boolean chatwoot(byte[] key, byte[] body, Function<String, String> header) {
        String signedAt = header.apply("X-Chatwoot-Timestamp");
        byte[] expected = mac(SHA256, key, (signedAt + ".").getBytes(StandardCharsets.UTF_8), body);
        boolean genuine = MessageDigest.isEqual(expected, hex("sha256=", header.apply("X-Chatwoot-Signature")));
        return genuine
                && SECONDS.matcher(signedAt).matches()
                && isFresh(Instant.ofEpochSecond(Long.parseLong(signedAt)));
    }

    /** Freshdesk signs nothing; its webhooks can carry a name and a password, or a key in place of the name. */
    private static boolean freshdesk(byte[] key, String authorization) {
        byte[] sent = authorization.regionMatches(true, 0, "Basic ", 0, 6) ? base64(authorization.substring(6)) : NONE;
        String pair = new String(sent, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        boolean password = MessageDigest.isEqual(key, utf8(pair.substring(colon + 1)));
        boolean name = MessageDigest.isEqual(key, utf8(pair.substring(0, Math.max(colon, 0))));
        return password || name;
    }

    private boolean isFresh(@Nullable Instant signedAt) {
        return signedAt != null
                && Duration.between(signedAt, clock.instant()).abs().compareTo(config.replayWindow()) <= 0;
    }

    private static byte[] mac(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has both
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            return NONE;
        }
    }

    private static byte[] hex(String prefix, String text) {
        try {
            return text.startsWith(prefix) ? HexFormat.of().parseHex(text.substring(prefix.length())) : NONE;
        } catch (IllegalArgumentException notHex) {
            return NONE;
        }
    }
}
