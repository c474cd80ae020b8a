package dev.tandem.ingest.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request within its limit, whether its length was announced or not. */
@Singleton
class Body {
    private final HttpConfig config;
    private final Admission admission;

    Body(HttpConfig config, Admission admission) {
        this.config = config;
        this.admission = admission;
    }

    /** What {@code work} makes of the whole body, which stays in memory only as long. */
    <T> T whole(InputStream stream, HttpHeaders headers, Function<byte[], T> work) {
        return whole(stream, headers, 1, work);
    }

    /** The same for work that also takes room for what it answers. */
    <T> T whole(InputStream stream, HttpHeaders headers, BiFunction<byte[], Room, T> work) {
        return whole(stream, headers, 1, work);
    }

    /** The same for work that takes the memory of the body several times. */
    <T> T whole(InputStream stream, HttpHeaders headers, int copies, BiFunction<byte[], Room, T> work) {
        Room room = admission.room();
        room.enter();
        try {
            return whole(stream, headers, copies, (byte[] bytes) -> work.apply(bytes, room));
        } finally {
            room.leave();
        }
    }

    /**
     * What {@code work} makes of the whole body, which stays in memory only as long.
     *
     * @param copies how many times the memory of the body the work takes
     */
    <T> T whole(InputStream stream, HttpHeaders headers, int copies, Function<byte[], T> work) {
        int limit = config.maxRequestBytes();
        long announced = announced(headers);
        refuseAbove(limit, announced);
        int reserved = admission.bounded((announced < 0 ? limit : announced) * copies);
        admission.reserve(reserved);
        try {
            return work.apply(read(stream, announced < 0 ? limit : (int) announced, announced < 0));
        } finally {
            admission.release(reserved);
        }
    }

    /** The body as it comes; reading behind the limit of files to import throws {@link TooLargeException}. */
    InputStream streamed(InputStream stream, HttpHeaders headers) {
        refuseAbove(config.maxImportBytes(), announced(headers));
        return new Limited(stream, config.maxImportBytes());
    }

    /** @param grows whether the length is only the most that is taken, so that the memory is taken as the body comes */
    private static byte[] read(InputStream stream, int length, boolean grows) {
        try {
            if (grows) {
                byte[] bytes = stream.readNBytes(length + 1);
                refuseAbove(length, bytes.length);
                return bytes;
            }
            byte[] bytes = new byte[length];
            if (stream.readNBytes(bytes, 0, length) < length) {
                throw new EOFException();
            }
            return bytes;
        } catch (IOException goneOrTooSlow) {
            throw new ProblemException(Problems.malformed("The body ended before it was complete."));
        }
    }

    private static long announced(HttpHeaders headers) {
        @Nullable String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException notALength) {
            return -1;
        }
    }

    private static void refuseAbove(long limit, long bytes) {
        if (bytes > limit) {
            throw new ProblemException(Problems.tooLarge("The body is larger than " + limit + " bytes."));
        }
    }

    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long count;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooLargeException {
            count += read;
            if (count > limit) {
                throw new TooLargeException();
            }
        }
    }

    /** Says that a streamed body is larger than its limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
