package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.ClaimMembers;
import dev.tandem.metrics.ledger.Entry;
import dev.tandem.metrics.ledger.Ledger;
import dev.tandem.metrics.ledger.Sketch;
import dev.tandem.metrics.ledger.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks how the claims about an organisation, by whichever of its names, stand to each other once they changed, an
 * organisation at a time.
 */
@ApplicationScoped
class Ledgering implements Chore {
    private static final String NEXT = """
            delete from ledger_due where organisation_key =
                   (select organisation_key from ledger_due order by organisation_key limit 1 for update skip locked)
            returning organisation_key
            """;
    private static final String IS_DUE = "select exists (select from ledger_due)";
    private static final String NAMED = """
            select report.name_key(alike.organisation), alike.name_key
              from report.organisation_name own join report.organisation_name alike using (organisation)
             where own.name_key = ?
            """;
    private static final String COUNTING = """
            from claim c
             where c.organisation_key = any(?) and not c.withdrawn and c.verdict is distinct from 'dismiss' and not c.proposed
            """;
    private static final String ENTRIES =
            "select c.id, c.article, c.at, " + ClaimRows.STORED + "\n" + COUNTING + " order by c.at, c.id";
    private static final String SKETCHES = "select a.id, a.sketch from article a where a.sketch is not null and a.id in"
            + " (select c.article " + COUNTING + ")";
    private static final String STAND = """
            update claim c set statement = s.statement, first = s.first, copy_of = s."copyOf",
                   contradicts = s.contradicts, sums = s.sums, revision = ?
              from jsonb_to_recordset(?::jsonb) as s(id text, statement text, first text, "copyOf" text,
                   contradicts text[], sums jsonb)
             where c.id = s.id
               and (c.statement, c.first, c.copy_of, c.contradicts, c.sums)
                   is distinct from (s.statement, s.first, s."copyOf", s.contradicts, s.sums)
            """;

    private final Transactions transactions;
    private final ObjectMapper json;

    Ledgering(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public String name() {
        return "claims put together";
    }

    @Override
    public boolean ofArticles() {
        return true;
    }

    @Override
    public int run() throws StoreUnavailableException {
        return transactions.run(this::putTogether);
    }

    private Integer putTogether(Connection connection) throws SQLException {
        if (!isDue(connection)) {
            return 0;
        }
        // before the look: a claim that is written from now on makes its organisation due again
        long revision = ClaimLock.take(connection);
        Optional<String> due = next(connection);
        if (due.isEmpty()) {
            return 0;
        }
        Named organisation = named(connection, due.get());
        List<Entry> entries = entries(connection, organisation.keys());
        Map<String, Standing> standings =
                Ledger.of(organisation.key(), entries, sketches(connection, organisation.keys()));
        try (PreparedStatement stand = connection.prepareStatement(STAND)) {
            stand.setLong(1, revision);
            stand.setString(2, write(standings));
            stand.executeUpdate();
        }
        return 1 + entries.size();
    }

    private static boolean isDue(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IS_DUE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Optional<String> next(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEXT)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /**
     * An organisation with everything that articles call it.
     *
     * @param key of the organisation that is registered, else of the name
     * @param keys of all its names
     */
    private record Named(String key, Array keys) {}

    private static Named named(Connection connection, String due) throws SQLException {
        String key = due;
        Set<String> keys = new TreeSet<>(Set.of(due));
        try (PreparedStatement statement = connection.prepareStatement(NAMED)) {
            statement.setString(1, due);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    key = row.getString(1);
                    keys.add(row.getString(2));
                }
            }
        }
        return new Named(key, connection.createArrayOf("text", keys.toArray()));
    }

    private static List<Entry> entries(Connection connection, Array keys) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setArray(1, keys);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getString("id"),
                            row.getString("article"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            ClaimRows.claim(row)));
                }
            }
        }
        return entries;
    }

    private static Map<String, Sketch> sketches(Connection connection, Array keys) throws SQLException {
        Map<String, Sketch> sketches = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SKETCHES)) {
            statement.setArray(1, keys);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sketches.put(row.getString(1), Sketch.read(row.getBytes(2)));
                }
            }
        }
        return sketches;
    }

    private String write(Map<String, Standing> standings) {
        List<Map<String, Object>> rows = new ArrayList<>();
        standings.forEach((id, standing) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", id);
            row.put("statement", standing.statement());
            row.put("first", standing.first());
            String copyOf = standing.copyOf();
            if (copyOf != null) {
                row.put("copyOf", copyOf);
            }
            row.put("contradicts", standing.contradicts());
            row.put("sums", standing.sums().stream().map(ClaimMembers::of).toList());
            rows.add(row);
        });
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a standing cannot be written as JSON", e);
        }
    }
}
