package dev.tandem.report.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Company;
import dev.tandem.report.Indicators;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Views.class)
class ListsIT {
    @BeforeEach
    void nothingIsListed() {
        Views.execute("delete from report.article");
        Views.execute("delete from report.rejected");
    }

    @Test
    void articlesAreReadPageByPageAndEachOnce() {
        OffsetDateTime fetched = OffsetDateTime.parse("2025-06-01T10:00:00.123456Z");
        for (int i = 0; i < 5; i++) {
            Views.execute(
                    "insert into report.article values (?, ?, ?, null, 'de', null, ?, 1200, ?::jsonb, false)",
                    "a" + i,
                    "https://example.org/" + i,
                    "Title " + i,
                    fetched,
                    "[\"https://example.org/source\"]");
        }

        List<String> read = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = page("/v1/articles", next);
            read.addAll(page.getList("articles.id"));
            next = page.getString("next");
        } while (next != null);

        assertThat(read).containsExactly("a4", "a3", "a2", "a1", "a0");
        JsonPath first = page("/v1/articles", null);
        assertThat(first.getString("articles[0].links[0]")).isEqualTo("https://example.org/source");
        assertThat(first.getString("articles[0].fetchedAt")).isEqualTo("2025-06-01T10:00:00.123456Z");
        assertThat(first.getMap("articles[0]"))
                .containsEntry("publishedAt", null)
                .containsEntry("characters", 1200);
    }

    @Test
    void refusedEventsAreFilteredByOrganisationAndStage() {
        refuse(1, "ingest", "nordlicht");
        refuse(2, "metrics", "nordlicht");
        refuse(3, "ingest", "suedlicht");

        JsonPath answer = given().queryParam("organisation", "nordlicht")
                .queryParam("stage", "ingest")
                .get("/v1/rejected")
                .jsonPath();

        assertThat(answer.<Integer>getList("rejected.id")).containsExactly(1);
        assertThat(answer.getString("rejected[0].violations[0].pointer")).isEqualTo("/data/agent");
        assertThat(answer.getString("rejected[0].event.data.channel")).isEqualTo("chat");
        assertThat(answer.getString("next")).isNull();
        assertThat(page("/v1/rejected", null).<Integer>getList("rejected.id")).containsExactly(3, 2);
    }

    @Test
    void everyDefinitionIsServedInBothLanguages() {
        JsonPath answer = given().get("/v1/definitions").jsonPath();

        assertThat(answer.getList("definitions.key")).hasSize(Indicators.all().size());
        assertThat(answer.<String>getList("definitions.text.de"))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() > 60);
        assertThat(given().get("/v1/definitions/csat").jsonPath().getMap(""))
                .containsEntry("unit", "share")
                .containsEntry("axis", "quality")
                .containsEntry("better", "up")
                .containsEntry("numerator", "csat_positive")
                .containsEntry("denominator", "csat_count");
    }

    @Test
    void organisationsAreListedWithTheirDays() {
        Company.of("listed", "Europe/Berlin", true).lasting("2024-01-01", "2025-12-31");

        JsonPath answer = given().get("/v1/organisations").jsonPath();

        assertThat(answer.getMap("organisations.find { it.organisation == 'listed' }"))
                .containsEntry("name", "Company listed")
                .containsEntry("timeZone", "Europe/Berlin")
                .containsEntry("simulated", true)
                .containsEntry("firstDay", "2024-01-01")
                .containsEntry("lastDay", "2025-12-31")
                .containsEntry("waiting", 0);
    }

    @Test
    void anOrganisationOfAFewEpisodesDoesNotTellHowMany() {
        Company.named("few");
        Company.named("enough");
        Views.execute("update report.organisation set episodes = 9 where organisation = 'few'");
        Views.execute("update report.organisation set episodes = 10 where organisation = 'enough'");

        JsonPath answer = given().get("/v1/organisations").jsonPath();

        assertThat(answer.getMap("organisations.find { it.organisation == 'few' }"))
                .containsEntry("episodes", null);
        assertThat(answer.getMap("organisations.find { it.organisation == 'enough' }"))
                .containsEntry("episodes", 10);
    }

    private static void refuse(long id, String stage, String organisation) {
        Views.execute(
                "insert into report.rejected values (?, now(), ?, ?, 'e', '/desk', 'tandem.episode.v1', ?::jsonb, 'POST', 300, ?::jsonb)",
                id,
                stage,
                organisation,
                "[{\"pointer\":\"/data/agent\",\"reason\":\"is not a member\"}]",
                "{\"data\":{\"channel\":\"chat\"}}");
    }

    private static JsonPath page(String path, @Nullable String after) {
        var request = given().queryParam("page[size]", 2);
        if (after != null) {
            request.queryParam("page[after]", after);
        }
        return request.get(path).jsonPath();
    }
}
