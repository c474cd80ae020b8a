package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Unmatched;
import dev.tandem.metrics.ledger.ClaimIdentity;
import dev.tandem.metrics.ledger.ClaimMembers;
import dev.tandem.metrics.ledger.Correction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was read in an article in place of what was read in it before. What has not changed keeps its revision; what
 * is not found any more is withdrawn, unless a person confirmed or corrected it.
 */
@ApplicationScoped
class ClaimTable {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::status).thenComparing(Claim::confidence, Comparator.reverseOrder());

    private static final String KNOWN = """
            select c.id, c.extracted::text, c.withdrawn, c.proposed, c.organisation_key,
                   (select r.correction::text from claim_review r where r.claim = c.id order by r.id desc limit 1)
              from claim c where c.article = ?
            """;
    private static final String PUT = """
            insert into claim as known (id, article, at, organisation, how, kind, value, "from", "to", low, high, unit,
                   currency, bound, direction, status, period, cites, confidence, rule, sentence, sentence_start,
                   sentence_end, quantity_start, quantity_end, extracted, lexicon, found, withdrawn,
                   suggested, doubtful, counted, revision)
            select r.id, ?, ?, c.organisation, c.how, c.kind, c.value, c."from", c."to", c.low, c.high, c.unit,
                   c.currency, c.bound, c.direction, c.status, c.period, c.cites, c.confidence, c.rule, e.sentence,
                   e.sentence_start, e.sentence_end, e.quantity_start, e.quantity_end, r.extracted, ?, true, false,
                   ?, r.doubtful, not r.doubtful, ?
              from jsonb_to_recordset(?::jsonb) as r(id text, claim jsonb, extracted jsonb, doubtful boolean)
             cross join lateral %s
            on conflict (id) do update set
                   at = excluded.at, organisation = excluded.organisation, how = excluded.how, kind = excluded.kind,
                   value = excluded.value, "from" = excluded."from", "to" = excluded."to", low = excluded.low,
                   high = excluded.high, unit = excluded.unit, currency = excluded.currency, bound = excluded.bound,
                   direction = excluded.direction, status = excluded.status, period = excluded.period,
                   cites = excluded.cites, confidence = excluded.confidence, rule = excluded.rule,
                   sentence = excluded.sentence, sentence_start = excluded.sentence_start,
                   sentence_end = excluded.sentence_end, quantity_start = excluded.quantity_start,
                   quantity_end = excluded.quantity_end, extracted = excluded.extracted, lexicon = excluded.lexicon,
                   found = true, withdrawn = false, suggested = excluded.suggested, doubtful = excluded.doubtful,
                   counted = known.counted or excluded.counted, revision = excluded.revision
             -- what the lexicon found needs nobody who suggests it
             where case when excluded.suggested
                        then known.withdrawn or known.suggested and known.extracted <> excluded.extracted
                        else known.suggested or not known.found or known.withdrawn or known.at <> excluded.at
                          or known.extracted <> excluded.extracted or known.doubtful <> excluded.doubtful end
            returning id, organisation_key, proposed
            """.formatted(ClaimRows.FROM_JSON.formatted("r.claim"));
    /** The version of the lexicon is not what a claim says: it changes without a revision. */
    private static final String READ_BY =
            "update claim set lexicon = ? where article = ? and found and not suggested and lexicon <> ?";

    private static final String LOST = """
            update claim set found = false, revision = ?,
                   withdrawn = verdict is null or verdict = 'dismiss',
                   statement = null, first = null, copy_of = null, contradicts = '{}', sums = '[]'
             where article = ? and found and case when suggested
                   then strpos((select text from article where article.id = claim.article), sentence) = 0
                   else id <> all(?) end
            returning id, withdrawn
            """;
    private static final String LEAVE = """
            update claim set statement = null, first = null, copy_of = null, contradicts = '{}', sums = '[]'
             where id = any(?) and proposed and statement is not null
            """;
    private static final String DUE = """
            insert into ledger_due select key from unnest(?::text[]) key order by key collate "C" on conflict do nothing
            """;
    private static final String FORGET_UNMATCHED = "delete from unmatched_sentence where article = ?";
    private static final String UNMATCHED = """
            insert into unmatched_sentence (article, sentence_start, sentence_end, sentence, organisation, measure, lexicon)
            select ?, u.start, u."end", u.sentence, u.organisation, u.measure, ?
              from jsonb_to_recordset(?::jsonb) as u(start integer, "end" integer, sentence text, organisation text,
                   measure text)
            on conflict do nothing
            """;
    private final ObjectMapper json;
    private final ClaimChanges changes;
    private final ClaimsConfig config;

    ClaimTable(ObjectMapper json, ClaimChanges changes, ClaimsConfig config) {
        this.json = json;
        this.changes = changes;
        this.config = config;
    }

    /**
     * An article that was read.
     *
     * @param at when it was published, else fetched
     * @param earlier the version of the lexicon that read it before, empty when none did
     */
    record Source(String article, Instant at, String earlier) {}

    /** A claim as an earlier reading left it. */
    record Known(
            String extracted,
            boolean withdrawn,
            boolean proposed,
            String organisationKey,
            @Nullable String correction) {}

    /** Stores what was read in one article; the lock on claims is held. */
    void put(Connection connection, Source source, Extraction extraction, long revision) throws SQLException {
        Map<String, Claim> read = distinct(source.article(), extraction.claims());
        Map<String, Known> known = known(connection, source.article());
        Set<String> organisations =
                known.values().stream().map(Known::organisationKey).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Boolean> put =
                put(connection, source, extraction.lexiconVersion(), false, revision, read, known, organisations);
        readBy(connection, source, extraction.lexiconVersion());
        Set<String> lost = lost(connection, source, revision, read.keySet());
        if (!put.isEmpty() || !lost.isEmpty()) {
            leave(connection, put.keySet());
            due(connection, organisations);
        }
        unmatched(connection, source, extraction);
        if (!source.earlier().isEmpty()) {
            changes.add(connection, source, extraction.lexiconVersion(), read, known, put, lost);
        }
    }

    /**
     * Stores what somebody else than the lexicon read in one article, each as a proposal however sure it is; the lock on
     * claims is held.
     *
     * @param reader who read it
     * @return how many are new, or not as they were
     */
    int propose(Connection connection, Source source, List<Claim> claims, String reader, long revision)
            throws SQLException {
        Map<String, Claim> read = distinct(source.article(), claims);
        Map<String, Known> known = known(connection, source.article());
        Set<String> organisations = new TreeSet<>();
        Map<String, Boolean> put = put(connection, source, reader, true, revision, read, known, organisations);
        // one that a person confirmed may be read in another way by now
        due(connection, organisations);
        return put.size();
    }

    /** The same sentence can stand in a headline and in the text: what is told as a fact goes first, then what is surer. */
    private static Map<String, Claim> distinct(String article, List<Claim> claims) {
        Map<String, Claim> distinct = new LinkedHashMap<>();
        for (Claim claim : claims) {
            distinct.merge(
                    ClaimIdentity.of(article, claim),
                    claim,
                    (one, other) -> ORDER.compare(one, other) <= 0 ? one : other);
        }
        return distinct;
    }

    private static Map<String, Known> known(Connection connection, String article) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, article);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(
                            row.getString(1),
                            new Known(
                                    row.getString(2),
                                    row.getBoolean(3),
                                    row.getBoolean(4),
                                    row.getString(5),
                                    row.getString(6)));
                }
            }
        }
        return known;
    }

    /**
     * The claims that are new or not as they were, and whether each is a proposal; whom they are about is added to the
     * organisations.
     */
    private Map<String, Boolean> put(
            Connection connection,
            Source source,
            String reader,
            boolean suggested,
            long revision,
            Map<String, Claim> read,
            Map<String, Known> known,
            Set<String> organisations)
            throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        read.forEach((id, claim) -> {
            Known before = known.get(id);
            String correction = before == null ? null : before.correction();
            rows.add(Map.of(
                    "id",
                    id,
                    "claim",
                    ClaimMembers.of(correction == null ? claim : corrected(claim, correction)),
                    "extracted",
                    ClaimMembers.of(claim),
                    "doubtful",
                    suggested || claim.confidence() < config.leastConfidence()));
        });
        Map<String, Boolean> changed = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setString(1, source.article());
            statement.setObject(2, source.at().atOffset(ZoneOffset.UTC));
            statement.setString(3, reader);
            statement.setBoolean(4, suggested);
            statement.setLong(5, revision);
            statement.setString(6, write(rows));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changed.put(row.getString(1), row.getBoolean(3));
                    organisations.add(row.getString(2));
                }
            }
        }
        return changed;
    }

    private static void readBy(Connection connection, Source source, String lexicon) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ_BY)) {
            statement.setString(1, lexicon);
            statement.setString(2, source.article());
            statement.setString(3, lexicon);
            statement.executeUpdate();
        }
    }

    private Claim corrected(Claim claim, String correction) {
        return Correction.read(read(correction)) instanceof Correction.Read.Taken taken
                ? taken.correction().apply(claim)
                : claim;
    }

    private static Set<String> lost(Connection connection, Source source, long revision, Set<String> found)
            throws SQLException {
        Set<String> lost = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(LOST)) {
            statement.setLong(1, revision);
            statement.setString(2, source.article());
            statement.setArray(3, connection.createArrayOf("text", found.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lost.add(row.getString(1));
                }
            }
        }
        return lost;
    }

    /** Those of them that are proposals stand to no other claim. */
    static void leave(Connection connection, Collection<String> claims) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setArray(1, connection.createArrayOf("text", claims.toArray()));
            statement.executeUpdate();
        }
    }

    /** How these organisations' claims stand to each other has to be looked at again. */
    static void due(Connection connection, Collection<String> organisationKeys) throws SQLException {
        Array keys = connection.createArrayOf("text", organisationKeys.toArray());
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setArray(1, keys);
            statement.executeUpdate();
        }
    }

    private void unmatched(Connection connection, Source source, Extraction extraction) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET_UNMATCHED);
                PreparedStatement put = connection.prepareStatement(UNMATCHED)) {
            forget.setString(1, source.article());
            forget.executeUpdate();
            if (extraction.unmatched().isEmpty()) {
                return;
            }
            put.setString(1, source.article());
            put.setString(2, extraction.lexiconVersion());
            put.setString(
                    3,
                    write(extraction.unmatched().stream()
                            .map(ClaimTable::members)
                            .toList()));
            put.executeUpdate();
        }
    }

    private static Map<String, Object> members(Unmatched unmatched) {
        return Map.of(
                "start", unmatched.start(),
                "end", unmatched.end(),
                "sentence", unmatched.sentence(),
                "organisation", unmatched.organisation(),
                "measure", unmatched.measure().wireName());
    }

    private Map<String, Object> read(String object) {
        try {
            return json.readValue(object, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we stored is no JSON object", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a claim cannot be written as JSON", e);
        }
    }
}
