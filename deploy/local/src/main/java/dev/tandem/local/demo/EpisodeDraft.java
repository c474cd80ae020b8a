package dev.tandem.local.demo;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.local.demo.Request.Channel;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One episode while its story is being told; all times are epoch seconds. */
final class EpisodeDraft {
    private static final long HOUR = 3600;

    final String key;
    final Request request;

    @Nullable
    Long aiAnsweredAt;

    @Nullable
    Long humanRequestedAt;

    @Nullable
    Long handedOverAt;

    @Nullable
    String handoverReason;

    @Nullable
    Long humanAnsweredAt;

    @Nullable
    Long resolvedAt;

    @Nullable
    Resolution resolution;

    @Nullable
    Long abandonedAt;

    @Nullable
    Long disclosedAt;

    @Nullable
    Long aiSeconds;

    @Nullable
    Long humanSeconds;

    @Nullable
    Integer parallel;

    EpisodeDraft(String key, Request request) {
        this.key = key;
        this.request = request;
    }

    boolean resolved() {
        return resolvedAt != null;
    }

    /** Whether the assistant was the last who had it in hand. */
    boolean leftToAssistant() {
        return aiAnsweredAt != null && humanAnsweredAt == null;
    }

    /** When nothing more happened to it. */
    long endedAt() {
        long end = request.startedAt();
        for (Long time :
                new Long[] {aiAnsweredAt, humanRequestedAt, handedOverAt, humanAnsweredAt, resolvedAt, abandonedAt}) {
            end = time == null ? end : Math.max(end, time);
        }
        return end;
    }

    /** When its source can say how it ended: an assumed resolution takes a day, by mail three, of no further word. */
    long knownAt() {
        if (resolution != Resolution.ASSUMED) {
            return endedAt() + 1;
        }
        return endedAt() + (request.channel() == Channel.EMAIL ? 72 : 24) * HOUR;
    }

    /** As it looked when the request had just come in. */
    Episode opened(Complexity guess) {
        return new EpisodeDraft(key, request).snapshot(request.startedAt(), guess);
    }

    /** As it stands, with the complexity that the source believed in then. */
    Episode snapshot(long updatedAt, Complexity complexity) {
        return new Episode(
                DemoScenario.ORGANISATION,
                key,
                Instant.ofEpochSecond(updatedAt),
                Instant.ofEpochSecond(request.startedAt()),
                request.channel().name().toLowerCase(Locale.ROOT),
                request.customer().language(),
                request.topic(),
                complexity,
                request.customer().key(),
                request.customer().market(),
                instant(aiAnsweredAt),
                instant(humanRequestedAt),
                instant(handedOverAt),
                handoverReason,
                instant(humanAnsweredAt),
                instant(aiAnsweredAt != null ? aiAnsweredAt : humanAnsweredAt),
                instant(resolvedAt),
                resolution,
                instant(abandonedAt),
                instant(disclosedAt),
                request.reopens(),
                null,
                aiSeconds == null ? null : (double) aiSeconds,
                humanSeconds == null ? null : (double) humanSeconds,
                parallel,
                Instant.ofEpochSecond(request.startedAt() + slaSeconds()),
                request.channel() == Channel.EMAIL ? SlaTarget.RESOLUTION : SlaTarget.FIRST_REPLY,
                null,
                null);
    }

    private long slaSeconds() {
        return switch (request.channel()) {
            case CHAT -> 300;
            case EMAIL -> 24 * HOUR;
            case PHONE -> 60;
        };
    }

    private static @Nullable Instant instant(@Nullable Long epochSecond) {
        return epochSecond == null ? null : Instant.ofEpochSecond(epochSecond);
    }
}
