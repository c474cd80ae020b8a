package dev.tandem.ingest;

import dev.tandem.events.Episode;
import dev.tandem.events.Erasure;
import dev.tandem.events.EventData;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Replaces customers by keyed hashes, so that nobody without the key can tell who they are. */
@Singleton
public class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY_BYTES = 32;
    /** 192 bits, which is 32 characters of Base64 without padding. */
    private static final int KEPT_BYTES = 24;

    private static final byte SEPARATOR = 0x1f;
    private static final String CUSTOMER = "customer";
    private static final String UNUSABLE_KEY =
            "TANDEM_PSEUDONYM_KEY must be Base64 of at least 32 random bytes, for instance from: openssl rand -base64 32";

    private final ThreadLocal<Mac> macs;

    Pseudonyms(IngestConfig config) {
        SecretKeySpec key = new SecretKeySpec(decoded(config.pseudonymKey()), ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
        macs.get();
    }

    private static byte[] decoded(Optional<String> text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.orElse("").strip());
            if (key.length >= LEAST_KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(UNUSABLE_KEY); // without its cause, which could quote the key
        }
        throw new IllegalStateException(UNUSABLE_KEY);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pseudonym of a customer of this organisation, 32 characters that may stand in an address. */
    public String of(String organisation, String customer) {
        Mac mac = macs.get();
        mac.update(organisation.getBytes(StandardCharsets.UTF_8));
        mac.update(SEPARATOR);
        byte[] hash = mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, KEPT_BYTES));
    }

    /** The same data with the customer, where there is one, under a pseudonym. */
    EventData applied(EventData data) {
        if (data instanceof Episode episode && episode.customer() != null) {
            return withCustomer(episode, of(episode.organisation(), episode.customer()));
        }
        if (data instanceof Erasure erasure) {
            return new Erasure(erasure.organisation(), of(erasure.organisation(), erasure.customer()));
        }
        return data;
    }

    /** The same members of refused data; without the customer when no pseudonym can be made. */
    Map<String, Object> applied(Map<String, Object> kept) {
        if (!kept.containsKey(CUSTOMER)) {
            return kept;
        }
        Map<String, Object> safe = new LinkedHashMap<>(kept);
        Object customer = safe.remove(CUSTOMER);
        if (customer instanceof String name && kept.get("organisation") instanceof String organisation) {
            safe.put(CUSTOMER, of(organisation, name));
        }
        return safe;
    }

    private static Episode withCustomer(Episode episode, String customer) {
        return new Episode(
                episode.organisation(),
                episode.episode(),
                episode.updatedAt(),
                episode.startedAt(),
                episode.channel(),
                episode.language(),
                episode.topic(),
                episode.complexity(),
                customer,
                episode.market(),
                episode.aiAnsweredAt(),
                episode.humanRequestedAt(),
                episode.handedOverAt(),
                episode.handoverReason(),
                episode.humanAnsweredAt(),
                episode.firstReplyAt(),
                episode.resolvedAt(),
                episode.resolution(),
                episode.abandonedAt(),
                episode.disclosedAt(),
                episode.reopens(),
                episode.reopenCount(),
                episode.aiSeconds(),
                episode.humanSeconds(),
                episode.parallel(),
                episode.slaDueAt(),
                episode.slaTarget(),
                episode.slaMet(),
                episode.cost());
    }
}
