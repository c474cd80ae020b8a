package dev.tandem.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file that was received to its end, as it was sent. */
public final class Spooled implements AutoCloseable {
    private final FileChannel channel;
    private final String hash;
    private final Runnable release;

    Spooled(FileChannel channel, String hash, Runnable release) {
        this.channel = channel;
        this.hash = hash;
        this.release = release;
    }

    /** SHA-256 of its bytes, as hexadecimal digits. */
    String hash() {
        return hash;
    }

    /** Its bytes from the beginning; several readings do not disturb each other. */
    InputStream bytes() {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(buffer, offset, length), position);
                position += Math.max(0, read);
                return read;
            }

            /** Without it gzip would stop behind the first of several parts. */
            @Override
            public int available() throws IOException {
                return (int) Math.min(Integer.MAX_VALUE, channel.size() - position);
            }
        };
    }

    @Override
    public void close() {
        release.run();
    }
}
