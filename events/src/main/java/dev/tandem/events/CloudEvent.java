package dev.tandem.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the contract with the CloudEvents 1.0 attributes that Tandem uses. Its identity is organisation, source
 * and id.
 *
 * @param time when it happened, as its sender says
 */
public record CloudEvent(
        String id, String source, Instant time, @Nullable String subject, EventData data) {
    private static final char SEPARATOR = '\u001f';

    /** What it is about. */
    public EventType type() {
        return EventType.of(data);
    }

    /**
     * The Kafka key: organisation and episode where there is one, so that what belongs to one fact meets in one
     * partition, else organisation and event id; an article's address.
     */
    public byte[] key() {
        String key = data instanceof Article article ? article.url() : data.organisation() + SEPARATOR + episodeOrId();
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private String episodeOrId() {
        String episode = null;
        if (data instanceof Episode known) {
            episode = known.episode();
        } else if (data instanceof Survey survey) {
            episode = survey.episode();
        } else if (data instanceof Review review) {
            episode = review.episode();
        } else if (data instanceof Complaint complaint) {
            episode = complaint.episode();
        }
        return episode == null ? id : episode;
    }
}
