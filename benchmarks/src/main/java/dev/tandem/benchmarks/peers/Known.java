package dev.tandem.benchmarks.peers;

import dev.tandem.events.Complaint;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.events.Survey.Scale;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of one episode: what its newest snapshot and its feedback add to a cell. It remembers no ids, so it takes
 * a survey or a complaint that comes twice for the same one; the workload has at most one of each an episode.
 *
 * @param updatedAt of the newest snapshot in milliseconds, negative while only feedback has come
 * @param cell the cell that it counts in: day and all dimensions, joined by {@code |}
 * @param resolutionMillis from start to resolution, negative where it was not resolved
 * @param score how content the customer is, 0 where nobody answered
 */
record Known(long updatedAt, String cell, boolean confirmed, long resolutionMillis, int score, boolean complained) {
    /** Nothing has come yet. */
    static final Known NOTHING = new Known(-1, "", false, -1, 0, false);

    private static final int DAY = "2025-01-01".length();

    boolean isCounted() {
        return updatedAt >= 0;
    }

    /** The same after another event; the same object when it says nothing new. */
    Known after(EventData data) {
        if (data instanceof Episode episode) {
            return after(episode);
        }
        if (data instanceof Survey survey) {
            return survey.scale() != Scale.CSAT || score == survey.score()
                    ? this
                    : new Known(updatedAt, cell, confirmed, resolutionMillis, survey.score(), complained);
        }
        return !(data instanceof Complaint) || complained
                ? this
                : new Known(updatedAt, cell, confirmed, resolutionMillis, score, true);
    }

    private Known after(Episode episode) {
        long told = episode.updatedAt().toEpochMilli();
        if (told <= updatedAt) {
            return this;
        }
        Instant resolvedAt = episode.resolvedAt();
        boolean resolved = resolvedAt != null && episode.resolution() != Resolution.UNRESOLVED;
        return new Known(
                told,
                cell(episode),
                episode.resolution() == Resolution.CONFIRMED,
                resolved ? Duration.between(episode.startedAt(), resolvedAt).toMillis() : -1,
                score,
                complained);
    }

    private static String cell(Episode episode) {
        return String.join(
                "|",
                episode.startedAt().toString().substring(0, DAY),
                handler(episode),
                episode.channel(),
                known(episode.language()),
                known(episode.topic()),
                episode.complexity() == null
                        ? known(null)
                        : episode.complexity().name().toLowerCase(Locale.ROOT),
                known(episode.market()));
    }

    private static String handler(Episode episode) {
        if (episode.aiAnsweredAt() == null) {
            return episode.humanAnsweredAt() == null ? "none" : "human";
        }
        return episode.humanAnsweredAt() == null ? "ai" : "hybrid";
    }

    private static String known(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(updatedAt);
            out.writeUTF(cell);
            out.writeBoolean(confirmed);
            out.writeLong(resolutionMillis);
            out.writeByte(score);
            out.writeBoolean(complained);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Known of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NOTHING;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Known(
                    in.readLong(), in.readUTF(), in.readBoolean(), in.readLong(), in.readByte(), in.readBoolean());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
