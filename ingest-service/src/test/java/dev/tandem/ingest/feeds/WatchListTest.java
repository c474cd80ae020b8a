package dev.tandem.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchListTest {
    @Test
    void findsNamesAsWholeWordsInTitleOrSummary() {
        assertThat(wants("Nordlicht", "NORDLICHT stellt ein", null)).isTrue();
        assertThat(wants("Nordlicht", "Neues", "von nordlicht.")).isTrue();
        assertThat(wants("Nordlicht", "Nordlichter am Himmel", null)).isFalse();
        assertThat(wants("Nordlicht", null, null)).isFalse();
        assertThat(wants("Öl & Gas", "(öl & gas) wächst", null)).isTrue();
    }

    @Test
    void findsGenitivesAndOtherSpacing() {
        assertThat(wants("Nordlicht Bank", "Nordlicht\u00a0 Banks Gewinn", null))
                .isTrue();
        assertThat(wants("Nordlicht", "Nordlicht's profit", null)).isTrue();
        assertThat(wants("Nordlicht", "Nordlicht’s profit", null)).isTrue();
        assertThat(wants("Nordlicht Bank", "Nordlicht-Bank wächst", null)).isTrue();
        assertThat(wants("Nordlicht", "No\uFB00 and Nordlicht", null)).isTrue();
    }

    @Test
    void readsCapitalsAsTheyAre() {
        assertThat(wants("ING", "ING senkt Zinsen", null)).isTrue();
        assertThat(wants("ING", "-ing is an ending", null)).isFalse();
    }

    @Test
    void takesNamesLiterally() {
        assertThat(wants("A.B", "AxB", null)).isFalse();
        assertThat(wants("x\\E.*", "anything", null)).isFalse();
        assertThat(wants("(", "(", null)).isTrue();
    }

    @Test
    void takesEverythingOnlyWhenTold() {
        assertThat(wants("*", null, null)).isTrue();
        assertThat(new WatchList(List.of()).wants("Nordlicht", "Nordlicht")).isFalse();
    }

    @Test
    void knowsWhatCanBeAName() {
        assertThat(WatchList.isName("1&1")).isTrue();
        assertThat(WatchList.isName("*")).isTrue();
        assertThat(WatchList.isName("")).isFalse();
        assertThat(WatchList.isName("--")).isFalse();
        assertThat(WatchList.isName("a\nb")).isFalse();
        assertThat(WatchList.isName("x".repeat(201))).isFalse();
    }

    private static boolean wants(String name, @Nullable String title, @Nullable String summary) {
        return new WatchList(List.of(name)).wants(title, summary);
    }
}
