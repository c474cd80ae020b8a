package dev.tandem.ingest.helpdesks;

import static dev.tandem.ingest.helpdesks.Taken.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Episode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ZammadTest {
    private static final String HOOK = """
            {"ticket": {"id": 81, "number": "10081", "title": "Erika asks", "state": "closed", "state_id": 4,
               "article_count": 3, "article_ids": [1, 2, 3], "create_article_sender": "Customer",
               "create_article_type": "email", "created_at": "2026-03-01T08:00:00.282Z", "created_by_id": 8,
               "updated_at": "2026-03-01T09:30:00.000Z", "close_at": "2026-03-01T09:00:00.000Z",
               "first_response_at": "2026-03-01T08:20:00.000Z", "last_contact_at": null, "customer_id": 8,
               "customer": {"id": 8, "email": "erika@example.com", "firstname": "Erika", "preferences": {"locale": "de-de"}},
               "owner": {"id": 5, "email": "max@example.com", "firstname": "Max"}, "owner_id": 5,
               "group": {"id": 3, "name": "Service"}, "priority": {"id": 2, "name": "2 normal"}, "tags": ["Parcel"],},
             "article": {"id": 3, "ticket_id": 81, "sender": "Agent", "sender_id": 1, "type": "email", "internal": false,
               "from": "Max <max@example.com>", "body": "Dear Erika", "created_at": "2026-03-01T08:50:00.000Z",
               "created_by": {"id": 5, "login": "max@example.com",}, "created_by_id": 5},}""";

    private static final String ARTICLES = """
            "articles": [
              {"id": 1, "sender": "Customer", "type": "email", "created_at": "2026-03-01T08:00:00.282Z", "created_by_id": 8},
              {"id": 2, "sender": "Agent", "type": "email", "internal": false, "created_at": "2026-03-01T08:20:00.000Z",
               "created_by": "helper-bot@example.com", "created_by_id": 70},
              {"id": 9, "sender": "System", "type": "email", "created_at": "2026-03-01T08:00:01.000Z", "created_by_id": 1}],""";

    @Test
    void mapsAWebhookWithTrailingCommas() {
        Taken taken = take(HOOK);

        Episode episode = taken.episode();
        assertThat(episode.episode()).isEqualTo("zammad:81");
        assertThat(episode.channel()).isEqualTo("email");
        assertThat(episode.language()).isEqualTo("de");
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:20:00"));
        assertThat(episode.aiAnsweredAt()).isNull();
        assertThat(episode.resolvedAt()).isEqualTo(at("09:00:00"));
        assertThat(episode.reopenCount()).isNull();
        assertThat(taken.written()).doesNotContain("Erika", "erika", "Max", "max@", "arcel", "Service");
    }

    @Test
    void tellsBotsFromPeopleByTheArticles() {
        Desks bots = Desks.SILENT.withBots("Helper-Bot@example.com");

        assertThat(Taken.of(Vendor.ZAMMAD, HOOK, bots).ignored().pointer()).isEqualTo("/ticket/first_response_at");
        Episode episode = Taken.of(Vendor.ZAMMAD, "{" + ARTICLES + HOOK.substring(1), bots)
                .episode();
        assertThat(episode.aiAnsweredAt()).isEqualTo(at("08:20:00"));
        assertThat(episode.humanAnsweredAt()).isEqualTo(at("08:50:00"));
    }

    @Test
    void takesTheStateBeforeTheTimeOfClosingAndSaysThatItWasReopened() {
        Episode reopened = take(HOOK.replace("\"closed\"", "\"open\"")).episode();
        assertThat(reopened.reopenCount()).isEqualTo(1);
        assertThat(reopened.resolvedAt()).isEqualTo(at("09:00:00"));

        Episode twice = take(HOOK.replace(
                        "\"close_at\"",
                        "\"reopening_count\": 2, \"last_close_at\": \"2026-03-01T09:20:00Z\"," + " \"close_at\""))
                .episode();
        assertThat(twice.reopenCount()).isEqualTo(2);
        assertThat(twice.resolvedAt()).isEqualTo(at("09:00:00"));

        Episode open = take(HOOK.replace("\"closed\"", "\"pending reminder\"")
                        .replace("\"2026-03-01T09:00:00.000Z\"", "null")
                        .replace("\"2026-03-01T08:20:00.000Z\"", "null"))
                .episode();
        assertThat(open.resolution()).isNull();
        assertThat(open.humanAnsweredAt()).isNull();
        assertThat(open.firstReplyAt()).isNull();
        assertThat(open.reopenCount()).isNull();
    }

    @Test
    void readsTheListsOfTheApi() {
        String ticket = """
                {"id": 7, "state_id": 2, "customer_id": 8, "create_article_type_id": 1, "created_at": "2026-03-01T08:00:00Z",
                 "updated_at": "2026-03-01T08:00:00Z", "close_at": null}""";

        assertThat(take("[" + ticket + "]").episode().channel()).isEqualTo("unknown");
        assertThat(take("{\"tickets\": [7], \"tickets_count\": 1, \"assets\": {\"Ticket\": {\"7\": " + ticket
                                + "}, \"User\": {\"8\": {\"id\": 8}}}}")
                        .episode()
                        .episode())
                .isEqualTo("zammad:7");
        assertThat(take("{\"records\": [" + ticket + "], \"total_count\": 1}")
                        .receipt()
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void saysWhyItIsNotCounted() {
        assertThat(take(HOOK.replace("\"closed\"", "\"merged\"")).ignored().pointer())
                .isEqualTo("/ticket/state");
        assertThat(take(HOOK.replace("\"create_article_sender\": \"Customer\"", "\"create_article_sender\": \"Agent\""))
                        .ignored()
                        .reason())
                .contains("wrote first");
        assertThat(take("{\"ticket\": \"Printer on fire\", \"message\": \"x\"}").pointers())
                .contains("/ticket");
        assertThat(take("{\"ticket_id\": \"7\", \"template_id\": \"1\"}")
                        .violations()
                        .get(0)
                        .reason())
                .contains("ticket and article");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void mapsOrRefusesWhatZammadDocuments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getenv("TANDEM_CORPUS"), "helpdesk/zammad"))) {
            for (Path file : files.toList()) {
                byte[] payload = Files.readAllBytes(file);
                Taken taken = Taken.of(Vendor.ZAMMAD, payload, Desks.SILENT);

                if (file.toString().contains("payload_0")) {
                    assertThat(taken.episode().channel()).as("%s", file).isEqualTo("phone");
                    assertThat(List.of("Emily", "emily", "Adams", "Emma", "Taylor", "Miller", "chris"))
                            .noneMatch(taken.written()::contains);
                    assertThat(Taken.of(Vendor.ZAMMAD, payload, Desks.SILENT).events())
                            .isEqualTo(taken.events());
                } else if (new String(payload, UTF_8).contains("http_type}:")) {
                    assertThat(taken.events()).isEmpty();
                } else {
                    assertThat(taken.violations()).as("%s", file).isNotEmpty();
                }
            }
        }
    }

    static String hook() {
        return HOOK.replace(",}", "}");
    }

    private static Taken take(String payload) {
        return Taken.of(Vendor.ZAMMAD, payload);
    }
}
