package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.EventData;
import dev.tandem.events.Review;
import dev.tandem.events.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of service: an answer to a survey, a complaint, or a review.
 *
 * @param at when it was said; anchors it where no episode does
 * @param episode key of the episode it is about, whose dimensions and start it then shares
 * @param slice its own dimensions where no episode is given, else null
 * @param score of a survey, on its scale
 * @param category of a complaint
 * @param quality of a review, in hundredths of a point
 * @param empathy of a review, in hundredths of a point
 * @param correct of a review
 * @param reviewer of a review: which kind of reviewer
 * @param sentAt when its sender said it; of a complaint the newest wins
 * @param eventId breaks ties of {@code sentAt}
 */
public record Feedback(
        Key key,
        Instant at,
        Kind kind,
        @Nullable String episode,
        @Nullable Slice slice,
        @Nullable Integer score,
        @Nullable String category,
        @Nullable Instant closedAt,
        @Nullable Boolean upheld,
        @Nullable Integer quality,
        @Nullable Integer empathy,
        @Nullable Boolean correct,
        @Nullable String reviewer,
        Instant sentAt,
        String eventId) {
    /** What it is. */
    public enum Kind {
        CSAT,
        NPS,
        CES,
        COMPLAINT,
        REVIEW;

        /** The name in tables. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The identity of a piece of feedback.
     *
     * @param id the source's own key of a complaint where it gives one, else the event's id
     */
    public record Key(String organisation, String source, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOrganisation = organisation.compareTo(other.organisation);
            int bySource = byOrganisation != 0 ? byOrganisation : source.compareTo(other.source);
            return bySource != 0 ? bySource : id.compareTo(other.id);
        }
    }

    /** The feedback that an event carries, null when it carries none. */
    public static @Nullable Feedback of(CloudEvent event) {
        EventData data = event.data();
        if (data instanceof Survey survey) {
            return of(event, survey);
        }
        if (data instanceof Complaint complaint) {
            return of(event, complaint);
        }
        return data instanceof Review review ? of(event, review) : null;
    }

    private static Feedback of(CloudEvent event, Survey survey) {
        Slice loose = Slice.of(
                survey.organisation(),
                survey.handler(),
                survey.channel(),
                survey.language(),
                survey.topic(),
                survey.complexity(),
                survey.market());
        return new Feedback(
                new Key(survey.organisation(), event.source(), event.id()),
                survey.answeredAt(),
                Kind.valueOf(survey.scale().name()),
                survey.episode(),
                survey.episode() == null ? loose : null,
                survey.score(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                event.time(),
                event.id());
    }

    private static Feedback of(CloudEvent event, Complaint complaint) {
        Slice loose = Slice.of(
                complaint.organisation(),
                complaint.handler(),
                complaint.channel(),
                complaint.language(),
                complaint.topic(),
                complaint.complexity(),
                complaint.market());
        String id = complaint.complaint();
        return new Feedback(
                new Key(complaint.organisation(), event.source(), id == null ? event.id() : id),
                complaint.openedAt(),
                Kind.COMPLAINT,
                complaint.episode(),
                complaint.episode() == null ? loose : null,
                null,
                complaint.category(),
                complaint.closedAt(),
                complaint.upheld(),
                null,
                null,
                null,
                null,
                event.time(),
                event.id());
    }

    private static Feedback of(CloudEvent event, Review review) {
        Review.Reviewer reviewer = review.reviewer();
        return new Feedback(
                new Key(review.organisation(), event.source(), event.id()),
                review.reviewedAt(),
                Kind.REVIEW,
                review.episode(),
                null,
                null,
                null,
                null,
                null,
                hundredths(review.quality()),
                hundredths(review.empathy()),
                review.correct(),
                reviewer == null ? null : reviewer.name().toLowerCase(Locale.ROOT),
                event.time(),
                event.id());
    }

    private static @Nullable Integer hundredths(@Nullable Double points) {
        return points == null ? null : (Integer) (int) Math.round(points * 100);
    }

    /** Whose episode it is about, null when it stands for itself. */
    public @Nullable EpisodeKey episodeKey() {
        return episode == null ? null : new EpisodeKey(key.organisation(), episode);
    }

    /** Whether this was closed within so many days of being opened. */
    boolean closedWithinDays(int days) {
        return closedAt != null && !closedAt.isAfter(at.plus(Duration.ofDays(days)));
    }

    /** Whether this takes the place of {@code known}: only of a complaint there is a later word, its closing. */
    public boolean supersedes(Feedback known) {
        return kind == Kind.COMPLAINT && known.kind == Kind.COMPLAINT && isNewerThan(known);
    }

    private boolean isNewerThan(Feedback other) {
        int byTime = sentAt.compareTo(other.sentAt);
        return byTime != 0 ? byTime > 0 : eventId.compareTo(other.eventId) > 0;
    }

    /** The same identity, but another content: one of both cannot be true, and nothing says which. */
    public boolean contradicts(Feedback known) {
        return eventId.equals(known.eventId) && !saysTheSameAs(known);
    }

    private boolean saysTheSameAs(Feedback other) {
        return at.equals(other.at)
                && kind == other.kind
                && Objects.equals(episode, other.episode)
                && Objects.equals(slice, other.slice)
                && Objects.equals(score, other.score)
                && Objects.equals(category, other.category)
                && Objects.equals(closedAt, other.closedAt)
                && Objects.equals(upheld, other.upheld)
                && Objects.equals(quality, other.quality)
                && Objects.equals(empathy, other.empathy)
                && Objects.equals(correct, other.correct)
                && Objects.equals(reviewer, other.reviewer);
    }
}
