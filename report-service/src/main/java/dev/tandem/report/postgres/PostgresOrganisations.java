package dev.tandem.report.postgres;

import dev.tandem.report.Organisation;
import dev.tandem.report.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresOrganisations implements Organisations {
    private static final String COLUMNS = """
            select organisation, name, time_zone, simulated, minimum_group, episodes, first_day, last_day, waiting,
                unsettled, revision, counted_until
            from report.organisation
            """;

    private final Database database;

    PostgresOrganisations(Database database) {
        this.database = database;
    }

    @Override
    public List<Organisation> all() {
        return database.rows(COLUMNS + "order by name, organisation", List.of(), PostgresOrganisations::organisation);
    }

    @Override
    public Optional<Organisation> find(String key) {
        return database
                .rows(COLUMNS + "where organisation = ?", List.of(key), PostgresOrganisations::organisation)
                .stream()
                .findFirst();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        OffsetDateTime countedUntil = row.getObject("counted_until", OffsetDateTime.class);
        return new Organisation(
                row.getString("organisation"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("simulated"),
                row.getInt("minimum_group"),
                row.getLong("episodes"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getLong("waiting"),
                row.getLong("unsettled"),
                row.getLong("revision"),
                countedUntil == null ? null : countedUntil.toInstant());
    }
}
