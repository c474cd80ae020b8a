package dev.tandem.ingest.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as text. A byte order mark says the encoding, whatever was declared, because nothing else begins like that; a
 * NUL among the first two bytes gives UTF-16 away. What cannot be decoded becomes U+FFFD.
 *
 * @param name of the encoding
 */
record Encoded(String name, Reader reader) {
    private static final int LONGEST_MARK = 4;
    private static final int BUFFER = 1 << 16;

    /** An encoding and the mark that a file in it may begin with. */
    private enum Mark {
        UTF_8("UTF-8", 0xEF, 0xBB, 0xBF),
        // before UTF-16, whose mark it begins with
        UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0x00, 0x00),
        UTF_32BE("UTF-32BE", 0x00, 0x00, 0xFE, 0xFF),
        UTF_16LE("UTF-16LE", 0xFF, 0xFE),
        UTF_16BE("UTF-16BE", 0xFE, 0xFF);

        private final String charset;

        @SuppressWarnings("ImmutableEnumChecker") // read only here
        private final int[] bytes;

        Mark(String charset, int... bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        boolean begins(byte[] file) {
            if (file.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((file[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    static Encoded of(InputStream bytes, Charset declared) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, LONGEST_MARK);
        byte[] begin = in.readNBytes(LONGEST_MARK);
        Mark mark = Arrays.stream(Mark.values())
                .filter(one -> one.begins(begin))
                .findFirst()
                .orElse(null);
        int marked = mark == null ? 0 : mark.bytes.length;
        in.unread(begin, marked, begin.length - marked);
        Charset charset = mark == null ? unmarked(begin, declared) : Charset.forName(mark.charset);
        return new Encoded(charset.name(), new BufferedReader(new InputStreamReader(in, charset), BUFFER));
    }

    private static Charset unmarked(byte[] begin, Charset declared) {
        boolean wide = declared.equals(StandardCharsets.UTF_8) || declared.equals(StandardCharsets.UTF_16);
        if (wide && begin.length >= 2 && (begin[0] == 0) != (begin[1] == 0)) {
            return begin[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        return declared;
    }
}
