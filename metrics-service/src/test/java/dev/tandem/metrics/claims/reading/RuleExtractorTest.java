package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleExtractorTest {
    private static final RuleExtractor EXTRACTOR = new RuleExtractor();

    @Test
    void tellsHowManyPeopleWereReplaced() {
        Claim claim = only(english("Orvalla Bank has cut 340 jobs in customer service."));

        assertThat(claim.kind()).isEqualTo(Kind.HEADCOUNT_REDUCTION);
        assertThat(claim.organisation()).isEqualTo("Orvalla Bank");
        assertThat(claim.quantity()).isEqualTo(new Quantity.Value(340, Unit.PERSONS, null));
        assertThat(claim.status()).isEqualTo(Status.ASSERTED);
    }

    @Test
    void readsAChangeWithItsUnitInTheSecondNumber() {
        Claim claim = only(german("Die Orvalla Bank senkte die Lösungszeit von 11 auf 2 Minuten."));

        assertThat(claim.kind()).isEqualTo(Kind.RESOLUTION_TIME);
        assertThat(claim.quantity()).isEqualTo(new Quantity.Change(660, 120, Unit.SECONDS, null));
    }

    @Test
    void takesTheMeasureOfAnAnswerFromTheQuestion() {
        Claim claim = only(
                english("Orvalla Bank has an assistant.\n\nHow many languages does it speak?\n\nSeventeen, so far."));

        assertThat(claim.kind()).isEqualTo(Kind.LANGUAGES);
        assertThat(claim.quantity()).isEqualTo(new Quantity.Value(17, Unit.COUNT, null));
    }

    @Test
    void looksPastARelativeClause() {
        Claim claim = only(german(
                "Bei der Orvalla Bank sitzen vierzig Berater, die im Winter gehen mussten, wieder an den Telefonen."));

        assertThat(claim.kind()).isEqualTo(Kind.REHIRE);
        assertThat(claim.quantity()).isEqualTo(new Quantity.Value(40, Unit.PERSONS, null));
    }

    @Test
    void tellsWhenFromHowLong() {
        Claim claim = only(english("Two years ago a call at Orvalla Bank lasted nine minutes on average."));

        assertThat(claim.kind()).isEqualTo(Kind.RESOLUTION_TIME);
        assertThat(claim.quantity()).isEqualTo(new Quantity.Value(540, Unit.SECONDS, null));
    }

    @Test
    void readsHowManyTimesAsMuchAsAChange() {
        Claim claim = only(german("Bei der Orvalla Bank gingen dreimal so viele Beschwerden ein wie im Vorjahr."));

        assertThat(claim.kind()).isEqualTo(Kind.COMPLAINTS);
        assertThat(claim.quantity()).isEqualTo(new Quantity.Value(2, Unit.RELATIVE, null));
    }

    @Test
    void doesNotAssertWhatIsDenied() {
        Claim claim = only(english("Orvalla Bank denied that it had laid off 300 people."));

        assertThat(claim.status()).isNotEqualTo(Status.ASSERTED);
    }

    @Test
    void doesNotAssertWhatIsPlanned() {
        Claim claim = only(german("Die Orvalla Bank will 200 Stellen im Kundendienst streichen."));

        assertThat(claim.status()).isEqualTo(Status.PLANNED);
    }

    @Test
    void takesAHeadlineForAHeadlineOnly() {
        Extraction extraction = english(
                "Orvalla Bank cuts 340 jobs\n\nThe weather in the city was mild on Monday, and nothing else happened there.");

        assertThat(extraction.claims()).allMatch(claim -> claim.status() == Status.HEADING);
    }

    @Test
    void findsNothingInATextWithoutWords() {
        assertThat(english("").claims()).isEmpty();
        assertThat(english(" \n\n ").claims()).isEmpty();
        assertThat(english("…!?!? 12 % — €€€").claims()).isEmpty();
    }

    private static Claim only(Extraction extraction) {
        assertThat(extraction.claims()).hasSize(1);
        return extraction.claims().get(0);
    }

    private static Extraction english(String text) {
        return EXTRACTOR.extract(new ArticleText(null, text, "en", null, List.of()));
    }

    private static Extraction german(String text) {
        return EXTRACTOR.extract(new ArticleText(null, text, "de", null, List.of()));
    }
}
