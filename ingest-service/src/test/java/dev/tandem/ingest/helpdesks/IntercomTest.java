package dev.tandem.ingest.helpdesks;

import static dev.tandem.ingest.helpdesks.Taken.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Change;
import dev.tandem.events.Episode;
import dev.tandem.events.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1772352000 is 2026-03-01T08:00:00Z. */
class IntercomTest {
    private static final String PEOPLE = """
            {"type": "conversation", "id": "1295", "created_at": 1772352000, "updated_at": 1772356000,
             "waiting_since": null, "state": "closed", "open": false, "read": true, "admin_assignee_id": 814860,
             "source": {"type": "email", "id": "3", "delivered_as": "customer_initiated", "subject": "My order",
               "body": "<p>I am Erika</p>", "author": {"type": "user", "id": "c-1", "name": "Erika"}},
             "contacts": {"type": "contact.list", "contacts": [{"type": "contact", "id": "c-1", "external_id": "7"}]},
             "teammates": {"type": "admin.list", "teammates": [{"type": "admin", "id": "814860"}]},
             "tags": {"type": "tag.list", "tags": [{"type": "tag", "id": "1", "name": "Billing", "applied_by": {"id": "9"}}]},
             "custom_attributes": {"Language": "pt-BR"}, "ai_agent_participated": false, "ai_agent": null,
             "conversation_rating": {"rating": null, "remark": null, "created_at": 1772353000, "contact": {"id": "c-1"}},
             "statistics": {"first_admin_reply_at": 1772352600, "first_close_at": 1772355600, "last_close_at": 1772355600,
               "count_reopens": 0, "count_conversation_parts": 9, "last_closed_by_id": "814860"},
             "conversation_parts": {"type": "conversation_part.list", "total_count": 1, "conversation_parts": [
               {"type": "conversation_part", "id": "9", "part_type": "close", "body": null, "created_at": 1772355600,
                "author": {"type": "admin", "id": "814860", "name": "Max", "email": "max@example.com"}}]}}""";

    private static final String HISTORY = """
            {"type": "conversation", "id": "1296", "created_at": 1772352000, "updated_at": 1772359200, "state": "closed",
             "source": {"type": "conversation", "author": {"type": "lead", "id": "c-2"}},
             "contacts": {"contacts": [{"id": "c-2"}]}, "tags": {"tags": []},
             "ai_agent_participated": true,
             "ai_agent": {"last_answer_type": "ai_answer", "resolution_state": "routed_to_team", "rating": 2,
               "rating_remark": "no help", "created_at": 1772352200, "updated_at": 1772352260},
             "conversation_rating": {"rating": 4, "created_at": 1772358000, "updated_at": 1772358600},
             "conversation_parts": {"total_count": 9, "conversation_parts": [
               {"part_type": "comment", "body": "<p>Hi, I am a bot</p>", "created_at": 1772352001,
                "author": {"type": "bot", "id": "b-1", "from_ai_agent": false, "is_ai_answer": false}},
               {"part_type": "comment", "body": "<p>Try this</p>", "created_at": 1772352010,
                "author": {"type": "bot", "id": "b-1", "from_ai_agent": true, "is_ai_answer": true}},
               {"part_type": "comment", "body": "<p>No. A person please</p>", "created_at": 1772352060,
                "author": {"type": "lead", "id": "c-2"}},
               {"part_type": "assignment", "body": null, "created_at": 1772352070, "assigned_to": {"type": "team", "id": "5"},
                "author": {"type": "bot", "id": "b-1"}},
               {"part_type": "note", "body": "<p>difficult customer</p>", "created_at": 1772352100,
                "author": {"type": "admin", "id": "1"}},
               {"part_type": "comment", "body": "<p>Hello</p>", "created_at": 1772352600, "author": {"type": "admin", "id": "1"}},
               {"part_type": "close", "body": null, "created_at": 1772355600, "author": {"type": "admin", "id": "1"}},
               {"part_type": "open", "body": "<p>Again</p>", "created_at": 1772357400, "author": {"type": "lead", "id": "c-2"}},
               {"part_type": "close", "body": "<p>Done</p>", "created_at": 1772358000, "author": {"type": "admin", "id": "2"}}
             ]}}""";

