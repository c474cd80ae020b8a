package dev.tandem.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** What each member means, in a sentence for those who read the schemas; it stands in {@code descriptions.properties}. */
final class Descriptions {
    private static final Properties SENTENCES = load();

    /** The sentence about a member of a record. */
    static String of(Class<?> type, String member) {
        String key = key(type, member);
        String sentence = SENTENCES.getProperty(key);
        if (sentence == null) {
            throw new IllegalStateException("descriptions.properties lacks " + key);
        }
        return sentence;
    }

    static String key(Class<?> type, String member) {
        return type.getSimpleName().toLowerCase(Locale.ROOT) + "." + member;
    }

    private static Properties load() {
        Properties sentences = new Properties();
        try (InputStream bytes = Descriptions.class.getResourceAsStream("descriptions.properties")) {
            if (bytes == null) {
                throw new IllegalStateException("descriptions.properties is not on the class path");
            }
            try (Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
                sentences.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private Descriptions() {}
}
