package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which parts of a sentence may claim something for themselves. */
class ClauseTest {
    private static final RuleExtractor RULES = new RuleExtractor();

    @Test
    void aCommaAndAConjunctionEndOne() {
        assertThat(clauses(
                        "Calls became much shorter, but complaints about them rose and nobody told the staff.", "en"))
                .containsExactly(
                        "Calls became much shorter,", "but complaints about them rose and", "nobody told the staff.");
        assertThat(clauses("Anrufe wurden deutlich kürzer, aber die Beschwerden nahmen zu.", "de"))
                .containsExactly("Anrufe wurden deutlich kürzer,", "aber die Beschwerden nahmen zu.");
    }

    @Test
    void fewWordsBelongToWhatStandsBesideThem() {
        assertThat(clauses("Yes, the bank, he said, was slower than ever.", "en"))
                .containsExactly("Yes, the bank,", "he said, was slower than ever.");
        assertThat(clauses("Calls were over in 5:20 minutes for most.", "en")).hasSize(1);
        assertThat(clauses("Langsamer, ja.", "de")).containsExactly("Langsamer, ja.");
    }

    /** So that every word is read once. */
    @Property(tries = 300)
    void theyFollowEachOtherWithoutAGap(@ForAll("sentences") String text) {
        for (Reading reading : readings(text, "en")) {
            int next = 0;
            for (Clause clause : Clause.of(reading)) {
                assertThat(clause.from()).isEqualTo(next);
                assertThat(clause.to()).isGreaterThan(clause.from());
                next = clause.to();
            }
            assertThat(next).isEqualTo(reading.size());
        }
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                        "calls", "rose", ",", "and", "but", "while", "(", ")", "which", "the", "40", "%", ";", "–",
                        "bank")
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(words -> String.join(" ", words));
    }

    private static List<String> clauses(String sentence, String language) {
        Reading reading = readings(sentence, language).get(0);
        return Clause.of(reading).stream()
                .map(clause -> sentence.substring(reading.startOf(clause.from()), reading.endOf(clause.to())))
                .toList();
    }

    private static List<Reading> readings(String text, String language) {
        return RULES.read(new ArticleText(null, text, language, null, List.of()))
                .readings();
    }
}
