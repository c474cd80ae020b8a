package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What senders send. */
final class InputStreams {
    private InputStreams() {}

    static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Breaks off after a byte. */
    static InputStream broken() {
        return new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
                if (begun) {
                    throw new IOException("the sender is gone");
                }
                begun = true;
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                buffer[offset] = (byte) read();
                return 1;
            }
        };
    }
}
