package dev.tandem.benchmarks.limits;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts in PostgreSQL's binary format for COPY (PostgreSQL manual, COPY, "Binary Format"). */
final class Rows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final Instant EPOCH =
            LocalDate.of(2000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final int FACT_COLUMNS = 25;
    private static final int KEY_COLUMNS = 4;
    private static final int LONG = 8;
    private static final int INT = 4;
    private static final int SHORT = 2;
    private static final int UUID_BYTES = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Rows() {
        try {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of {@code limit_fact}. */
    void fact(Episode episode, long id) throws IOException {
        out.writeShort(FACT_COLUMNS);
        number(1);
        time(episode.startedAt());
        out.writeInt(LONG);
        out.writeLong(id);
        out.writeInt(SHORT);
        out.writeShort(2);
        uuid(episode.episode());
        text(episode.episode());
        text(episode.episode() + "-1");
        text("urn:nordlicht:helpdesk");
        time(episode.updatedAt());
        number(slice(episode));
        uuid(episode.customer());
        time(episode.aiAnsweredAt());
        time(episode.humanRequestedAt());
        time(episode.handedOverAt());
        text(episode.handoverReason());
        time(episode.humanAnsweredAt());
        time(episode.firstReplyAt());
        time(episode.resolvedAt());
        text(lower(episode.resolution()));
        time(episode.abandonedAt());
        time(episode.disclosedAt());
        text(episode.reopens());
        real(episode.aiSeconds());
        real(episode.humanSeconds());
        time(episode.slaDueAt());
    }

    /** A row of {@code limit_key}. */
    void key(Episode episode, long id) throws IOException {
        out.writeShort(KEY_COLUMNS);
        number(1);
        uuid(episode.episode());
        time(episode.startedAt());
        out.writeInt(LONG);
        out.writeLong(id);
    }

    byte[] end() throws IOException {
        out.writeShort(-1);
        return bytes.toByteArray();
    }

    private static int slice(Episode episode) {
        Complexity complexity = episode.complexity();
        return Math.abs((episode.channel() + episode.topic() + complexity + episode.market()).hashCode() % 5000);
    }

    private static @Nullable String lower(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private void number(int value) throws IOException {
        out.writeInt(INT);
        out.writeInt(value);
    }

    private void real(@Nullable Double value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(LONG);
        out.writeDouble(value);
    }

    private void time(@Nullable Instant value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(LONG);
        Duration since = Duration.between(EPOCH, value);
        out.writeLong(since.getSeconds() * 1_000_000 + since.getNano() / 1000);
    }

    private void text(@Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private void uuid(@Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        UUID uuid = UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8));
        out.writeInt(UUID_BYTES);
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
    }
}
