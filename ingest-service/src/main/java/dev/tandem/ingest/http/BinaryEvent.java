package dev.tandem.ingest.http;

import dev.tandem.events.Violation;
import dev.tandem.ingest.Draft;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an event in CloudEvents' binary mode: attributes as {@code ce-} headers, percent-encoded, the body its data. */
final class BinaryEvent {
    private final HttpHeaders headers;
    private final List<Violation> flaws = new ArrayList<>(0);

    private BinaryEvent(HttpHeaders headers) {
        this.headers = headers;
    }

    static Draft of(byte[] bytes, HttpHeaders headers) {
        BinaryEvent event = new BinaryEvent(headers);
        Draft.Envelope envelope = new Draft.Envelope(
                event.attribute("specversion"),
                event.attribute("id"),
                event.attribute("source"),
                event.attribute("type"),
                event.attribute("time"),
                event.attribute("subject"),
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
                event.attribute("dataschema"));
        int length = bytes.length == 0 ? -1 : bytes.length;
        return new Draft.Enveloped(envelope, event.flaws, bytes, 0, length, bytes.length);
    }

    private @Nullable String attribute(String name) {
        List<String> values = headers.getRequestHeader("ce-" + name);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            flaws.add(new Violation("/" + name, "stands here twice"));
        }
        String value = decoded(unquoted(values.get(0)));
        if (value == null) {
            flaws.add(new Violation("/" + name, "is not percent-encoded UTF-8"));
        }
        return value;
    }

    /** CloudEvents lets a sender put a value in double quotes as HTTP has them, with backslashes before what they escape. */
    private static String unquoted(String header) {
        if (header.length() < 2 || !header.startsWith("\"") || !header.endsWith("\"")) {
            return header;
        }
        StringBuilder value = new StringBuilder(header.length());
        for (int i = 1; i < header.length() - 1; i++) {
            boolean escapes = header.charAt(i) == '\\' && i + 1 < header.length() - 1;
            i += escapes ? 1 : 0;
            value.append(header.charAt(i));
        }
        return value.toString();
    }

    private static @Nullable String decoded(String header) {
        if (header.indexOf('%') < 0 && header.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return header;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(header.length());
        for (int i = 0; i < header.length(); ) {
            char c = header.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return null;
            }
            if (c != '%') {
                bytes.write(c);
                i++;
                continue;
            }
            if (i + 3 > header.length()
                    || !HexFormat.isHexDigit(header.charAt(i + 1))
                    || !HexFormat.isHexDigit(header.charAt(i + 2))) {
                return null;
            }
            bytes.write(HexFormat.fromHexDigits(header, i + 1, i + 3));
            i += 3;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
