package dev.tandem.report.postgres;

import dev.tandem.report.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

@ApplicationScoped
class PostgresTimeline implements Timeline {
    private final Database database;

    PostgresTimeline(Database database) {
        this.database = database;
    }

    @Override
    public List<Change> changes(String organisation) {
        return database.rows(
                "select at, kind, share, told from report.change where organisation = ? order by at, kind",
                List.of(organisation),
                row -> new Change(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getObject("share", Double.class),
                        row.getString("told")));
    }

    @Override
    public List<Headcount> workforce(String organisation) {
        return database.rows(
                """
                select effective_on, role, headcount, change, reason
                from report.workforce where organisation = ? order by effective_on, role
                """,
                List.of(organisation),
                row -> new Headcount(
                        row.getObject("effective_on", LocalDate.class),
                        row.getString("role"),
                        row.getObject("headcount", Double.class),
                        row.getObject("change", Double.class),
                        row.getString("reason")));
    }
}
