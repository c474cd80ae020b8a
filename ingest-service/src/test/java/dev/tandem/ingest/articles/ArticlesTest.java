package dev.tandem.ingest.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ArticlesTest {
    @Test
    void tellsGermanFromEnglishAndNothingFromTooLittle() {
        assertThat(Language.of("Die Firma stellt wieder Menschen ein, und das ist nicht alles."))
                .isEqualTo("de");
        assertThat(Language.of("The company is hiring people again, and that is not all of it."))
                .isEqualTo("en");
        assertThat(Language.of("Lorem ipsum dolor sit amet")).isNull();
    }

    @Test
    void takesTheFirstLineForATitleUnlessItIsASentence() {
        assertThat(Title.of("\n  Menschen kehren zurück \nText.")).isEqualTo("Menschen kehren zurück");
        assertThat(Title.of("It began with a sentence.\nMore.")).isNull();
        assertThat(Title.of("x".repeat(151))).isNull();
        assertThat(Title.of(" \n ")).isNull();
    }

    @Test
    void findsHostsInBracketsAndAddressesAnywhereEachOnce() {
        String text =
                "It fell (example.com, News.Example.org). See https://a.example/?p=1, (e. g. this) and (example.com).";

        assertThat(CitedLinks.of(List.of("https://given.example/"), text))
                .containsExactly("https://given.example/", "https://a.example/?p=1", "example.com", "news.example.org");
    }

    @Test
    void writesAnAddressInOneForm() {
        assertThat(Address.canonical("HTTPS://Example.COM:443/A?b=C#d")).isEqualTo("https://example.com/A?b=C");
        assertThat(Address.canonical("http://example.com:8080")).isEqualTo("http://example.com:8080/");
        assertThat(List.of(
                        "ftp://example.com/",
                        "example.com",
                        "https://",
                        "http://a b/",
                        "https://u:p@example.com/",
                        "https://a.example/%ae\u0301",
                        "https://a.example/?\ud800"))
                .allMatch(url -> Address.canonical(url) == null);
    }

    @Test
    void leavesOutOfAnAddressWhatFollowsTheReader() {
        assertThat(Address.canonical("https://a.example/x?utm_source=n&id=7&fbclid=Q"))
                .isEqualTo("https://a.example/x?id=7");
        assertThat(Address.canonical("https://a.example/x?utm_source=n")).isEqualTo("https://a.example/x");
        assertThat(Address.canonical("https://a.example/b/../x?")).isEqualTo("https://a.example/x");
        assertThat(Address.canonical("https://Übung.example/Straße"))
                .isEqualTo("https://xn--bung-zra.example/Stra%C3%9Fe");
    }

    @Test
    void believesAPageOnlyAnAddressOfItsOwnSite() {
        String found = "https://m.a.example/story?x=1";

        assertThat(Address.believable(found, List.of("https://www.a.example/story")))
                .isEqualTo("https://www.a.example/story");
        assertThat(Address.believable(found, List.of("/story#top"))).isEqualTo("https://m.a.example/story");
        assertThat(List.of(
                        "https://b.example/story",
                        "https://evil.a.example/story",
                        "http://a.example/story",
                        "https://a.example:8443/story",
                        "https://a.example/",
                        "javascript:alert(1)",
                        "https://a.example@b.example/",
                        "",
                        "https://[broken"))
                .allMatch(claim -> Address.believable(found, List.of(claim)).equals(found));
        assertThat(Address.believable(found, List.of("https://b.example/", "/second")))
                .isEqualTo("https://m.a.example/second");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void readsTheTwoArticlesThatTheProductWasBornFrom() throws IOException {
        Path folder = Path.of(System.getenv("TANDEM_CORPUS"), "articles");
        String first = Files.readString(folder.resolve("000_64a7d476d46df537.txt"));
        String second = Files.readString(folder.resolve("002_9f8730a86ff5e644.txt"));

        assertThat(Language.of(first)).isEqualTo("de");
        assertThat(Title.of(first)).startsWith("KI");
        assertThat(CitedLinks.of(List.of(), first))
                .containsExactly(
                        "cnbc.com",
                        "inspire2rise.com",
                        "economictimes.indiatimes.com",
                        "linkedin.com",
                        "fintechweekly.com");
        assertThat(Language.of(second)).isEqualTo("de");
        assertThat(Title.of(second)).startsWith("Klarna kehrt");
        assertThat(CitedLinks.of(List.of(), second)).singleElement().asString().contains("it-daily.net");
    }
}
