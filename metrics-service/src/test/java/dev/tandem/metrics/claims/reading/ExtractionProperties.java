package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Unmatched;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds for every text, also one that wants to do harm. */
class ExtractionProperties {
    private static final TrainedExtractor EXTRACTOR = new TrainedExtractor();

    @Property(tries = 200)
    void anyTextIsReadAndItsEvidenceStandsInIt(@ForAll String text) {
        holds(text);
    }

    @Property(tries = 300)
    void anyMixtureOfWordsIsReadAndItsEvidenceStandsInIt(@ForAll("news") String text) {
        holds(text);
    }

    @Provide
    Arbitrary<String> news() {
        return Arbitraries.of(
                        "Orvalla",
                        "Bank",
                        "cut",
                        "340",
                        "jobs",
                        "Stellen",
                        "gestrichen",
                        "von",
                        "6.200",
                        "auf",
                        "4,100",
                        "\n",
                        "\n\n",
                        ".",
                        ",",
                        "%",
                        "a third",
                        "drei",
                        "Viertel",
                        "from",
                        "to",
                        "minutes",
                        "complaints",
                        "rose",
                        "- ",
                        "\"",
                        "(",
                        "not",
                        "€",
                        "1e9",
                        "½",
                        "Read more:",
                        "the",
                        "bank",
                        "\u0000",
                        "\ud83d\ude00",
                        "שלום",
                        "über",
                        "1/",
                        "bis",
                        "Note",
                        "of 5")
                .list()
                .ofMaxSize(80)
                .map(words -> String.join(" ", words));
    }

    @Test
    void textsWithoutEndAreRead() {
        holds("word ".repeat(100_000));
        holds("Bank ".repeat(50_000));
        holds("12 ".repeat(50_000));
        holds("BANK CUT 340 JOBS ".repeat(20_000));
        holds("from 1 to 2 minutes and ".repeat(20_000));
        holds("x".repeat(200_000));
        holds("\u0000\u202e\ud83d\ude00".repeat(20_000));
        holds("(".repeat(100_000));
        holds("hundert".repeat(20_000));
    }

    private static void holds(String text) {
        ArticleText article = new ArticleText(null, text, null, null, List.of());
        Extraction extraction = EXTRACTOR.extract(article);

        for (Claim claim : extraction.claims()) {
            Evidence evidence = claim.evidence();
            assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo(evidence.sentence());
        }
        for (Unmatched unmatched : extraction.unmatched()) {
            assertThat(text.substring(unmatched.start(), unmatched.end())).isEqualTo(unmatched.sentence());
        }
        assertThat(EXTRACTOR.extract(article)).isEqualTo(extraction);
    }
}
