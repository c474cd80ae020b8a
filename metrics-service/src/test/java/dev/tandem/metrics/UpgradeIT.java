package dev.tandem.metrics;

import static dev.tandem.metrics.EpisodeBuilder.episode;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.CloudEvent;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(value = OldDatabase.class, restrictToAnnotatedClass = true)
class UpgradeIT {
    /** A day: episodes, surveys, episodes that are seven days old and have a customer, how many of these came again. */
    private static final String DAYS = """
            select concat_ws(' ', period::date, sum(episodes), coalesce(sum(csat_count), 0),
                             coalesce(sum(repeat_base_7), 0), coalesce(sum(repeated_7), 0))
              from report.cell
             where organisation = 'before' and granularity = 'D'
             group by period
             order by period
            """;

    @Inject
    FactStore facts;

    @Inject
    @All
    List<Chore> chores;

    @Inject
    AgroalDataSource database;

    @Inject
    SettableClock clock;

    @Test
    void countsWhatAnOlderVersionStoredByTheNewestDefinitions() throws Exception {
        clock.set(Instant.parse("2025-03-20T12:00:00Z"));
        assertThat(recomputation()).isEqualTo("{\"epoch\":0,\"newest\":3,\"done\":0,\"total\":0,\"complete\":false}");
        assertThat(ask("select complete from report.definition_epoch")).containsExactly("f", "f");

        catchUp();

        assertThat(ask(DAYS))
                .containsExactly(
                        "2025-03-03 100 20 0 0",
                        // the four of the night have no customer; ten days later is too late to be a repetition
                        "2025-03-04 64 0 60 25",
                        // the same customers as the day before, about something else
                        "2025-03-05 10 1 10 0",
                        "2025-03-10 25 0 25 0",
                        // not seven days old
                        "2025-03-14 15 0 0 0");
        assertThat(ask("select measure_epoch || ' ' || complete from report.definition_epoch order by 1"))
                .containsExactly("2 true", "3 true");
        assertThat(ask("select episodes || ' ' || waiting || ' ' || unsettled from report.organisation"))
                .containsExactly("214 1 0");
        assertThat(recomputation()).isEqualTo("{\"epoch\":3,\"newest\":3,\"done\":0,\"total\":0,\"complete\":true}");

        Instant start = Instant.parse("2025-03-06T07:00:00Z");
        CloudEvent late = new CloudEvent(
                "w-1",
                "urn:test",
                start,
                null,
                episode()
                        .of("before", "waiting-1")
                        .started(start)
                        .updated(start)
                        .build());
        assertThat(facts.store(List.of(late))).isEmpty();
        catchUp();

        assertThat(ask(DAYS)).contains("2025-03-06 1 1 0 0");
        assertThat(ask("select waiting from report.organisation")).containsExactly("0");
    }

    /** Everything that is done to stored facts, until nothing is left to do. */
    private void catchUp() throws StoreUnavailableException {
        for (int quiet = 0; quiet < 3; quiet++) {
            for (Chore chore : chores) {
                while (chore.run() > 0) {
                    quiet = 0;
                }
            }
        }
    }

    private static String recomputation() {
        return given().get("/v1/recomputation").then().statusCode(200).extract().asString();
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
