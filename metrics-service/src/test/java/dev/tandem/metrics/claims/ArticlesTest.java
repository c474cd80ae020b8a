package dev.tandem.metrics.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.reading.TrainedExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The texts of others that this was made for, one of them translated by a machine: what they say of Klarna, which is registered. */
@EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
class ArticlesTest {
    private static final TrainedExtractor EXTRACTOR = new TrainedExtractor();

    @Test
    void readsWhatAMachineTranslatedArticleClaims() throws IOException {
        List<Claim> claims = asserted("000_64a7d476d46df537.txt");

        assertThat(numbers(claims, Kind.HEADCOUNT_REDUCTION)).containsExactly(List.of(700.0));
        assertThat(numbers(claims, Kind.FTE_EQUIVALENT)).containsExactly(List.of(700.0));
        assertThat(numbers(claims, Kind.RESOLUTION_TIME)).containsExactly(List.of(660.0, 120.0));
        assertThat(numbers(claims, Kind.LANGUAGES)).containsExactly(List.of(35.0));
        assertThat(cited(claims))
                .containsEntry(Kind.HEADCOUNT_REDUCTION, Set.of("cnbc.com"))
                .containsEntry(Kind.FTE_EQUIVALENT, Set.of("inspire2rise.com"))
                .containsEntry(Kind.SATISFACTION, Set.of("inspire2rise.com", "economictimes.indiatimes.com"))
                .containsEntry(Kind.COMPLAINTS, Set.of("economictimes.indiatimes.com"))
                .containsEntry(Kind.TRANSPARENCY, Set.of("linkedin.com"));
    }

    @Test
    void takesNoHeadlineOfFurtherReadingForAFact() throws IOException {
        assertThat(asserted("000_64a7d476d46df537.txt"))
                .noneMatch(claim -> claim.evidence().sentence().contains("Reuters")
                        || claim.evidence().sentence().contains("Financial Times")
                        || claim.evidence().sentence().contains("Solutions Review"));
    }

    @Test
    void readsThatPeopleAreHiredAgain() throws IOException {
        List<Claim> claims = asserted("002_9f8730a86ff5e644.txt");

        assertThat(claims).extracting(Claim::kind).contains(Kind.REHIRE);
        assertThat(claims).noneMatch(claim -> claim.evidence().sentence().contains("sollten"));
    }

    @Test
    void nobodyElseIsMistakenForTheOneItIsAbout() throws IOException {
        for (String name : List.of("000_64a7d476d46df537.txt", "002_9f8730a86ff5e644.txt")) {
            assertThat(asserted(name)).extracting(Claim::organisation).containsOnly("Klarna");
        }
    }

    private static List<Claim> asserted(String name) throws IOException {
        String text = Files.readString(Path.of(System.getenv("TANDEM_CORPUS"), "articles", name))
                .strip();
        String title = text.lines().findFirst().orElse("");
        ArticleText article = new ArticleText(title, text, "de", null, List.of()).registered(Set.of("Klarna"));
        return EXTRACTOR.extract(article).claims().stream()
                .filter(claim -> claim.status() == Status.ASSERTED)
                .toList();
    }

    private static List<List<Double>> numbers(List<Claim> claims, Kind kind) {
        return claims.stream()
                .filter(claim -> claim.kind() == kind)
                .map(claim -> LabelledArticle.numbers(claim.quantity()))
                .toList();
    }

    private static Map<Kind, Set<@Nullable String>> cited(List<Claim> claims) {
        return claims.stream()
                .collect(Collectors.groupingBy(Claim::kind, Collectors.mapping(Claim::cites, Collectors.toSet())));
    }
}
