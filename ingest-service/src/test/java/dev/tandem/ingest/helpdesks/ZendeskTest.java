package dev.tandem.ingest.helpdesks;

import static dev.tandem.ingest.helpdesks.Taken.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Change;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.events.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskTest {
    private static final String TICKET = """
            {"id": 71, "url": "https://x.zendesk.com/api/v2/tickets/71.json", "status": "solved",
             "created_at": "2026-03-01T08:00:00Z", "updated_at": "2026-03-01T09:30:00Z",
             "subject": "Where is my parcel", "description": "I am Erika Musterfrau", "tags": ["vip", "parcel"],
             "via": {"channel": "email", "source": {"from": {"address": "erika@example.org", "name": "Erika"}}},
             "requester_id": 501, "submitter_id": 501, "assignee_id": 900, "group_id": 3, "priority": null,
             "satisfaction_rating": {"score": "offered"},
             "metric_set": {"reopens": 0, "replies": 2, "solved_at": "2026-03-01T09:00:00Z",
               "reply_time_in_minutes": {"calendar": 25, "business": 5},
               "first_resolution_time_in_minutes": {"calendar": 60, "business": 30}}}""";

    private static final String AUDITS = """
                "audits": [
                  {"created_at": "2026-03-01T08:10:00Z", "author_id": 77,
                   "events": [{"type": "Comment", "public": true, "author_id": 77, "body": "hello"}]},
                  {"created_at": "2026-03-01T08:20:00Z", "events": [
                    {"type": "Comment", "public": false, "author_id": 900, "body": "internal"},
                    {"type": "Change", "field_name": "status", "previous_value": "open", "value": "solved"}]},
                  {"created_at": "2026-03-01T08:30:00Z", "events": [
                    {"type": "Comment", "public": true, "author_id": 501, "body": "not solved"},
                    {"type": "Change", "field_name": "status", "previous_value": "solved", "value": "open"}]},
                  {"created_at": "2026-03-01T08:40:00Z", "events": [{"type": "Comment", "public": true, "author_id": 900}]},
                  {"created_at": "2026-03-01T09:00:00Z", "events": [
                    {"type": "Change", "field_name": "status", "previous_value": "open", "value": "solved"}]},
                  {"created_at": "2026-03-01T09:10:00Z", "events": [
                    {"type": "Change", "field_name": "status", "previous_value": "solved", "value": "closed"}]}],""";

    private static final String CREATED = """
            {"type": "zen:event-type:ticket.created", "account_id": 1, "id": "e-1", "time": "2026-03-01T08:00:01Z",
             "zendesk_event_version": "2022-11-06", "subject": "zen:ticket:71",
             "detail": {"id": "71", "status": "NEW", "created_at": "2026-03-01T08:00:00Z", "actor_id": "501",
               "updated_at": "2026-03-01T08:00:00Z", "requester_id": "501", "assignee_id": null, "tags": [],
               "via": {"channel": "web_form"}},
             "event": {"meta": {"sequence": {"id": "s", "position": 1}}}}""";

    @Test
    void mapsASolvedTicketWithItsMetrics() {
        Taken taken = take("{\"ticket\": " + TICKET + "}");

        Episode episode = taken.episode();
        assertThat(episode.episode()).isEqualTo("zendesk:71");
        assertThat(episode.startedAt()).isEqualTo(at("08:00:00"));
        assertThat(episode.updatedAt()).isEqualTo(at("09:30:00"));
        assertThat(episode.channel()).isEqualTo("email");
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:25:00"));
        assertThat(episode.firstReplyAt()).isEqualTo(at("08:25:00"));
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(episode.resolution()).isEqualTo(Episode.Resolution.ASSUMED);
        assertThat(episode.aiAnsweredAt()).isNull();
        assertThat(episode.reopenCount()).isNull();
        assertThat(episode.topic()).isNull();
        assertThat(episode.customer()).hasSize(32);
        assertThat(taken.surveys()).isEmpty();
    }

    @Test
    void letsNeitherEmployeesNorCustomersNorTheirWordsOut() {
        String written = take("{\"ticket\": " + TICKET + "}").written();

        assertThat(written).doesNotContain("Erika", "erika", "parcel", "900", "501", "vip");
    }

    @Test
    void makesTheSameEventsOfTheSamePayloadAndOthersOfALaterOne() {
        CloudEvent first = take(TICKET).events().get(0);

        assertThat(take(TICKET).events()).containsExactly(first);
        assertThat(take(TICKET.replace("09:30:00", "09:31:00")).events().get(0).id())
                .isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "GOOD", "5"})
    void mapsARatingOnTheTicketThatWasGiven(String score) {
        Taken taken =
                take(TICKET.replace("\"offered\"", "\"" + score + "\", \"id\": 9, \"comment\": \"Max was nice\""));

        Survey survey = taken.surveys().get(0);
        assertThat(survey.score()).isEqualTo(5);
        assertThat(survey.episode()).isEqualTo("zendesk:71");
        assertThat(survey.answeredAt()).isEqualTo(at("09:00:00"));
        assertThat(taken.written()).doesNotContain("Max");
    }

    @Test
    void takesAStatusBeforeATimeThatContradictsIt() {
        assertThat(take(TICKET.replace("solved\"", "open\"")).episode().resolvedAt())
                .isNull();
        assertThat(take(TICKET.replace("solved\"", "open\"")).episode().resolution())
                .isNull();
    }

    @Test
    void saysHowOftenATicketWasReopenedAndKeepsItsFirstResolution() {
        Episode episode = take(TICKET.replace("\"reopens\": 0", "\"reopens\": 2")
                        .replace("09:00:00", "09:20:00"))
                .episode();

        assertThat(episode.reopenCount()).isEqualTo(2);
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
    }

    @Test
    void cutsATicketIntoEpisodesWhereItsAuditsSayThatItWasReopened() {
        Taken taken = take("{" + AUDITS + TICKET.substring(1), Desks.SILENT.withBots("77"));

        assertThat(taken.episodes()).hasSize(2);
        Episode first = taken.episodes().get(0);
        Episode second = taken.episodes().get(1);
        assertThat(first.aiAnsweredAt()).isEqualTo(at("08:10:00"));
        assertThat(first.humanAnsweredAt()).isNull();
        assertThat(first.resolvedAt()).isEqualTo(at("08:20:00"));
        assertThat(second.episode()).isEqualTo("zendesk:71/" + at("08:30:00").getEpochSecond());
        assertThat(second.reopens()).isEqualTo("zendesk:71");
        assertThat(second.startedAt()).isEqualTo(at("08:30:00"));
        assertThat(second.humanAnsweredAt()).isEqualTo(at("08:40:00"));
        assertThat(second.aiAnsweredAt()).isNull();
        assertThat(second.resolvedAt()).isEqualTo(at("09:00:00"));
    }

    @Test
    void countsNoHistoryThatEndsOtherwiseThanTheStatus() {
        String audited = "{" + AUDITS + TICKET.substring(1).replace("\"status\": \"solved\"", "\"status\": \"open\"");

        assertThat(take(audited).ignored().pointer()).isEqualTo("/audits");
        assertThat(take(audited.replace("\"tags\": [", "\"tags\": [7, ")).pointers())
                .containsExactly("/tags/0");
    }

    @Test
    void asksWhoAnsweredWhereThereAreBots() {
        Desks bots = Desks.SILENT.withBots("77");

        assertThat(take(TICKET, bots).ignored().reason()).contains("comments");
        String comments = """
                {"comments": [{"author_id": 501, "public": true, "created_at": "2026-03-01T08:00:00Z"},
                  {"author_id": 77, "public": true, "created_at": "2026-03-01T08:00:30Z"},
                  {"author_id": 900, "public": false, "created_at": "2026-03-01T08:01:00Z"},
                  {"author_id": 901, "public": true, "created_at": "2026-03-01T08:25:00Z"}],""";
        Episode episode = take(comments + TICKET.substring(1), bots).episode();
        assertThat(episode.aiAnsweredAt()).isEqualTo(at("08:00:30"));
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:25:00"));
        assertThat(episode.firstReplyAt()).isEqualTo(at("08:00:30"));
    }

    @Test
    void readsAPageWithWhatStandsBesideItsTickets() {
        String bare = TICKET.replaceFirst("(?s),\\s*\"metric_set\".*", "}");
        Taken taken = take("""
                {"tickets": [%s, %s], "count": 2, "end_of_stream": true, "next_page": null, "after_cursor": "MTU",
                 "users": [{"id": 501, "role": "end-user", "name": "Erika", "locale": "de-AT"}],
                 "metric_sets": [{"ticket_id": 71, "reopens": 0, "solved_at": "2026-03-01T09:00:00Z",
                   "reply_time_in_minutes": {"calendar": null, "business": null}}]}""".formatted(bare, bare.replace("71", "72")));

        assertThat(taken.episode().language()).isEqualTo("de");
        assertThat(taken.episode().humanAnsweredAt()).isNull();
        assertThat(taken.episode().firstReplyAt()).isNull();
        assertThat(taken.ignored().pointer()).isEqualTo("/tickets/1");
        assertThat(taken.ignored().reason()).contains("metric_set");
        assertThat(take("{\"tickets\": [], \"count\": 0}").receipt().accepted()).isZero();
    }

    @Test
    void takesSearchResultsAndArraysAndSaysWhichOfThemIsWrong() {
        Taken taken = take("[" + TICKET + ", {\"x\": 1}, 7, " + TICKET.replace("\"solved\"", "\"done\"") + "]");

        assertThat(taken.receipt().accepted()).isEqualTo(1);
        assertThat(taken.receipt().rejected())
                .extracting(HelpdeskOutcome.Rejected::index)
                .containsExactly(1, 2, 3);
        assertThat(taken.receipt().rejected().get(2).violations().get(0).pointer())
                .isEqualTo("/3/status");
        assertThat(take("{\"results\": [" + TICKET.replace("{\"id\"", "{\"result_type\": \"ticket\", \"id\"")
                                + ", {\"result_type\": \"user\", \"id\": 3}], \"facets\": null}")
                        .receipt()
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void mapsTheEventOfANewTicket() {
        Episode episode = take(CREATED).episode();

        assertThat(episode.episode()).isEqualTo("zendesk:71");
        assertThat(episode.channel()).isEqualTo("form");
        assertThat(episode.startedAt()).isEqualTo(at("08:00:00"));
        assertThat(episode.humanAnsweredAt()).isNull();
        assertThat(episode.resolvedAt()).isNull();
    }

    @Test
    void countsNothingOfAnEventThatTheTicketsStatusContradicts() {
        Taken taken = take(CREATED.replace("NEW", "SOLVED"));

        assertThat(taken.events()).isEmpty();
        assertThat(taken.ignored().pointer()).isEqualTo("/detail/status");
        assertThat(taken.ignored().reason()).contains("contradicts");
    }

    @Test
    void takesATicketThatNobodyTouchedWithoutItsMetrics() {
        String bare = TICKET.replaceFirst("(?s),\\s*\"metric_set\".*", "}");

        assertThat(take(bare.replace("\"solved\"", "\"new\"")).episode().firstReplyAt())
                .isNull();
        assertThat(take(bare).ignored().reason()).contains("metric_set");
    }

    @Test
    void beginsANewEpisodeWhenAnEventSaysThatATicketWasReopened() {
        String changed = CREATED.replace("ticket.created", "ticket.status_changed")
                .replace("2026-03-01T08:00:01Z", "2026-03-01T09:45:00Z")
                .replace("NEW", "OPEN")
                .replace("{\"meta\"", "{\"previous\": \"SOLVED\", \"current\": \"OPEN\", \"meta\"");

        Episode episode = take(changed).episode();
        assertThat(episode.reopens()).isEqualTo("zendesk:71");
        assertThat(episode.startedAt()).isEqualTo(at("09:45:00"));
        assertThat(take(changed.replace("\"status\": \"OPEN\"", "\"status\": \"SOLVED\""))
                        .ignored())
                .satisfies(ignored -> {
                    assertThat(ignored.reason()).contains("metric_set");
                    assertThat(ignored.id()).isEqualTo("zendesk:71");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket.comment_added", "ticket.tags_changed", "ticket.agent_assignment_changed"})
    void namesTheTicketThatAnEventTellsTooLittleOf(String type) {
        Taken taken = take(CREATED.replace("ticket.created", type).replace("NEW", "OPEN"));

        assertThat(taken.events()).isEmpty();
        assertThat(taken.ignored().pointer()).isEqualTo("/type");
        assertThat(taken.ignored().id()).isEqualTo("zendesk:71");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket.soft_deleted", "ticket.merged", "user.active_changed"})
    void namesNoTicketWhereThereIsNothingMoreToSend(String type) {
        Taken taken = take(CREATED.replace("ticket.created", type));

        assertThat(taken.events()).isEmpty();
        assertThat(taken.ignored().pointer()).isEqualTo("/type");
        assertThat(taken.ignored().id()).isNull();
    }

    @Test
    void takesAnyChangeOfATicketThatNobodyTouched(@TempDir Path directory) throws IOException {
        Path tables = Files.writeString(directory.resolve("labels.yaml"), "topics: {parcel: delivery}");
        String changed = CREATED.replace("ticket.created", "ticket.tags_changed")
                .replace("\"tags\": []", "\"tags\": [\"parcel\"]")
                .replace("\"updated_at\": \"2026-03-01T08:00:00Z\"", "\"updated_at\": \"2026-03-01T08:05:00Z\"");

        Episode episode = take(changed, Desks.SILENT.withTables(tables)).episode();

        assertThat(episode.topic()).isEqualTo("delivery");
        assertThat(episode.updatedAt()).isEqualTo(at("08:05:00"));
        assertThat(episode.firstReplyAt()).isNull();
        assertThat(take(changed, Desks.SILENT.withBots("77")).ignored().id()).isEqualTo("zendesk:71");
    }

    @Test
    void takesACommentForNoAnswerOnlyWhenTheCustomerWroteItOrCannotReadIt() {
        String comment = CREATED.replace("ticket.created", "ticket.comment_added")
                .replace(
                        "{\"meta\"",
                        "{\"comment\": {\"id\": \"c\", \"body\": \"Please\", \"is_public\": true,"
                                + " \"author\": {\"id\": \"501\", \"is_staff\": false, \"name\": \"Erika\"}}, \"meta\"");

        assertThat(take(comment).episode().firstReplyAt()).isNull();
        assertThat(take(comment).written()).doesNotContain("Erika", "Please");
        assertThat(take(comment.replace("false", "true")).ignored().id()).isEqualTo("zendesk:71");
        assertThat(take(comment.replace("true", "false").replace("\"is_staff\": false", "\"is_staff\": true"))
                        .episode()
                        .firstReplyAt())
                .isNull();
        assertThat(take(comment.replace("\"is_staff\": false, ", "")).ignored().id())
                .isEqualTo("zendesk:71");
    }

    @Test
    void mapsRatingsFromEventsAndExportsToOneIdentity() {
        String event = CREATED.replace("ticket.created", "ticket.csat_received")
                .replace("{\"meta\"", "{\"satisfaction_score\": {\"score\": \"BAD\"}, \"meta\"");
        String export = """
                {"satisfaction_ratings": [
                  {"id": 1, "score": "bad", "ticket_id": 71, "assignee_id": 900, "updated_at": "2026-03-01T09:40:00Z"},
                  {"id": 2, "score": "unoffered", "ticket_id": 72, "updated_at": "2026-03-01T09:40:00Z"},
                  {"id": 3, "score": "great", "ticket_id": 73, "updated_at": "2026-03-01T09:40:00Z"}]}""";

        assertThat(take(event).surveys().get(0).score()).isEqualTo(1);
        Taken taken = take(export);
        assertThat(taken.surveys()).hasSize(1);
        assertThat(taken.ignored().pointer()).isEqualTo("/satisfaction_ratings/1/score");
        assertThat(taken.pointers()).containsExactly("/satisfaction_ratings/2/score");
        assertThat(taken.events().get(0).id())
                .isEqualTo(take(event).events().get(0).id());
        assertThat(take(event.replace("BAD", "OFFERED")).ignored().reason()).contains("no rating");
    }

    @Test
    void mapsWhatWasDoneToBotsToChanges() {
        String log = """
                {"audit_logs": [
                  {"id": 5, "action": "create", "actor_id": 900, "actor_name": "Max", "source_type": "answer_bot",
                   "source_label": "Bot of Max", "change_description": "by Max", "created_at": "2026-03-01T07:00:00Z"},
                  {"id": 6, "action": "update", "source_type": "zendesk/business_hours/workweek",
                   "created_at": "2026-03-01T07:00:00Z"}]}""";
        Taken taken = take(log);

        assertThat(taken.only(Change.class)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.ROLLOUT);
            assertThat(change.at()).isEqualTo(at("07:00:00"));
        });
        assertThat(taken.written()).doesNotContain("Max");
        assertThat(taken.ignored().pointer()).isEqualTo("/audit_logs/1/source_type");
    }

    @Test
    void namesThePlaceOfWhatIsWrong() {
        assertThat(take("{\"ticket\": " + TICKET.replace("\"2026-03-01T08:00:00Z\"", "\"soon\"") + "}")
                        .pointers())
                .contains("/ticket/created_at");
        assertThat(take(TICKET.replace("\"id\": 71, ", "")).violations().get(0).reason())
                .isEqualTo(
                        "is none of what is taken here: a ticket, tickets, results, satisfaction_rating(s), audit_logs"
                                + " or an event zen:event-type:…");
        assertThat(take(TICKET.replace("T09:00:00Z", "T07:00:00Z")).violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/metric_set/solved_at");
                    assertThat(violation.reason()).isEqualTo("as resolvedAt is before /startedAt");
                });
        assertThat(take(TICKET.replace("\"calendar\": 25", "\"calendar\": -25")).pointers())
                .containsExactly("/metric_set/reply_time_in_minutes/calendar");
        assertThat(take(TICKET.replace("\"tags\": [\"vip\", \"parcel\"]", "\"tags\": {\"a\": 1}"))
                        .pointers())
                .containsExactly("/tags");
    }

    static String page() {
        return "{\"tickets\": [" + TICKET + "], \"users\": [{\"id\": 501, \"locale\": \"de\"}], \"metric_sets\": []}";
    }

    static String audited() {
        return "{\"ticket\": {" + AUDITS + TICKET.substring(1) + "}";
    }

    static String event() {
        return CREATED;
    }

    static String changed() {
        return CREATED.replace("ticket.created", "ticket.comment_added")
                .replace(
                        "{\"meta\"",
                        "{\"comment\": {\"is_public\": true, \"author\": {\"is_staff\": false}}, \"meta\"");
    }

    private static Taken take(String payload) {
        return take(payload, Desks.SILENT);
    }

    private static Taken take(String payload, Desks desks) {
        return Taken.of(Vendor.ZENDESK, payload, desks);
    }
}
