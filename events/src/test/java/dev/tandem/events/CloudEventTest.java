package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CloudEventTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void whatBelongsToOneEpisodeMeetsInOnePartition() {
        String times = "\"updatedAt\":\"2025-01-01T00:00:00Z\",\"startedAt\":\"2025-01-01T00:00:00Z\"";
        CloudEvent episode = event("1", EventType.EPISODE, "\"channel\":\"chat\",\"episode\":\"E-1\"," + times);
        CloudEvent survey = event(
                "2",
                EventType.SURVEY,
                "\"scale\":\"nps\",\"score\":1,\"answeredAt\":\"2025-01-01T00:00:00Z\",\"episode\":\"E-1\"");
        CloudEvent review = event("3", EventType.REVIEW, "\"reviewedAt\":\"2025-01-01T00:00:00Z\",\"episode\":\"E-1\"");
        CloudEvent complaint = event(
                "4",
                EventType.COMPLAINT,
                "\"openedAt\":\"2025-01-01T00:00:00Z\",\"category\":\"c\",\"episode\":\"E-1\"");

        assertThat(episode.key()).isEqualTo("o\u001fE-1".getBytes(StandardCharsets.UTF_8));
        assertThat(survey.key()).isEqualTo(episode.key());
        assertThat(review.key()).isEqualTo(episode.key());
        assertThat(complaint.key()).isEqualTo(episode.key());
    }

    @Test
    void whatBelongsToNoEpisodeIsSpreadByItsId() {
        CloudEvent erasure = event("5", EventType.ERASURE, "\"customer\":\"c\"");

        assertThat(erasure.key()).isEqualTo("o\u001f5".getBytes(StandardCharsets.UTF_8));
        assertThat(erasure.type()).isEqualTo(EventType.ERASURE);
    }

    @Test
    void anArticleIsKeyedByItsAddress() {
        CloudEvent article = new CloudEvent(
                "6",
                "/s",
                NOW,
                null,
                new Article("https://example.org/a", "t", NOW, null, null, null, null, null, null));

        assertThat(article.key()).isEqualTo("https://example.org/a".getBytes(StandardCharsets.UTF_8));
    }

    private static CloudEvent event(String id, EventType type, String members) {
        byte[] bytes = ("{\"organisation\":\"o\"," + members + "}").getBytes(StandardCharsets.UTF_8);
        Decoded.Valid valid = (Decoded.Valid) EventCodec.decode(type, bytes);
        return new CloudEvent(id, "/s", NOW, null, valid.data());
    }
}
