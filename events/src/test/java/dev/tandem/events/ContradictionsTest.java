package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema cannot say: members that are right alone and wrong beside each other. */
class ContradictionsTest {
    private static final String EPISODE =
            "'organisation':'o','episode':'e','channel':'chat','updatedAt':'2025-01-02T00:00:00Z','startedAt':'2025-01-01T12:00:00Z'";
    private static final String SURVEY = "'organisation':'o','answeredAt':'2025-01-01T00:00:00Z'";
    private static final String COMPLAINT = "'organisation':'o','openedAt':'2025-01-02T00:00:00Z','category':'c'";
    private static final String WORKFORCE = "'organisation':'o','effectiveOn':'2025-01-01','role':'agent'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aiAnsweredAt",
                "humanRequestedAt",
                "handedOverAt",
                "humanAnsweredAt",
                "firstReplyAt",
                "resolvedAt",
                "abandonedAt",
                "slaDueAt"
            })
    void nothingHappensInAnEpisodeBeforeItStarts(String member) {
        assertThat(violations(EventType.EPISODE, EPISODE + ",'" + member + "':'2025-01-01T11:59:59.999Z'"))
                .containsExactly(new Violation("/" + member, "is before /startedAt"));
        assertThat(violations(EventType.EPISODE, EPISODE + ",'" + member + "':'2025-01-01T13:00:00+01:00'"))
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(violations(
                        EventType.EPISODE,
                        EPISODE + ",'resolvedAt':'2025-01-01T00:00:00Z','abandonedAt':'2025-01-01T00:00:00Z'"))
                .extracting(Violation::pointer)
                .containsExactly("/resolvedAt", "/abandonedAt");
    }

    @Test
    void anEpisodeDoesNotReopenItself() {
        assertThat(violations(EventType.EPISODE, EPISODE + ",'reopens':'e'"))
                .containsExactly(new Violation("/reopens", "is the episode itself"));
    }

    @ParameterizedTest
    @CsvSource({
        "csat,0,false", "csat,1,true", "csat,5,true", "csat,6,false",
        "ces,0,false", "ces,1,true", "ces,7,true", "ces,8,false",
        "nps,0,true", "nps,10,true", "nps,11,false"
    })
    void aScoreLiesOnItsScale(String scale, int score, boolean accepted) {
        List<Violation> violations = violations(EventType.SURVEY, SURVEY + ",'scale':'" + scale + "','score':" + score);

        assertThat(violations.isEmpty()).isEqualTo(accepted);
        assertThat(violations).allMatch(violation -> violation.pointer().equals("/score"));
    }

    @Test
    void whoHandledAnEpisodeIsDerivedFromItAndNotSentBesideIt() {
        Violation derived = new Violation("/handler", "is derived from the episode");

        assertThat(violations(EventType.SURVEY, SURVEY + ",'scale':'csat','score':3,'episode':'e','handler':'ai'"))
                .containsExactly(derived);
        assertThat(violations(EventType.COMPLAINT, COMPLAINT + ",'episode':'e','handler':'ai'"))
                .containsExactly(derived);
    }

    @Test
    void aComplaintIsNotClosedBeforeItIsOpened() {
        assertThat(violations(EventType.COMPLAINT, COMPLAINT + ",'closedAt':'2025-01-01T00:00:00Z'"))
                .containsExactly(new Violation("/closedAt", "is before /openedAt"));
    }

    @Test
    void aWorkforceEventSaysSomethingAboutTheWorkforce() {
        assertThat(violations(EventType.WORKFORCE, WORKFORCE))
                .containsExactly(new Violation("/headcount", "or change or hours must be given"));
        assertThat(violations(EventType.WORKFORCE, WORKFORCE + ",'headcount':10,'reason':'hire'"))
                .containsExactly(new Violation("/change", "is missing, but a reason for it is given"));
    }

    @Test
    void aPeriodOfCostEndsAfterItBegins() {
        String cost = "'organisation':'o','category':'ai','amount':1,'currency':'EUR','from':'2025-02-01','to':";

        assertThat(violations(EventType.COST, cost + "'2025-02-01'"))
                .containsExactly(new Violation("/to", "is not after /from"));
        assertThat(violations(EventType.COST, cost + "'2025-02-02'")).isEmpty();
    }

    private static List<Violation> violations(EventType type, String members) {
        byte[] bytes = ("{" + members.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
        return EventCodec.decode(type, bytes) instanceof Decoded.Invalid invalid ? invalid.violations() : List.of();
    }
}
