package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of an article may be somebody's name. */
class CandidatesTest {
    private static final RuleExtractor RULES = new RuleExtractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Die Bank Orvalla strich 340 Stellen. Die Orvalla-Chefin schwieg.      | Orvalla-Chefin
        Die Bank Orvalla strich 340 Stellen. Was die Orvalla -Erfahrung lehrt | Orvalla -Erfahrung
        The bank Orvalla cut 340 jobs. Orvalla-owned Pandro hired nobody.     | Orvalla-owned
        """)
    void aCompoundNamesItsFirstPart(String text, String compound) {
        Candidate orvalla = candidates(text).stream()
                .filter(of -> of.key.equals("orvalla"))
                .findFirst()
                .orElseThrow();

        assertThat(orvalla.count()).isEqualTo(2);
        assertThat(names(text)).doesNotContain(compound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The merger of Energie-Union and Netz-Union is off. Energie-Union cut 340 jobs. | Energie-Union
        Die T-Kom strich 340 Stellen.                                                  | T-Kom
        """)
    void aNameWithAHyphenIsOneWhereItsPartsStandNowhereAlone(String text, String name) {
        assertThat(names(text)).contains(name);
    }

    @Test
    void headlinesWithAllWordsInCapitalsAddNoNames() {
        String text = """
            The lender Orvalla cut 340 jobs in May, and its customers noticed.

            Reuters: Sweden's Orvalla Says AI Chatbots Help to Shrink Headcount
            """;

        assertThat(names(text)).contains("Orvalla").noneMatch(name -> name.contains("Says") || name.contains("Shrink"));
    }

    @Test
    void aMarkTellsWhereANameEndsInSuchHeadlines() {
        assertThat(names("Orvalla Star: Zero Layoffs and Eleven Times the Output"))
                .contains("Orvalla Star");
    }

    @Test
    void whatBelongsToSomebodyIsNoPartOfTheirName() {
        assertThat(names("In Oslo, Telvora's Telmi chatbot automated common queries."))
                .contains("Telvora")
                .doesNotContain("Telvora's Telmi");
    }

    private static List<Candidate> candidates(String text) {
        ArticleText article = new ArticleText(null, text, null, null, List.of());
        return new Candidates(RULES.read(article), article).all();
    }

    private static Set<String> names(String text) {
        return candidates(text).stream().map(Candidate::written).collect(Collectors.toSet());
    }
}
