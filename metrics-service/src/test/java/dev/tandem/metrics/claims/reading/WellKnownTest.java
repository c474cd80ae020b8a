package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.LabelledArticle;
import dev.tandem.metrics.claims.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whom everybody knows, and that it is only a hint. */
class WellKnownTest {
    private static final RuleExtractor RULES = new RuleExtractor();
    private static final String TEXT = """
            McDonald's ended its test of an automated order taker. Customers had complained. "We will try again," McDonald's said.
            Fjordbank, a lender, has an assistant as well.""";

    @Test
    void aNameThatEndsLikeAPossessiveIsKeptWhole() {
        Who who = who(TEXT, Set.of());

        assertThat(who.isWellKnown()).isTrue();
        assertThat(recognised(who)).containsExactly("McDonald's");
    }

    @Test
    void whoIsRegisteredHereCountsMore() {
        Who who = who(TEXT, Set.of("Fjordbank"));

        assertThat(who.isWellKnown()).isFalse();
        assertThat(recognised(who)).containsExactly("Fjordbank");
    }

    @Test
    void whereNobodyIsKnownNothingChanges() {
        Who who = who("Fjordbank has an assistant.", Set.of());

        assertThat(who.isWellKnown()).isFalse();
        assertThat(who.candidates()).allMatch(of -> of.registered == Candidate.Registered.OTHER);
    }

    /** Its organisations are made up: had the list one of them, their score would say nothing of others. */
    @Test
    void nobodyOfTheHeldOutHalfIsWellKnown() throws IOException {
        WellKnown known = WellKnown.load();
        Set<String> heldOut = new TreeSet<>();
        for (Path file : Training.files(Path.of("src", "test", "resources", "claims", "heldout"))) {
            LabelledArticle.read(file).labels().forEach(label -> heldOut.add(label.organisation()));
        }

        assertThat(heldOut).isNotEmpty().allMatch(name -> known.written(Words.norm(name)) == null);
    }

    private static List<String> recognised(Who who) {
        return who.candidates().stream()
                .filter(of -> of.registered == Candidate.Registered.SELF)
                .map(Candidate::written)
                .toList();
    }

    private static Who who(String text, Set<String> registered) {
        ArticleText article = new ArticleText(null, text, "en", null, List.of()).registered(registered);
        Who who = new Who(RULES.read(article), article);
        who.recognise(WellKnown.load());
        return who;
    }
}