    @Test
    void mapsAConversationOfPeopleByItsStatistics() {
        Taken taken = take(notified("conversation.admin.closed", PEOPLE));

        Episode episode = taken.episode();
        assertThat(episode.episode()).isEqualTo("intercom:1295");
        assertThat(episode.channel()).isEqualTo("email");
        assertThat(episode.language()).isEqualTo("pt");
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(episode.aiAnsweredAt()).isNull();
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(episode.reopenCount()).isNull();
        assertThat(taken.surveys()).isEmpty();
        assertThat(taken.written()).doesNotContain("Erika", "Max", "814860", "c-1", "illing");
    }

    @Test
    void mapsAConversationWithItsHistoryToEpisodesWithTheAiPartInTheFirst() {
        Taken taken = take(
                "{\"type\": \"conversation.list\", \"pages\": {\"page\": 1}, \"total_count\": 1, \"conversations\": ["
                        + HISTORY + "]}");

        assertThat(taken.episodes()).hasSize(2);
        Episode first = taken.episodes().get(0);
        assertThat(first.channel()).isEqualTo("chat");
        assertThat(first.aiAnsweredAt()).isEqualTo(at("08:00:10"));
        assertThat(first.firstReplyAt()).isEqualTo(at("08:00:10"));
        assertThat(first.handedOverAt()).isEqualTo(at("08:01:10"));
        assertThat(first.humanAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(first.resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(first.resolution()).isEqualTo(Episode.Resolution.ASSUMED);
        Episode second = taken.episodes().get(1);
        assertThat(second.reopens()).isEqualTo("intercom:1296");
        assertThat(second.startedAt()).isEqualTo(at("09:30:00"));
        assertThat(second.humanAnsweredAt()).isEqualTo(at("09:40:00"));
        assertThat(second.resolvedAt()).isEqualTo(at("09:40:00"));
        assertThat(taken.surveys()).extracting(Survey::score).containsExactly(4, 2);
        assertThat(taken.surveys()).extracting(Survey::episode).containsOnly("intercom:1296");
    }

    @Test
    void doesNotGuessWhenTheAiAnswered() {
        String latestOnly = HISTORY.replaceFirst(
                "(?s)\"total_count\": 9, \"conversation_parts\": \\[.*]}}",
                "\"total_count\": 1,"
                        + " \"conversation_parts\": []}, \"statistics\": {\"count_conversation_parts\": 9, \"count_reopens\": 0}}");

        Taken taken = take(notified("conversation.admin.replied", latestOnly));

        assertThat(taken.events()).isEmpty();
        assertThat(taken.ignored().pointer()).isEqualTo("/data/item/ai_agent");
        assertThat(take(notified("conversation.admin.replied", HISTORY))
                        .ignored()
                        .reason())
                .contains("conversation_parts");
    }

    @Test
    void takesTheStateBeforeTheTopicAndATimeThatContradictsIt() {
        Episode episode = take(notified("conversation.admin.closed", PEOPLE.replace("\"closed\"", "\"open\"")))
                .episode();

        assertThat(episode.resolvedAt()).isNull();
        assertThat(episode.resolution()).isNull();
    }

    @Test
    void countsNoHistoryThatEndsOtherwiseThanTheState() {
        assertThat(take(HISTORY.replace("\"closed\"", "\"open\"")).ignored().pointer())
                .isEqualTo("/conversation_parts");
    }

    @Test
    void saysHowOftenItWasReopenedWhereNobodyKnowsWhen() {
        Episode episode = take(PEOPLE.replace("\"count_reopens\": 0", "\"count_reopens\": 3")
                        .replace("\"closed\"", "\"open\"")
                        .replace("\"total_count\": 1", "\"total_count\": 9"))
                .episode();

        assertThat(episode.reopenCount()).isEqualTo(3);
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
    }

    @ParameterizedTest
    @CsvSource({"confirmed_resolution, CONFIRMED", "assumed_resolution, ASSUMED", "abandoned, UNRESOLVED"})
    void takesWhatTheAiAgentSaysOfItsOwnResolution(String state, Episode.Resolution resolution) {
        String alone = """
                {"id": 5, "created_at": 1772352000, "updated_at": 1772355600, "state": "closed",
                 "source": {"type": "conversation", "author": {"type": "user"}}, "ai_agent_participated": true,
                 "ai_agent": {"last_answer_type": "ai_answer", "resolution_state": "%s", "rating": null},
                 "conversation_parts": {"total_count": 2, "conversation_parts": [
                   {"part_type": "comment", "body": "x", "created_at": 1772352005, "author": {"type": "bot"}},
                   {"part_type": "close", "body": null, "created_at": 1772355600, "author": {"type": "bot"}}]}}""".formatted(state);

        Episode episode = take(alone).episode();
        assertThat(episode.resolution()).isEqualTo(resolution);
        assertThat(episode.aiAnsweredAt()).isEqualTo(at("08:00:05"));
        assertThat(episode.humanAnsweredAt()).isNull();
        assertThat(take(alone).surveys()).isEmpty();
    }

    @Test
    void beginsWithTheCustomerWhereSomebodyElseWroteFirst() {
        String outbound = PEOPLE.replace("\"author\": {\"type\": \"user\"", "\"author\": {\"type\": \"admin\"")
                .replace("\"total_count\": 1", "\"total_count\": 9");

        assertThat(take(outbound).ignored().reason()).contains("customer");
        Episode answered = take(outbound.replace(
                        "\"first_admin_reply_at\"", "\"first_contact_reply_at\": 1772352300, \"first_admin_reply_at\""))
                .episode();
        assertThat(answered.startedAt()).isEqualTo(at("08:05:00"));
    }

    @Test
    void passesByWhatIsNotAConversationAndRefusesWhatIsNoNotification() {
        assertThat(
                        take("{\"type\": \"notification_event\", \"topic\": \"ping\", \"data\": {\"item\": {\"type\": \"ping\"}}}")
                                .ignored()
                                .pointer())
                .isEqualTo("/topic");
        assertThat(take("{\"type\": \"notification_event\", \"topic\": \"conversation.user.created\", \"data\": null}")
                        .pointers())
                .contains("/data/item");
        assertThat(take("{}").violations().get(0).reason()).contains("notification_event");
        assertThat(take(PEOPLE.replace("\"closed\"", "\"gone\"")).pointers()).containsExactly("/state");
        assertThat(take(PEOPLE.replace("\"rating\": null", "\"rating\": 0")).pointers())
                .containsExactly("/conversation_rating/rating");
    }

    @Test
    void mapsWhatWasDoneToFinToChanges() {
        Taken taken = take("""
                {"type": "activity_log.list", "pages": null, "activity_logs": [
                  {"id": "a-1", "performed_by": {"type": "admin", "id": "1", "email": "max@example.com"},
                   "metadata": {}, "created_at": 1772352000, "activity_type": "fin_enabled", "activity_description": "Max did"},
                  {"id": "a-2", "created_at": 1772352000, "activity_type": "admin_deletion"}]}""");

        assertThat(taken.only(Change.class)).singleElement().satisfies(change -> assertThat(change.kind())
                .isEqualTo(Change.Kind.ROLLOUT));
        assertThat(taken.written()).doesNotContain("ax@").doesNotContain("Max");
        assertThat(taken.ignored().index()).isEqualTo(1);
    }

    private static String notified(String topic, String item) {
        return """
                {"type": "notification_event", "app_id": "a", "id": "notif_1", "topic": "%s", "delivery_attempts": 1,
                 "created_at": 1772356000, "data": {"type": "notification_event_data", "item": %s}}""".formatted(topic, item);
    }

    static String notification() {
        return notified("conversation.admin.closed", PEOPLE);
    }

    static String history() {
        return "{\"conversations\": [" + HISTORY + "]}";
    }

    private static Taken take(String payload) {
        return Taken.of(Vendor.INTERCOM, payload);
    }
}
