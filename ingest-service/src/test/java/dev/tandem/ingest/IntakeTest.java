package dev.tandem.ingest;

import static dev.tandem.ingest.Fixtures.EPISODE;
import static dev.tandem.ingest.Fixtures.NOW;
import static dev.tandem.ingest.Fixtures.draft;
import static dev.tandem.ingest.Fixtures.episode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Intake intake = new Intake(Fixtures.acceptance(), log);

    private Receipt take(List<Draft> drafts, String origin) {
        return intake.take(drafts, origin, refused -> {});
    }

    @Test
    void takesAnEventAndDatesItNowWhenItHasNoTime() {
        Receipt receipt = take(List.of(episode(EPISODE)), "test");

        assertThat(receipt).isEqualTo(new Receipt(1, List.of()));
        assertThat(log.accepted()).singleElement().satisfies(accepted -> {
            assertThat(accepted.event().id()).isEqualTo("1");
            assertThat(accepted.event().time()).isEqualTo(NOW);
        });
    }

    @Test
    void refusesAnEventFromTheFutureAndAppendsItToTheRefusedOnly() {
        Receipt receipt = take(List.of(episode(EPISODE.replace("02T08", "02T11"))), "test");

        assertThat(receipt.rejected())
                .containsExactly(
                        new Receipt.Rejected(0, "1", List.of(new Violation("/data/startedAt", "is in the future"))));
        assertThat(log.accepted()).isEmpty();
        assertThat(log.refused())
                .singleElement()
                .extracting(Refusal::coordinates)
                .isEqualTo("test index 0");
    }

    @Test
    void letsSomethingBeDueInTheFuture() {
        String due = EPISODE.replace("\"channel\"", "\"slaDueAt\": \"2027-01-01T00:00:00Z\", \"channel\"");

        assertThat(take(List.of(episode(due)), "test").accepted()).isEqualTo(1);
    }

    @Test
    void keepsTheGoodEventsOfABatch() {
        Receipt receipt = take(
                List.of(episode(EPISODE), episode("{}"), new Draft.Unreadable(new Violation("", "is not JSON"), 3)),
                "test");

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.rejected()).extracting(Receipt.Rejected::index).containsExactly(1, 2);
    }

    @Test
    void letsNoCustomerThroughUnderTheOwnName() {
        take(List.of(episode(EPISODE), episode(EPISODE.replace("\"chat\"", "7"))), "test");

        String pseudonym = Fixtures.pseudonyms().of("acme", "Erika Musterfrau");
        assertThat(new String(log.accepted().get(0).value(), UTF_8))
                .contains(pseudonym)
                .doesNotContain("Erika");
        assertThat(log.refused().get(0).kept()).asString().contains(pseudonym).doesNotContain("Erika");
    }

    @Test
    void keepsNothingOfAFieldThatTheContractDoesNotKnow() {
        String named = EPISODE.replace("\"channel\"", "\"agent\": \"Max Mustermann\", \"channel\"");

        Receipt receipt = take(List.of(episode(named)), "test");

        assertThat(receipt.rejected().get(0).violations())
                .containsExactly(new Violation("/data/agent", "is not a member of this type"));
        assertThat(log.refused()).asString().doesNotContain("Mustermann");
    }

    @Test
    void refusesAnEnvelopeByEachOfItsAttributes() {
        Draft.Envelope wrong = new Draft.Envelope("0.3", "", "not a uri", "x", "yesterday", "", "text/xml", "%");

        Receipt receipt = take(List.of(draft(wrong, EPISODE)), "test");

        assertThat(receipt.rejected().get(0).violations())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/specversion",
                        "/id",
                        "/source",
                        "/type",
                        "/time",
                        "/subject",
                        "/dataschema",
                        "/datacontenttype");
    }

    @Test
    void namesTheAttributesThatAreMissing() {
        Draft.Envelope empty = new Draft.Envelope(null, null, null, null, null, null, null, null);

        Receipt receipt = take(List.of(draft(empty, EPISODE)), "test");

        assertThat(receipt.rejected().get(0).violations())
                .extracting(Violation::reason)
                .containsExactly(
                        "lacks the required member specversion",
                        "lacks the required member id",
                        "lacks the required member source",
                        "lacks the required member type");
    }

    @Test
    void refusesAnEventThatIsTooLarge() {
        Receipt receipt = take(List.of(episode(EPISODE + " ".repeat(5000))), "test");

        assertThat(receipt.rejected().get(0).violations())
                .containsExactly(new Violation("", "is larger than 4096 bytes"));
    }

    @Test
    void refusesATextThatUtf8CannotCarry() {
        Receipt receipt = take(List.of(episode(EPISODE.replace("chat", "\\ud800"))), "test");

        assertThat(receipt.rejected().get(0).violations())
                .containsExactly(new Violation("/data/channel", "holds half of a surrogate pair"));
    }

    @Test
    void answersWithPointersThatCanBePrinted() {
        Receipt receipt = take(List.of(episode(EPISODE.replace("\"channel\"", "\"\\u0007\": 1, \"channel\""))), "test");

        assertThat(receipt.rejected().get(0).violations().get(0).pointer()).isEqualTo("/data/\ufffd");
    }
}
