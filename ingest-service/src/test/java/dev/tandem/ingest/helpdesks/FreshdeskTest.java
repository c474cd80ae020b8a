package dev.tandem.ingest.helpdesks;

import static dev.tandem.ingest.helpdesks.Taken.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Episode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshdeskTest {
    private static final String TICKET = """
            {"id": 20, "status": 4, "priority": 1, "source": 3, "type": "Refund", "spam": false, "tags": ["Gold"],
             "subject": "Erika asks", "requester_id": 129, "responder_id": 230, "email": "erika@example.org",
             "created_at": "2026-03-01T08:00:00Z", "updated_at": "2026-03-01T09:30:00Z", "due_by": "2026-03-04T08:00:00Z",
             "fr_due_by": "2026-03-02T08:00:00Z", "description_text": "I am Erika",
             "stats": {"agent_responded_at": "2026-03-01T08:30:00Z", "requester_responded_at": null,
               "first_responded_at": "2026-03-01T08:10:00Z", "status_updated_at": "2026-03-01T09:00:00Z",
               "reopened_at": null, "resolved_at": "2026-03-01T09:00:00Z", "closed_at": null, "pending_since": null}}""";

    @Test
    void mapsATicketWithItsStats() {
        Taken taken = take("[" + TICKET + "]");

        Episode episode = taken.episode();
        assertThat(episode.episode()).isEqualTo("freshdesk:20");
        assertThat(episode.channel()).isEqualTo("phone");
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(episode.slaDueAt()).isEqualTo("2026-03-04T08:00:00Z");
        assertThat(taken.written()).doesNotContain("Erika", "erika", "129", "230", "Gold", "Refund");
    }

    @Test
    void takesTheStatusBeforeATimeThatContradictsIt() {
        assertThat(take(TICKET.replace("\"status\": 4", "\"status\": 2"))
                        .episode()
                        .resolvedAt())
                .isNull();
        assertThat(take(TICKET.replace("\"resolved_at\": \"2026-03-01T09:00:00Z\"", "\"resolved_at\": null"))
                        .episode()
                        .resolution())
                .isEqualTo(Episode.Resolution.ASSUMED);
    }

    @Test
    void cutsAReopenedTicketAndLetsWhatWasToldOfItsFirstPartStand() {
        Taken taken = take(TICKET.replace("\"reopened_at\": null", "\"reopened_at\": \"2026-03-01T08:45:00Z\""));

        Episode first = taken.episodes().get(0);
        Episode second = taken.episodes().get(1);
        assertThat(first.updatedAt()).isEqualTo(first.startedAt());
        assertThat(first.humanAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(first.resolution()).isEqualTo(Episode.Resolution.ASSUMED);
        assertThat(first.resolvedAt()).isNull();
        assertThat(second.reopens()).isEqualTo("freshdesk:20");
        assertThat(second.startedAt()).isEqualTo(at("08:45:00"));
        assertThat(second.updatedAt()).isEqualTo(at("09:30:00"));
        assertThat(second.resolvedAt()).isEqualTo(at("09:00:00"));
    }

    @Test
    void keepsAFirstResolutionThatFreshdeskStillKnows() {
        Taken taken = take(TICKET.replace("\"reopened_at\": null", "\"reopened_at\": \"2026-03-01T09:10:00Z\"")
                .replace("\"status\": 4", "\"status\": 2"));

        assertThat(taken.episodes().get(0).resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(taken.episodes().get(1).startedAt()).isEqualTo(at("09:10:00"));
        assertThat(taken.episodes().get(1).resolvedAt()).isNull();
        assertThat(taken.episodes().get(1).resolution()).isNull();
    }

    @Test
    void tellsBotsFromPeopleByTheConversations() {
        Desks bots = Desks.SILENT.withBots("999");
        String conversations = """
                {"conversations": [
                  {"id": 1, "incoming": false, "private": false, "user_id": 999, "created_at": "2026-03-01T08:00:10Z"},
                  {"id": 2, "incoming": true, "private": false, "user_id": 129, "created_at": "2026-03-01T08:05:00Z"},
                  {"id": 3, "incoming": false, "private": true, "user_id": 230, "created_at": "2026-03-01T08:06:00Z"},
                  {"id": 4, "incoming": false, "private": false, "user_id": 230, "created_at": "2026-03-01T08:12:00Z"}],""";

        assertThat(Taken.of(Vendor.FRESHDESK, TICKET, bots).ignored().reason()).contains("conversations");
        Episode episode = Taken.of(Vendor.FRESHDESK, conversations + TICKET.substring(1), bots)
                .episode();
        assertThat(episode.aiAnsweredAt()).isEqualTo(at("08:00:10"));
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:12:00"));
    }

    @Test
    void readsAWebhookThatTellsEnoughAndSaysWhatAnotherLacks() {
        String enough = """
                {"freshdesk_webhook": {"ticket_id": 20, "ticket_status": "Closed", "ticket_source": "Email",
                  "ticket_tags": "gold, vip", "ticket_requester_id": 129, "triggered_event": "{ticket_action:closed}",
                  "ticket_agent_name": "Max", "ticket_created_at": "2026-03-01 08:00:00 UTC",
                  "ticket_updated_at": "Sun, 01 Mar 2026 09:30:00 GMT",
                  "stats": {"first_responded_at": 1772352600, "closed_at": "2026-03-01T10:00:00+01:00"}}}""";

        Episode episode = take(enough).episode();
        assertThat(episode.channel()).isEqualTo("email");
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(take(enough).written()).doesNotContain("Max");
        assertThat(take("{\"freshdesk_webhook\": {\"ticket_id\": 20, \"ticket_status\": \"Open\"}}")
                        .violations())
                .extracting(violation -> violation.pointer() + " " + violation.reason())
                .containsExactly(
                        "/freshdesk_webhook lacks the required member created_at",
                        "/freshdesk_webhook lacks the required member updated_at");
    }

    @ParameterizedTest
    @CsvSource({"103, 5", "102, 5", "101, 4", "100, 3", "-101, 2", "-102, 1", "-103, 1"})
    void mapsTheSevenFacesToFivePoints(int face, int points) {
        assertThat(take(rating(Integer.toString(face))).surveys())
                .singleElement()
                .satisfies(survey -> {
                    assertThat(survey.score()).isEqualTo(points);
                    assertThat(survey.episode()).isEqualTo("freshdesk:20");
                });
    }

    @Test
    void mapsNoFaceThatThereIsNot() {
        assertThat(take(rating("0")).pointers()).containsExactly("/0/ratings/default_question");
        assertThat(take(rating("null")).ignored().reason()).contains("no rating");
    }

    @Test
    void saysWhyATicketIsNotCounted() {
        assertThat(take(TICKET.replace("\"spam\": false", "\"spam\": true"))
                        .ignored()
                        .pointer())
                .isEqualTo("/spam");
        assertThat(take(TICKET.replace("\"source\": 3", "\"source\": 10"))
                        .ignored()
                        .reason())
                .contains("wrote first");
        assertThat(take(TICKET.replace("\"stats\"", "\"other\"")).ignored().reason())
                .contains("stats");
        assertThat(take("{\"total\": 1, \"results\": [" + TICKET.replace("\"status\": 4", "\"status\": [4]") + "]}")
                        .pointers())
                .contains("/results/0/status");
        assertThat(take("null").violations()).isNotEmpty();
    }

    static String rating(String face) {
        return """
                [{"id": 4, "survey_id": 1, "user_id": 129, "agent_id": 230, "feedback": "Max!", "ticket_id": 20,
                  "created_at": "2026-03-01T09:40:00Z", "updated_at": "2026-03-01T09:40:00Z",
                  "ratings": {"default_question": %s, "question_4": 101}}]""".formatted(face);
    }

    static String ticket() {
        return "[" + TICKET.replace("\"reopened_at\": null", "\"reopened_at\": \"2026-03-01T08:45:00Z\"") + "]";
    }

    private static Taken take(String payload) {
        return Taken.of(Vendor.FRESHDESK, payload);
    }
}
