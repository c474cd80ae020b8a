package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Complexity;
import dev.tandem.events.Handler;
import dev.tandem.events.Survey;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said of service: an answer to a survey or a complaint.
 *
 * @param at when it was said; anchors it where no episode does
 * @param kind {@code csat}, {@code nps}, {@code ces} or {@code complaint}
 * @param episode key of the episode it is about, whose dimensions and start it then shares
 * @param slice its own dimensions where no episode is given
 * @param score on the scale of {@code kind}, null for a complaint
 * @param category of a complaint
 * @param sentAt when its sender said it; of a complaint the newest wins
 * @param eventId breaks ties of {@code sentAt}
 */
public record Feedback(
        Key key,
        Instant at,
        String kind,
        @Nullable String episode,
        Slice slice,
        @Nullable Integer score,
        @Nullable String category,
        @Nullable Instant closedAt,
        @Nullable Boolean upheld,
        Instant sentAt,
        String eventId) {

    private static final String COMPLAINT = "complaint";

    /**
     * The identity of a piece of feedback.
     *
     * @param id the source's own key of a complaint where it gives one, else the event's id
     */
    public record Key(String organisation, String source, String id) {}

    /** The feedback that a survey event carries. */
    public static Feedback of(CloudEvent event, Survey survey) {
        return new Feedback(
                new Key(survey.organisation(), event.source(), event.id()),
                survey.answeredAt(),
                survey.scale().name().toLowerCase(Locale.ROOT),
                survey.episode(),
                loose(
                        survey.organisation(),
                        survey.handler(),
                        survey.channel(),
                        survey.language(),
                        survey.topic(),
                        survey.complexity(),
                        survey.market()),
                survey.score(),
                null,
                null,
                null,
                event.time(),
                event.id());
    }

    /** The feedback that a complaint event carries. */
    public static Feedback of(CloudEvent event, Complaint complaint) {
        String key = complaint.complaint();
        return new Feedback(
                new Key(complaint.organisation(), event.source(), key == null ? event.id() : key),
                complaint.openedAt(),
                COMPLAINT,
                complaint.episode(),
                loose(
                        complaint.organisation(),
                        complaint.handler(),
                        complaint.channel(),
                        complaint.language(),
                        complaint.topic(),
                        complaint.complexity(),
                        complaint.market()),
                null,
                complaint.category(),
                complaint.closedAt(),
                complaint.upheld(),
                event.time(),
                event.id());
    }

    private static Slice loose(
            String organisation,
            @Nullable Handler handler,
            @Nullable String channel,
            @Nullable String language,
            @Nullable String topic,
            @Nullable Complexity complexity,
            @Nullable String market) {
        return Slice.of(organisation, handler, channel, language, topic, complexity, market);
    }

    /** Whose episode it is about, null when it stands for itself. */
    public @Nullable EpisodeKey episodeKey() {
        return episode == null ? null : new EpisodeKey(key.organisation(), episode);
    }

    /** A complaint may be told again, with its closing; an answer to a survey stands as it was given. */
    public boolean isComplaint() {
        return kind.equals(COMPLAINT);
    }

    /** Whether this was sent after {@code other}. */
    public boolean isNewerThan(Feedback other) {
        int byTime = sentAt.compareTo(other.sentAt);
        return byTime != 0 ? byTime > 0 : eventId.compareTo(other.eventId) > 0;
    }

    /** Whether both say the same, whenever they were sent. */
    public boolean saysTheSameAs(Feedback other) {
        return at.equals(other.at)
                && kind.equals(other.kind)
                && Objects.equals(episode, other.episode)
                && slice.equals(other.slice)
                && Objects.equals(score, other.score)
                && Objects.equals(category, other.category)
                && Objects.equals(closedAt, other.closedAt)
                && Objects.equals(upheld, other.upheld);
    }

    /** What it adds to the sums of its episode or of its own slice. */
    public FeedbackSums sums() {
        boolean csat = kind.equals("csat") && score != null;
        int csatScore = csat && score != null ? score : 0;
        return new FeedbackSums(csat ? 1 : 0, csatScore >= 4 ? 1 : 0, csatScore, isComplaint() ? 1 : 0);
    }
}
