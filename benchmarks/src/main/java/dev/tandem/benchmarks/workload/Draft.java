package dev.tandem.benchmarks.workload;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An episode while it is made up; the record with its many components is built from it at the end. What happens next
 * follows from what stands here, so a correction goes on from it.
 */
final class Draft {
    private static final Duration MAIL_TARGET = Duration.ofHours(24);
    private static final double PERSON_A_SECOND = 0.011;
    private static final double AI_A_SECOND = 0.0004;
    private static final double BASE_COST = 0.08;

    final long number;
    final Origin origin;
    final Instant startedAt;
    String topic;
    Complexity complexity;

    @Nullable
    String reopens;

    Instant updatedAt;

    @Nullable
    Instant aiAnsweredAt;

    @Nullable
    Instant humanRequestedAt;

    @Nullable
    Instant handedOverAt;

    @Nullable
    String handoverReason;

    @Nullable
    Instant humanAnsweredAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Resolution resolution;

    @Nullable
    Instant abandonedAt;

    long aiSeconds;
    long humanSeconds;

    /** What is known at the first message. */
    Draft(long number, Origin origin, Instant startedAt, Complexity complexity) {
        this.number = number;
        this.origin = origin;
        this.startedAt = startedAt;
        this.updatedAt = startedAt;
        this.topic = origin.topic();
        this.complexity = complexity;
    }

    String id() {
        return id(number);
    }

    /** Ids sort as the starts of their episodes do. */
    static String id(long number) {
        String digits = Long.toString(number);
        return "case-" + "0000000000".substring(digits.length()) + digits;
    }

    boolean isAnsweredByPeople() {
        return humanAnsweredAt != null;
    }

    /** When the last who answered was done. */
    Instant workedUntil() {
        if (humanAnsweredAt != null) {
            return humanAnsweredAt.plusSeconds(humanSeconds);
        }
        return (aiAnsweredAt == null ? startedAt : aiAnsweredAt).plusSeconds(aiSeconds);
    }

    Episode snapshot() {
        boolean mail = origin.channel().equals("email");
        return new Episode(
                Plan.ORGANISATION,
                id(),
                updatedAt,
                startedAt,
                origin.channel(),
                origin.language(),
                topic,
                complexity,
                origin.customer(),
                origin.market(),
                aiAnsweredAt,
                humanRequestedAt,
                handedOverAt,
                handoverReason,
                humanAnsweredAt,
                aiAnsweredAt == null ? humanAnsweredAt : aiAnsweredAt,
                resolvedAt,
                resolution,
                abandonedAt,
                aiAnsweredAt,
                reopens,
                null,
                aiAnsweredAt == null ? null : (double) aiSeconds,
                isAnsweredByPeople() ? (double) humanSeconds : null,
                isAnsweredByPeople() ? (int) (1 + number % 3) : null,
                mail ? startedAt.plus(MAIL_TARGET) : null,
                mail ? SlaTarget.RESOLUTION : null,
                null,
                cost());
    }

    private Money cost() {
        double euros = BASE_COST + aiSeconds * AI_A_SECOND + humanSeconds * PERSON_A_SECOND;
        return new Money(BigDecimal.valueOf(Math.round(euros * 100), 2), "EUR");
    }
}
