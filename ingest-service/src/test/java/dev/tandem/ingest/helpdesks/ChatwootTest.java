package dev.tandem.ingest.helpdesks;

import static dev.tandem.ingest.helpdesks.Taken.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Episode;
import dev.tandem.events.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 1772352000 is 2026-03-01T08:00:00Z. Times stand in seconds, with a fraction, and as ISO 8601 in one payload, as Chatwoot has them. */
class ChatwootTest {
    private static final String BODY = """
            "id": 42, "inbox_id": 3, "channel": "Channel::WebWidget", "status": "resolved", "can_reply": true,
            "additional_attributes": {"browser_language": "de", "browser": {"browser_name": "Chrome"},
              "initiated_at": {"timestamp": "Sun Mar 01 2026 09:00:00 GMT+0100 (CET)"}},
            "custom_attributes": {"handoff_reason": "missing_knowledge"}, "labels": ["refund"],
            "contact_inbox": {"id": 1, "created_at": "2026-02-01T10:00:00.123Z"},
            "meta": {"sender": {"id": 88, "name": "Erika", "email": "erika@example.org", "type": "contact"},
              "assignee": {"id": 5, "name": "Max", "type": "user"}, "assignee_type": "User", "hmac_verified": false},
            "unread_count": 0, "first_reply_created_at": "2026-03-01T08:10:00.500Z", "priority": null,
            "waiting_since": 0, "agent_last_seen_at": 0, "contact_last_seen_at": 1772352000,
            "last_activity_at": 1772355601, "timestamp": 1772355601, "created_at": 1772352000,
            "updated_at": 1772355600.25""";
    private static final String MESSAGES = """
            , "messages": [
              {"id": 1, "message_type": 0, "content": "Where is my money", "private": false, "created_at": 1772352001,
               "sender_type": "Contact", "sender_id": 88, "sender": {"id": 88, "name": "Erika", "type": "contact"}},
              {"id": 2, "message_type": 3, "content": "We are there soon", "private": false, "created_at": 1772352002,
               "sender_type": null, "sender_id": null},
              {"id": 3, "message_type": 1, "content": "Have you tried", "private": false, "created_at": 1772352005,
               "sender_type": "AgentBot", "sender_id": 9},
              {"id": 4, "message_type": 1, "content": "angry", "private": true, "created_at": 1772352300,
               "sender_type": "User", "sender_id": 5},
              {"id": 5, "message_type": 1, "content": "I am Max", "private": false, "created_at": 1772352600,
               "sender_type": "User", "sender_id": 5, "sender": {"id": 5, "name": "Max", "type": "user"}},
              {"id": 6, "message_type": 2, "content": "Conversation was marked resolved by Max", "created_at": 1772355601}]""";
    private static final String LAST_ONLY = """
            , "messages": [{"id": 6, "message_type": 1, "content": "bye", "created_at": 1772355599, "sender_type": "User"}]""";

    private static final String MESSAGE = """
                {"event": "message_updated", "id": 7, "message_type": "template", "content_type": "input_csat",
                 "created_at": "2026-03-01T09:00:02.000Z", "content_attributes": {"submitted_values":
                   {"csat_survey_response": {"rating": 4, "feedback_message": "Max is fine"}}},
                 "conversation": {"id": 42}, "sender": null, "account": {"id": 1}}""";

    @Test
    void mapsAConversationWithAllItsMessages() {
        Taken taken = take("{" + BODY + MESSAGES + "}");

        Episode episode = taken.episode();
        assertThat(episode.episode()).isEqualTo("chatwoot:42");
        assertThat(episode.channel()).isEqualTo("chat");
        assertThat(episode.language()).isEqualTo("de");
        assertThat(episode.startedAt()).isEqualTo(at("08:00:00"));
        assertThat(episode.updatedAt()).isEqualTo(at("09:00:00.250"));
        assertThat(episode.aiAnsweredAt()).isEqualTo(at("08:00:05"));
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(episode.handoverReason()).isEqualTo("missing_knowledge");
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:01"));
        assertThat(episode.resolution()).isEqualTo(Episode.Resolution.ASSUMED);
        assertThat(taken.written()).doesNotContain("Erika", "erika", "Max", "\"88\"", "money");
    }

    @Test
    void takesTheTimeOfAnEventThatIsAboutTheStatus() {
        assertThat(take(event("conversation_status_changed", BODY + MESSAGES))
                        .episode()
                        .resolvedAt())
                .isEqualTo(at("09:00:00.250"));
    }

