package dev.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@TestProfile(RetentionIT.KeepingAMonth.class)
class RetentionIT {
    private static final Instant PRESENT = Instant.parse("2025-06-01T12:00:00Z");
    private static final String SUMS = """
            select granularity || ' ' || sum(episodes) || ' ' || sum(csat_sum) || ' ' || sum(complaints) || ' '
                   || sum(durable) || ' ' || sum(repeated_7) || ' ' || sum(quality_sum) || ' ' || sum(reply_ms)
              from report.cell group by granularity order by granularity
            """;
    private static final String MONTHS = """
            select to_char(min(started_at at time zone 'UTC'), 'YYYY-MM') || ' ' || count(*) from metrics.episode
             group by tableoid order by 1
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

    /** Facts of the month before this one are kept, and none that are older. */
    public static class KeepingAMonth implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tandem.metrics.retention.keep", "P1M");
        }
    }

    @Test
    void dropsOldMonthsKeepsTheirSumsAndDoesNotLetThemBackIn() throws Exception {
        clock.set(PRESENT);
        History history = new History("retired", 51, 400);
        facts.store(history.events());
        catchUpWithout("months dropped");
        List<String> sums = ask(SUMS);
        List<String> months = ask(MONTHS);
        assertThat(months).hasSize(3).first().asString().startsWith("2025-04");

        catchUpWithout("nothing");
        assertThat(ask(MONTHS)).isEqualTo(months.subList(1, 3));
        assertThat(ask(SUMS)).isEqualTo(sums).hasSize(3);

        List<Refused> refused = facts.store(history.shuffledAndRepeated(51));
        catchUpWithout("nothing");
        assertThat(refused)
                .isNotEmpty()
                .allMatch(one -> one.violation().reason().equals("is older than what is kept"));
        assertThat(ask(MONTHS)).isEqualTo(months.subList(1, 3));
        assertThat(ask(SUMS)).isEqualTo(sums);
    }

    private void catchUpWithout(String name) throws StoreUnavailableException {
        for (int quiet = 0; quiet < 3; quiet++) {
            for (Chore chore : chores) {
                while (!chore.name().equals(name) && chore.run() > 0) {
                    quiet = 0;
                }
            }
        }
    }

    private List<String> ask(String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
