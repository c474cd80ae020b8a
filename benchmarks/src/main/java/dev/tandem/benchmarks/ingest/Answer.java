package dev.tandem.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;

/** The answer that comes over one connection, as far as it has come; its body is skipped. */
final class Answer {
    private static final int MOST_HEAD_BYTES = 1 << 14;
    private static final String LENGTH = "\r\ncontent-length:";

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_HEAD_BYTES);
    private int status;
    private boolean retryAfter;
    private long left = -1;

    /** Where the next bytes of it are to be put. */
    ByteBuffer room() {
        return buffer;
    }

    /** Reads what was put; whether the answer is complete. */
    boolean isComplete() throws IOException {
        if (left < 0 && !readHead()) {
            return false;
        }
        left -= buffer.position();
        buffer.clear();
        return left <= 0;
    }

    private boolean readHead() throws IOException {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        String text = new String(bytes, US_ASCII);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            if (buffer.limit() == buffer.capacity()) {
                throw new IOException("the head of an answer does not end");
            }
            buffer.limit(buffer.capacity());
            return false;
        }
        String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        status = Integer.parseInt(head.substring(9, 12));
        retryAfter = head.contains("\r\nretry-after:");
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            throw new IOException("an answer does not say its length");
        }
        int from = length + LENGTH.length();
        left = Long.parseLong(head.substring(from, head.indexOf("\r\n", from)).strip());
        buffer.clear().position(bytes.length - end - 4);
        return true;
    }

    int status() {
        return status;
    }

    /** Whether it says when to come again. */
    boolean saysWhenToRetry() {
        return retryAfter;
    }

    /** Forgets it, for the next one. */
    void clear() {
        buffer.clear();
        left = -1;
    }
}