    @Test
    void takesTheStatusBeforeTheNameOfTheEvent() {
        Episode episode = take(event("conversation_resolved", BODY.replace("\"resolved\"", "\"open\"") + MESSAGES))
                .episode();

        assertThat(episode.resolvedAt()).isNull();
        assertThat(episode.resolution()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation_status_changed", "conversation_updated"})
    void saysThatTheLastMessageAloneTellsTooLittle(String name) {
        Taken taken = take(event(name, BODY + LAST_ONLY));

        assertThat(taken.events()).isEmpty();
        assertThat(taken.ignored().pointer()).isEqualTo("/messages");
        assertThat(taken.ignored().id()).isEqualTo("chatwoot:42");
    }

    @Test
    void takesItWhereOnlyPeopleAnswer() {
        Episode episode = Taken.of(
                        Vendor.CHATWOOT,
                        event("conversation_status_changed", BODY + LAST_ONLY),
                        Desks.SILENT.ofPeopleOnly())
                .episode();

        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:10:00.500"));
        assertThat(episode.aiAnsweredAt()).isNull();
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00.250"));
    }

    @Test
    void takesANewConversationWhoseOnlyMessageIsItsFirst() {
        String begun = BODY.replace("\"resolved\"", "\"pending\"").replace("\"2026-03-01T08:10:00.500Z\"", "null")
                + ", \"messages\": [{\"message_type\": 0, \"created_at\": 1772352001, \"sender_type\": \"Contact\"}]";

        Episode episode = take(event("conversation_created", begun)).episode();
        assertThat(episode.humanAnsweredAt()).isNull();
        assertThat(episode.resolvedAt()).isNull();
        assertThat(take("{\"event\": \"message_created\", \"id\": 1, \"conversation\": {" + begun + "}}")
                        .episode())
                .isEqualTo(episode);
    }

    @Test
    void beginsANewEpisodeWhenTheConversationWasReopened() {
        String reopened = BODY.replace("\"resolved\"", "\"open\"")
                + ", \"changed_attributes\": [{\"updated_at\": {\"previous_value\": \"x\"}},"
                + " {\"status\": {\"current_value\": \"open\", \"previous_value\": \"resolved\"}}]" + LAST_ONLY;

        Episode episode = take(event("conversation_status_changed", reopened)).episode();
        assertThat(episode.episode()).isEqualTo("chatwoot:42/1772355600");
        assertThat(episode.reopens()).isEqualTo("chatwoot:42");
        assertThat(episode.startedAt()).isEqualTo(at("09:00:00.250"));
        assertThat(episode.humanAnsweredAt()).isNull();
    }

    @Test
    void takesTheOpeningOfWhatABotHadAnsweredForAHandover() {
        String opened = BODY.replace("\"resolved\"", "\"open\"")
                + ", \"changed_attributes\": [{\"status\": {\"current_value\": \"open\", \"previous_value\": \"pending\"}}]";

        Episode episode =
                take(event("conversation_status_changed", opened + MESSAGES)).episode();
        assertThat(episode.handedOverAt()).isEqualTo(at("09:00:00.250"));
        assertThat(episode.handoverReason()).isEqualTo("missing_knowledge");
        assertThat(take(event("conversation_status_changed", opened + MESSAGES.replace("AgentBot", "User")))
                        .episode()
                        .handedOverAt())
                .isNull();
        assertThat(take(event("conversation_status_changed", opened + MESSAGES).replace("\"open\"", "\"resolved\""))
                        .episode()
                        .handedOverAt())
                .isNull();
        assertThat(take(event("conversation_updated", opened + MESSAGES))
                        .episode()
                        .handedOverAt())
                .isNull();
    }

    @Test
    void readsAListOfTheApi() {
        Taken taken = take("{\"data\": {\"meta\": {\"all_count\": 1}, \"payload\": [{" + BODY + MESSAGES + "}]}}");

        assertThat(taken.episode().episode()).isEqualTo("chatwoot:42");
        assertThat(take("{\"meta\": {}, \"payload\": []}").receipt().accepted()).isZero();
    }

    @Test
    void mapsAnAnsweredSurveyAndNoOther() {
        String response = """
                [{"id": 1, "rating": 4, "feedback_message": "Max is fine", "account_id": 1, "message_id": 7,
                  "contact": {"id": 88, "name": "Erika"}, "conversation_id": 42, "assigned_agent": {"id": 5, "name": "Max"},
                  "created_at": 1772355700}]""";

        Survey survey = take(MESSAGE).surveys().get(0);
        assertThat(survey.score()).isEqualTo(4);
        assertThat(survey.episode()).isEqualTo("chatwoot:42");
        assertThat(take(MESSAGE).written()).doesNotContain("Max");
        assertThat(take(response).events().get(0).id())
                .isEqualTo(take(MESSAGE).events().get(0).id());
        assertThat(take(MESSAGE.replace("\"rating\": 4, ", "")).ignored().reason())
                .contains("no rating");
        assertThat(take(MESSAGE.replace("4, \"feed", "0, \"feed"))
                        .violations()
                        .get(0)
                        .reason())
                .contains("scale csat");
    }

    @Test
    void passesByWhatIsNotAboutAConversationAndRefusesWhatIsNone() {
        assertThat(take("{\"event\": \"webwidget_triggered\", \"id\": 1}")
                        .ignored()
                        .pointer())
                .isEqualTo("/event");
        assertThat(take("{\"event\": \"conversation_created\"}").pointers()).containsOnly("");
        assertThat(take("{\"event\": 7}").pointers()).contains("/event");
        assertThat(take("{\"a\": 1}").violations().get(0).reason()).contains("webhook");
        assertThat(take("{" + BODY.replace("\"id\": 42", "\"id\": {}") + MESSAGES + "}")
                        .pointers())
                .contains("/id");
    }

    private static String event(String name, String body) {
        return "{\"event\": \"" + name + "\", " + body + "}";
    }

    static String conversation() {
        return event("conversation_status_changed", BODY + MESSAGES);
    }

    static String opened() {
        return event(
                "conversation_status_changed",
                BODY.replace("\"resolved\"", "\"open\"")
                        + ", \"changed_attributes\": [{\"status\": {\"previous_value\": \"pending\"}}]" + MESSAGES);
    }

    static String survey() {
        return MESSAGE;
    }

    private static Taken take(String payload) {
        return Taken.of(Vendor.CHATWOOT, payload);
    }
}
