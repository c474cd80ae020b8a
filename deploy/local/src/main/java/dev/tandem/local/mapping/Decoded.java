package dev.tandem.local.mapping;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file as text.
 *
 * @param encoding to be declared, null when the file itself says it or it is UTF-8
 * @param guessed whether nothing in the file says so
 */
record Decoded(String text, @Nullable String encoding, boolean guessed) {
    private static final Map<String, byte[]> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put("UTF-8", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        MARKS.put("UTF-32LE", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
        MARKS.put("UTF-16LE", new byte[] {(byte) 0xFF, (byte) 0xFE});
        MARKS.put("UTF-16BE", new byte[] {(byte) 0xFE, (byte) 0xFF});
    }

    /** Decodes bytes that may end within a character. */
    static Decoded of(byte[] bytes) {
        for (Map.Entry<String, byte[]> mark : MARKS.entrySet()) {
            byte[] begin = mark.getValue();
            if (bytes.length >= begin.length
                    && ByteBuffer.wrap(bytes, 0, begin.length).equals(ByteBuffer.wrap(begin))) {
                String text =
                        new String(bytes, begin.length, bytes.length - begin.length, Charset.forName(mark.getKey()));
                return new Decoded(text, null, false);
            }
        }
        if (bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0)) {
            Charset wide = bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            return new Decoded(new String(bytes, wide), wide.name(), false);
        }
        String utf8 = utf8(bytes);
        if (utf8 != null) {
            return new Decoded(utf8, null, false);
        }
        return new Decoded(new String(bytes, Charset.forName("windows-1252")), "windows-1252", true);
    }

    private static @Nullable String utf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        // a character that is cut off at the end is no error while there may be more
        return decoder.decode(ByteBuffer.wrap(bytes), text, false).isError()
                ? null
                : text.flip().toString();
    }
}
