package dev.tandem.report.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Every word that a page says by itself, in one language. */
public final class Texts {
    /** The languages that pages are written in; the last one is for everybody else. */
    private static final Texts GERMAN = new Texts(Locale.GERMANY);

    private static final Texts ENGLISH = new Texts(Locale.UK);

    private final Locale locale;
    private final Properties texts = new Properties();

    private Texts(Locale locale) {
        this.locale = locale;
        String resource = "/texts/" + locale.getLanguage() + ".properties";
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource)) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts for a language tag; none where no page is written in it. */
    static Optional<Texts> find(String language) {
        return switch (language) {
            case "de" -> Optional.of(GERMAN);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    /** The texts for a reader: of the language that was chosen, else of the first accepted one that there is. */
    static Texts forReader(@Nullable String chosen, Iterable<Locale> accepted) {
        Optional<Texts> wanted = chosen == null ? Optional.empty() : find(chosen);
        for (Locale locale : accepted) {
            if (wanted.isEmpty()) {
                wanted = find(locale.getLanguage());
            }
        }
        return wanted.orElse(ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    /** The language tag, {@code de} or {@code en}. */
    public String language() {
        return locale.getLanguage();
    }

    /** The language tag of the other language. */
    public String other() {
        return "de".equals(language()) ? "en" : "de";
    }

    /** The text of a key; a key without a text is a mistake of ours. */
    public String get(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    /** The text of a key when there is one; words of others, a kind of change for instance, may have none. */
    String get(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    /** The text of a key with its places {@code {0}}, {@code {1}} … filled in. */
    String fill(String key, String... values) {
        String text = get(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }
}
