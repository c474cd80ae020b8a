package dev.tandem.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Unit;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys("de")).isEqualTo(keys("en")).hasSizeGreaterThan(100);
    }

    @Test
    void aReaderGetsTheLanguageThatWasChosenElseTheFirstAccepted() {
        List<Locale> accepted = List.of(Locale.FRENCH, Locale.GERMANY, Locale.ENGLISH);

        assertThat(Texts.forReader(null, accepted).language()).isEqualTo("de");
        assertThat(Texts.forReader("en", accepted).language()).isEqualTo("en");
        assertThat(Texts.forReader("fr", List.of()).language()).isEqualTo("en");
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        Figures german = new Figures(Texts.forReader("de", List.of()));
        Figures english = new Figures(Texts.forReader("en", List.of()));

        assertThat(german.count(1_234_567L)).isEqualTo("1.234.567");
        assertThat(english.count(1_234_567L)).isEqualTo("1,234,567");
        assertThat(german.value(Unit.SECONDS, 660.0)).isEqualTo("11,0\u00a0min");
        assertThat(english.value(Unit.SHARE, 0.8108)).isEqualTo("81.1%");
        assertThat(english.value(Unit.SHARE, null)).isEqualTo("–");
    }

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream("/texts/" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }
}
