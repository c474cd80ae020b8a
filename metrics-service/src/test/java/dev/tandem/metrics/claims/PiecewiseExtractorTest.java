package dev.tandem.metrics.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.ledger.ScriptedExtractor;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PiecewiseExtractorTest {
    private static final Extractor SCRIPT = new ScriptedExtractor("1");

    @Property
    void inPiecesATextSaysWhatItSaysInOnePiece(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 999) Integer> numbers,
            @ForAll @IntRange(min = 80, max = 400) int characters) {
        StringBuilder lines = new StringBuilder();
        numbers.forEach(
                number -> lines.append("Fjordbank: languages ").append(number).append(" count\n"));
        numbers.forEach(number ->
                lines.append("? Fjordbank: complaints ").append(number).append("\n"));
        ArticleText article = new ArticleText("Title", lines.toString(), "en", null, List.of());

        assertThat(new PiecewiseExtractor(SCRIPT, characters).extract(article)).isEqualTo(SCRIPT.extract(article));
    }

    @Property
    void whereNothingEndsItIsCutAndNeverLost(@ForAll @IntRange(min = 1, max = 50) int characters) {
        StringBuilder read = new StringBuilder();
        Extractor listening = article -> {
            read.append(article.text());
            assertThat(article.text()).hasSizeBetween(1, characters);
            return new Extraction(List.of(), List.of(), "1");
        };
        String text = "\uD83D\uDE00word".repeat(40);

        new PiecewiseExtractor(listening, characters).extract(new ArticleText(null, text, null, null, List.of()));

        assertThat(read).hasToString(text);
    }

    @Property(tries = 1)
    void aTextThatSaysThousandsOfThingsIsNotKeptWhole() {
        String text = "Fjordbank: languages 30 count\n".repeat(3 * PiecewiseExtractor.MOST);

        for (int characters : List.of(1000, text.length())) {
            Extraction read = new PiecewiseExtractor(SCRIPT, characters)
                    .extract(new ArticleText(null, text, null, null, List.of()));

            assertThat(read.claims()).hasSize(PiecewiseExtractor.MOST);
        }
    }
}
