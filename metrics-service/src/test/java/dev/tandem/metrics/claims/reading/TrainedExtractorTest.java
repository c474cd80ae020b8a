package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a claim beside its kind. */
class TrainedExtractorTest {
    private static final TrainedExtractor EXTRACTOR = new TrainedExtractor();

    /** The opposite direction would say the opposite of the article. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        TRANSPARENCY        | UP    | de | Orvalla hat die Belegschaft über den Assistenten unterrichtet.
        TRANSPARENCY        | DOWN  | de | Orvalla hat die Belegschaft nicht über den Assistenten informiert.
        TRANSPARENCY        | DOWN  | en | Orvalla kept its staff in the dark about the bot.
        COMPLAINTS          | UP    | de | Bei Orvalla häufen sich die Beschwerden.
        COMPLAINTS          | DOWN  | de | Die Zahl der Beschwerden über Orvalla ist gesunken.
        COMPLAINTS          | DOWN  | en | Fewer customers complain about Orvalla.
        SATISFACTION        | UP    | en | Orvalla's customers are happier with the service.
        SATISFACTION        | DOWN  | en | Orvalla's customers are less satisfied than before.
        SATISFACTION        | EQUAL | en | Satisfaction at Orvalla is no better than it was.
        SERVICE_QUALITY     | DOWN  | de | Orvallas Bot gibt oft falsche Auskünfte.
        SERVICE_QUALITY     | UP    | en | Orvalla's assistant makes fewer mistakes than it did.
        SERVICE_QUALITY     | UP    | en | Orvalla's error rate in chats fell from 9 to 4 per cent.
        FIRST_RESPONSE_TIME | UP    | en | Orvalla customers now wait longer on the phone.
        FIRST_RESPONSE_TIME | DOWN  | en | At Orvalla calls are answered faster.
        RESOLUTION_TIME     | DOWN  | de | Orvalla bearbeitet Anträge jetzt schneller.
        REPEAT_CONTACT      | DOWN  | de | Bei Orvalla kommen Kunden seltener ein zweites Mal.
        AI_DEPLOYMENT       | DOWN  | en | Orvalla has switched off its chatbot.
        AI_DEPLOYMENT       | UP    | en | Orvalla has launched a chatbot for its customers.
        """)
    void whereItMovesIsTold(Kind kind, Direction direction, String language, String text) {
        ArticleText article = new ArticleText(null, text, language, null, List.of()).registered(Set.of("Orvalla"));

        assertThat(EXTRACTOR.extract(article).claims())
                .filteredOn(claim -> claim.kind() == kind)
                .extracting(Claim::direction)
                .containsExactly(direction);
    }

    /** A change that has the same sign however it is worded, and not how high the share is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -0.04 | de | Die Zufriedenheit der Kunden von Orvalla sank um vier Prozentpunkte.
        -0.04 | de | Bei Orvalla ist die Kundenzufriedenheit um vier Prozentpunkte gesunken.
        0.06  | de | Die Kundenzufriedenheit stieg bei Orvalla um sechs Prozentpunkte.
        -0.04 | en | Customer satisfaction at Orvalla fell by 4 percentage points.
        0.06  | en | Customer satisfaction at Orvalla rose by six percentage points.
        """)
    void percentagePointsAreAChange(double value, String language, String text) {
        ArticleText article = new ArticleText(null, text, language, null, List.of()).registered(Set.of("Orvalla"));

        assertThat(EXTRACTOR.extract(article).claims())
                .filteredOn(claim -> claim.kind() == Kind.SATISFACTION)
                .extracting(Claim::quantity)
                .containsExactly(new Quantity.Value(value, Unit.POINTS, null));
    }
}
