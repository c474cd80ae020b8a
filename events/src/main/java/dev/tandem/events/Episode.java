package dev.tandem.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of one episode: one request of one customer, from the first message until it is resolved or abandoned.
 * The newest {@code updatedAt} wins, whatever order snapshots arrive in. A reopened case is a new episode.
 *
 * @param organisation whose customer service it is
 * @param episode the source's own key of the request
 * @param updatedAt when the source knew what stands here
 * @param startedAt the first message; anchors the episode in every cohort
 * @param customer who asked; a keyed pseudonym from ingest on
 * @param aiAnsweredAt first answer by automation
 * @param humanAnsweredAt first answer by a person
 * @param resolvedAt when it was resolved, where that is known
 * @param resolution whether the customer said so, it was assumed, or it was not resolved
 * @param disclosedAt when the customer was told that it is AI
 * @param reopens the earlier episode that this one reopens
 * @param reopenCount how often the source reopened this case without an episode of its own
 * @param aiSeconds active time of automation
 * @param humanSeconds active, hold and wrap-up time of people, before it is divided by {@code parallel}
 * @param parallel conversations that were handled at the same time
 * @param slaDueAt until when {@code slaTarget} had to be reached
 * @param slaTarget what is due; resolution when missing
 * @param slaMet the source's own verdict where it keeps no due time
 */
public record Episode(
        @Text(max = 100) String organisation,
        String episode,
        Instant updatedAt,
        Instant startedAt,
        @Text(max = 64) String channel,
        @Nullable @Text(max = 35) String language,
        @Nullable @Text(max = 100) String topic,
        @Nullable Complexity complexity,
        @Nullable String customer,
        @Nullable @Text(max = 64) String market,
        @Nullable Instant aiAnsweredAt,
        @Nullable Instant humanRequestedAt,
        @Nullable Instant handedOverAt,
        @Nullable @Text(max = 64) String handoverReason,
        @Nullable Instant humanAnsweredAt,
        @Nullable Instant firstReplyAt,
        @Nullable Instant resolvedAt,
        @Nullable Resolution resolution,
        @Nullable Instant abandonedAt,
        @Nullable Instant disclosedAt,
        @Nullable String reopens,
        @Nullable @Range(min = 0, max = 1000) Integer reopenCount,
        @Nullable @Range(min = 0, max = 3.2e7) Double aiSeconds,
        @Nullable @Range(min = 0, max = 3.2e7) Double humanSeconds,
        @Nullable @Range(min = 1, max = 1000) Integer parallel,
        @Nullable Instant slaDueAt,
        @Nullable SlaTarget slaTarget,
        @Nullable Boolean slaMet,
        @Nullable Money cost)
        implements EventData {

    /** How an episode ended. */
    public enum Resolution {
        /** The customer said so. */
        CONFIRMED,
        /** The customer did not ask on, or the source says so. */
        ASSUMED,
        /** It ended without a resolution. */
        UNRESOLVED
    }

    /** What a service level is agreed for. */
    public enum SlaTarget {
        FIRST_REPLY,
        RESOLUTION
    }

    public Episode {
        Rules.rules()
                .ordered("startedAt", startedAt, "aiAnsweredAt", aiAnsweredAt)
                .ordered("startedAt", startedAt, "humanRequestedAt", humanRequestedAt)
                .ordered("startedAt", startedAt, "handedOverAt", handedOverAt)
                .ordered("startedAt", startedAt, "humanAnsweredAt", humanAnsweredAt)
                .ordered("startedAt", startedAt, "firstReplyAt", firstReplyAt)
                .ordered("startedAt", startedAt, "resolvedAt", resolvedAt)
                .ordered("startedAt", startedAt, "abandonedAt", abandonedAt)
                .ordered("startedAt", startedAt, "slaDueAt", slaDueAt)
                .refuseIf(episode.equals(reopens), "reopens", "is the episode itself")
                .hold();
    }
}
