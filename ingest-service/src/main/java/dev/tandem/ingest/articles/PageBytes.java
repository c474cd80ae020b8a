package dev.tandem.ingest.articles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a page into characters. What says the encoding is asked in the order of the HTML standard: a byte
 * order mark, the header of the transport, the page itself; if nobody says it, UTF-8 when the bytes are that, else
 * windows-1252. Bytes that have no meaning become replacement characters.
 */
public final class PageBytes {
    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta[^>]{0,500}?charset|\\?xml[^>]{0,200}?encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{1,40})",
            Pattern.CASE_INSENSITIVE);

    /** Where a page must have said its encoding. */
    private static final int READ_BYTES = 4096;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PageBytes() {}

    /**
     * Decodes a whole page.
     *
     * @param charset as the header says, null when it says nothing; a name that nobody knows counts as nothing
     */
    public static String decode(byte[] bytes, @Nullable String charset) {
        int mark = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE) ? 2 : 0;
        if (mark > 0) {
            Charset marked = mark == 3
                    ? StandardCharsets.UTF_8
                    : bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            return new String(bytes, mark, bytes.length - mark, marked);
        }
        Charset told = charset == null ? null : named(charset);
        Charset known = told == null ? declared(bytes) : told;
        return known == null ? guessed(bytes) : new String(bytes, known);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(READ_BYTES, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher found = DECLARED.matcher(start);
        Charset charset = found.find() ? named(found.group(1)) : null;
        // it was read byte by byte, so it cannot be what it says
        return charset != null && charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
    }

    /** Browsers read what calls itself Latin-1 or ASCII as windows-1252, and pages rely on it. */
    private static @Nullable Charset named(String name) {
        try {
            Charset charset = Charset.forName(name.strip().toLowerCase(Locale.ROOT));
            boolean latin = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
            return latin ? WESTERN : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static String guessed(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WESTERN);
        }
    }
}
