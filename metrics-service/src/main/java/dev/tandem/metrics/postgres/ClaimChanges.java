package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.ledger.ClaimMembers;
import dev.tandem.metrics.postgres.ClaimTable.Known;
import dev.tandem.metrics.postgres.ClaimTable.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what another reading of an article changed. */
@ApplicationScoped
class ClaimChanges {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final String ADD = """
            insert into claim_change (at, claim, change, lexicon, earlier, before, after)
            select ?, h.claim, h.change, ?, ?, h.before, h.after
              from jsonb_to_recordset(?::jsonb) as h(claim text, change text, before jsonb, after jsonb)
             -- an article may have got another time, and say the same
             where h.change <> 'changed' or h.before is distinct from h.after
            """;

    private final ObjectMapper json;
    private final Clock clock;

    ClaimChanges(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds what changed to the list.
     *
     * @param read what was read now
     * @param known what had been stored before
     * @param put what was stored now, and whether it is a proposal
     * @param lost what was stored before and not found now
     */
    void add(
            Connection connection,
            Source source,
            String lexicon,
            Map<String, Claim> read,
            Map<String, Known> known,
            Map<String, Boolean> put,
            Set<String> lost)
            throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        put.forEach((id, proposed) -> rows.add(row(id, change(known.get(id), proposed), known.get(id), read.get(id))));
        lost.forEach(id -> rows.add(row(id, "lost", known.get(id), null)));
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(2, lexicon);
            statement.setString(3, source.earlier());
            statement.setString(4, json.writeValueAsString(rows));
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a claim cannot be written as JSON", e);
        }
    }

    private static String change(@Nullable Known before, boolean proposed) {
        if (before == null || before.withdrawn()) {
            return proposed ? "proposed" : "added";
        }
        if (before.proposed() == proposed) {
            return "changed";
        }
        return proposed ? "proposed" : "accepted";
    }

    private Map<String, Object> row(String id, String change, @Nullable Known before, @Nullable Claim after) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("claim", id);
        row.put("change", change);
        if (before != null) {
            row.put("before", read(before.extracted()));
        }
        if (after != null) {
            row.put("after", ClaimMembers.of(after));
        }
        return row;
    }

    private Map<String, Object> read(String object) {
        try {
            return json.readValue(object, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we stored is no JSON object", e);
        }
    }
}
