package dev.tandem.report.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Listing;
import dev.tandem.report.Paging;
import dev.tandem.report.Refusal;
import dev.tandem.report.Refusals;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresRefusals implements Refusals {
    private static final TypeReference<List<Refusal.Fault>> FAULTS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    PostgresRefusals(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Listing<Refusal> page(@Nullable String organisation, @Nullable String stage, Paging paging) {
        StringBuilder sql = new StringBuilder("""
                select id, rejected_at, stage, organisation, event_id, event_source, event_type, violations,
                    coordinates, bytes, event
                from report.rejected
                where id < ?
                """);
        List<Object> arguments = new ArrayList<>();
        arguments.add(before(paging.after()));
        if (organisation != null) {
            sql.append(" and organisation = ?");
            arguments.add(organisation);
        }
        if (stage != null) {
            sql.append(" and stage = ?");
            arguments.add(stage);
        }
        sql.append(" order by id desc limit ?");
        arguments.add(paging.size() + 1);
        return Cursor.page(
                database.rows(sql.toString(), arguments, this::refusal),
                paging.size(),
                refusal -> String.valueOf(refusal.id()));
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.position(cursor));
        } catch (NumberFormatException e) {
            throw new InvalidCursorException();
        }
    }

    private Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                row.getLong("id"),
                row.getObject("rejected_at", OffsetDateTime.class).toInstant(),
                row.getString("stage"),
                row.getString("organisation"),
                row.getString("event_id"),
                row.getString("event_source"),
                row.getString("event_type"),
                Stored.read(json, row.getString("violations"), FAULTS),
                row.getString("coordinates"),
                row.getInt("bytes"),
                row.getString("event"));
    }
}
