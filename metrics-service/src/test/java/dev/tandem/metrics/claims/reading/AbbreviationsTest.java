package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters that stand for a longer name of the article are no name of their own. */
class AbbreviationsTest {
    private static final RuleExtractor RULES = new RuleExtractor();

    @ParameterizedTest
    @CsvSource({
        "OEK, Ostelbische Ersatzkasse, true",
        "KdS, Krankenkasse der Seeleute, true",
        "WGI, Wohnungsgesellschaft Immenhorst, true",
        "HKV, Harzer Krankenversicherung, true",
        "CPL, Copperline Power & Light, true",
        "GVC, Grebe Valley Council, true",
        "BfS, Bund für Sparer, true",
        "OEK, Oberbank Immenhorst, false",
        "OEK, Ersatzkasse, false",
        "HKV, Krankenversicherung, false",
        "GVC, Grebe Valley, false",
        "GVC, Grebe Valley Town Council, false"
    })
    void areTheBeginningsOfAllWordsInTurn(String letters, String name, boolean right) {
        assertThat(Abbreviations.abbreviates(letters, name)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Die Ostelbische Ersatzkasse (OEK) hat 340 Stellen gestrichen. Die OEK setzt auf Lena.          | OEK
        The Grebe Valley Council cut 340 jobs. GVC says calls are answered faster.                     | GVC
        The GVC (Grebe Valley Council) cut 340 jobs.                                                   | GVC
        Chur. Die Erste Kreditbank Bergland (EKB) hat 340 Stellen gestrichen. Bei der EKB antwortet KI. | EKB
        """)
    void standForTheLongerName(String text, String letters) {
        assertThat(names(text, List.of())).doesNotContain(letters).anyMatch(name -> name.contains(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Die Ostelbische Ersatzkasse hat 340 Stellen gestrichen. Der VDS sieht das anders. | VDS
        Der Verbandskasse fehlen 340 Leute. Der VDS sieht das anders.                     | VDS
        The Grebe Valley Council cut 340 jobs and let AI answer.                          | Grebe Valley Council
        Für Kunden, Verbände (KV) und Kassen gilt das nicht.                              | KV
        """)
    void otherLettersStandForThemselves(String text, String name) {
        assertThat(names(text, List.of())).contains(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The Grebe Valley Council cut 340 jobs. GVC says calls are answered faster. | GVC
        """)
    void areTheNameWhereOnlyTheyAreRegistered(String text, String letters) {
        assertThat(names(text, List.of(letters))).contains(letters).doesNotContain("Grebe Valley Council");
    }

    private static Set<String> names(String text, List<String> known) {
        ArticleText article = new ArticleText(null, text, null, null, List.of()).registered(Set.copyOf(known));
        return new Candidates(RULES.read(article), article)
                .all().stream().map(Candidate::written).collect(Collectors.toSet());
    }
}
