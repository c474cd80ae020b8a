package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.Changes;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.ChangedClaim;
import dev.tandem.metrics.ledger.ClaimMembers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round is one transaction, as with cells; it ends with a whole revision. Of proposals nothing is told, and what was a
 * claim and became one is withdrawn.
 */
final class ClaimRound implements Changes.Round<ChangedClaim> {
    private static final int CLAIMS = 5000;
    private static final int AT_ONCE = 500;
    private static final String CHANGED = """
            select c.id, c.revision, c.article, a.url, a.title, a.publisher, a.published_at, a.fetched_at, c.lexicon,
                   c.found, c.withdrawn or c.proposed as withdrawn, c.verdict, c.extracted, c.statement, c.first, c.copy_of, c.contradicts, c.sums,
                   c.answer, c.answer_since, c.answer_before,
                   (select h.measured from claim_check h where h.claim = c.id order by h.id desc limit 1) as measured,
                   %s
              from claim c join article a on a.id = c.article
             where c.revision > ? and c.counted
             order by c.revision fetch first %d rows with ties
            """.formatted(ClaimRows.STORED, CLAIMS);

    private final PublishingCursor cursor;
    private final ObjectMapper json;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private long revision;

    /** Takes over the cursor and its connection, which is closed with the round. */
    ClaimRound(PublishingCursor cursor, ObjectMapper json) throws SQLException {
        this.cursor = cursor;
        this.json = json;
        revision = cursor.revision();
        statement = cursor.connection().prepareStatement(CHANGED);
        statement.setFetchSize(AT_ONCE);
        statement.setLong(1, revision);
        rows = statement.executeQuery();
    }

    @Override
    public boolean takenOver() {
        return cursor.takenOver();
    }

    @Override
    public List<ChangedClaim> next() throws StoreUnavailableException {
        try {
            List<ChangedClaim> some = new ArrayList<>(AT_ONCE);
            while (some.size() < AT_ONCE && rows.next()) {
                revision = rows.getLong("revision");
                some.add(new ChangedClaim(rows.getString("id"), revision, members()));
            }
            return some;
        } catch (SQLException e) {
            throw cursor.failed(e);
        }
    }

    private Map<String, Object> members() throws SQLException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", rows.getString("id"));
        members.put("revision", rows.getLong("revision"));
        members.putAll(ClaimMembers.of(ClaimRows.claim(rows)));
        members.put("article", article());
        put(members, "statement", rows.getString("statement"));
        put(members, "first", rows.getString("first"));
        put(members, "copyOf", rows.getString("copy_of"));
        members.put(
                "contradicts", List.of((Object[]) rows.getArray("contradicts").getArray()));
        members.put("arithmetic", read(rows.getString("sums")));
        String answer = rows.getString("answer");
        if (answer != null) {
            members.put("check", check(answer));
        }
        String verdict = rows.getString("verdict");
        put(members, "review", verdict);
        if ("correct".equals(verdict)) {
            members.put("extracted", read(rows.getString("extracted")));
        }
        members.put("lexicon", rows.getString("lexicon"));
        members.put("found", rows.getBoolean("found"));
        members.put("withdrawn", rows.getBoolean("withdrawn"));
        return members;
    }

    private Map<String, Object> check(String answer) throws SQLException {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("answer", answer);
        put(check, "since", instant("answer_since"));
        put(check, "before", rows.getString("answer_before"));
        check.put("measured", read(rows.getString("measured")));
        return check;
    }

    private Map<String, Object> article() throws SQLException {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("id", rows.getString("article"));
        article.put("url", rows.getString("url"));
        put(article, "title", rows.getString("title"));
        put(article, "publisher", rows.getString("publisher"));
        put(article, "publishedAt", instant("published_at"));
        put(article, "fetchedAt", instant("fetched_at"));
        return article;
    }

    private @Nullable String instant(String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant().toString();
    }

    private Object read(String column) throws SQLException {
        try {
            return json.readTree(column);
        } catch (JsonProcessingException e) {
            throw new SQLException("what we stored is no JSON", "22000", e);
        }
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    @Override
    public void published() throws StoreUnavailableException {
        cursor.move(revision);
    }

    @Override
    public void close() {
        cursor.close(rows, statement);
    }
}
