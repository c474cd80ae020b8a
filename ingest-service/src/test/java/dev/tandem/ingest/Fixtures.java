package dev.tandem.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What the tests of the core start from. */
public final class Fixtures {
    /** The time of every test. */
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private Fixtures() {}

    /** The default rules, with the time of the tests. */
    public static Acceptance acceptance() {
        return new Acceptance(pseudonyms(), config(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Pseudonyms pseudonyms() {
        return new Pseudonyms(config());
    }

    /** The default rules with small limits. */
    public static IngestConfig config() {
        return config(Optional.of(Base64.getEncoder().encodeToString(new byte[32])));
    }

    static IngestConfig config(Optional<String> key) {
        return new IngestConfig() {
            @Override
            public Optional<String> pseudonymKey() {
                return key;
            }

            @Override
            public Duration futureTolerance() {
                return Duration.ofMinutes(5);
            }

            @Override
            public int maxEventBytes() {
                return 4096;
            }

            @Override
            public int maxEvents() {
                return 10;
            }
        };
    }

    static final String EPISODE = """
            {"organisation": "acme", "episode": "e-1", "updatedAt": "2026-03-02T09:00:00Z",
             "startedAt": "2026-03-02T08:00:00Z", "channel": "chat", "customer": "Erika Musterfrau"}""";

    static Draft episode(String data) {
        return draft(Draft.Envelope.of("1", "/shop", "tandem.episode.v1"), data);
    }

    static Draft draft(Draft.Envelope envelope, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return new Draft.Enveloped(envelope, List.of(), bytes, 0, bytes.length, bytes.length);
    }
}
