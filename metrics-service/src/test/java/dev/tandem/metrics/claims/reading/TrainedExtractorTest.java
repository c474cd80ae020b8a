package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a claim beside its kind. */
class TrainedExtractorTest {
    private static final TrainedExtractor EXTRACTOR = new TrainedExtractor();

    /** That staff was told is no lack of openness, nor, for it may have been late, a sign of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NONE | Orvalla hat die Belegschaft über den Assistenten unterrichtet.
        DOWN | Orvalla hat die Belegschaft nicht über den Assistenten informiert.
        UP   | Orvalla hat die Belegschaft frühzeitig über den Assistenten informiert.
        """)
    void staffThatWasToldIsNoLackOfOpenness(Direction direction, String text) {
        ArticleText article = new ArticleText(null, text, "de", null, List.of()).registered(Set.of("Orvalla"));

        assertThat(EXTRACTOR.extract(article).claims())
                .filteredOn(claim -> claim.kind() == Kind.TRANSPARENCY)
                .extracting(Claim::direction)
                .containsExactly(direction);
    }
}
