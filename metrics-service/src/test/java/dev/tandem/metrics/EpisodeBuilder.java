package dev.tandem.metrics;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An episode that supplies what a test is not about. */
public final class EpisodeBuilder {
    public static final Instant START = Instant.parse("2025-03-10T09:00:00Z");

    private String organisation = "acme";
    private String key = "e-1";
    private Instant updatedAt = START;
    private Instant startedAt = START;
    private @Nullable String topic;
    private @Nullable Instant aiAnsweredAt;
    private @Nullable Instant humanRequestedAt;
    private @Nullable Instant handedOverAt;
    private @Nullable String handoverReason;
    private @Nullable String customer;
    private String channel = "chat";
    private @Nullable Instant humanAnsweredAt;
    private @Nullable Instant firstReplyAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Resolution resolution;
    private @Nullable Instant abandonedAt;
    private @Nullable Instant disclosedAt;
    private @Nullable String reopens;
    private @Nullable Integer reopenCount;
    private @Nullable Double humanSeconds;
    private @Nullable Integer parallel;
    private @Nullable Instant slaDueAt;
    private @Nullable SlaTarget slaTarget;
    private @Nullable Boolean slaMet;

    public static EpisodeBuilder episode() {
        return new EpisodeBuilder();
    }

    public EpisodeBuilder of(String organisation, String key) {
        this.organisation = organisation;
        this.key = key;
        return this;
    }

    public EpisodeBuilder updated(Instant at) {
        updatedAt = at;
        return this;
    }

    public EpisodeBuilder started(Instant at) {
        startedAt = at;
        return this;
    }

    public EpisodeBuilder about(String topic) {
        this.topic = topic;
        return this;
    }

    public EpisodeBuilder answeredByAi(Duration after) {
        aiAnsweredAt = startedAt.plus(after);
        return replied(after);
    }

    public EpisodeBuilder askedForAPerson(Duration after) {
        humanRequestedAt = startedAt.plus(after);
        return this;
    }

    public EpisodeBuilder from(String who) {
        customer = who;
        return this;
    }

    public EpisodeBuilder over(String anotherChannel) {
        channel = anotherChannel;
        return this;
    }

    public EpisodeBuilder handedOver(Duration after, String why) {
        handoverReason = why;
        return handedOver(after);
    }

    public EpisodeBuilder handedOver(Duration after) {
        handedOverAt = startedAt.plus(after);
        return this;
    }

    public EpisodeBuilder answeredByAPerson(Duration after) {
        humanAnsweredAt = startedAt.plus(after);
        return replied(after);
    }

    public EpisodeBuilder replied(Duration after) {
        Instant at = startedAt.plus(after);
        firstReplyAt = firstReplyAt == null || at.isBefore(firstReplyAt) ? at : firstReplyAt;
        return this;
    }

    /** A source that says who answered when, and not once more when the first reply was. */
    public EpisodeBuilder withoutFirstReply() {
        firstReplyAt = null;
        return this;
    }

    public EpisodeBuilder resolved(Duration after, @Nullable Resolution how) {
        resolvedAt = startedAt.plus(after);
        resolution = how;
        return this;
    }

    public EpisodeBuilder ended(Resolution how) {
        resolution = how;
        return this;
    }

    public EpisodeBuilder abandoned(Duration after) {
        abandonedAt = startedAt.plus(after);
        return this;
    }

    public EpisodeBuilder disclosed(Duration after) {
        disclosedAt = startedAt.plus(after);
        return this;
    }

    public EpisodeBuilder reopening(String earlier) {
        reopens = earlier;
        return this;
    }

    public EpisodeBuilder reopenedTimes(int count) {
        reopenCount = count;
        return this;
    }

    public EpisodeBuilder handled(double seconds, int inParallel) {
        humanSeconds = seconds;
        parallel = inParallel;
        return this;
    }

    public EpisodeBuilder due(Duration after, SlaTarget target) {
        slaDueAt = startedAt.plus(after);
        slaTarget = target;
        return this;
    }

    public EpisodeBuilder slaMet(boolean verdict) {
        slaMet = verdict;
        return this;
    }

    public Episode build() {
        return new Episode(
                organisation,
                key,
                updatedAt,
                startedAt,
                channel,
                "de",
                topic,
                Complexity.ROUTINE,
                customer,
                "DE",
                aiAnsweredAt,
                humanRequestedAt,
                handedOverAt,
                handoverReason,
                humanAnsweredAt,
                firstReplyAt,
                resolvedAt,
                resolution,
                abandonedAt,
                disclosedAt,
                reopens,
                reopenCount,
                null,
                humanSeconds,
                parallel,
                slaDueAt,
                slaTarget,
                slaMet,
                null);
    }
}
