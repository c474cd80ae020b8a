package dev.tandem.report.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Listing;
import dev.tandem.report.Paging;
import dev.tandem.report.claims.Claim;
import dev.tandem.report.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresClaims implements Claims {
    private static final String SOURCE =
            "c.article, c.url, c.title, c.publisher, c.published_at, c.fetched_at, c.language, c.simulated";
    private static final String SELECT = """
            select c.id, c.organisation, c.own, c.how, c.kind, c.value, c."from", c."to", c.low, c.high, c.unit,
                c.currency, c.bound, c.direction, c.status, c.period, c.cites, c.confidence, c.rule, c.sentence,
                c.sentence_start, c.sentence_end, c.quantity_start, c.quantity_end, c.lexicon, c.found, c.withdrawn,
                c.proposed, c.verdict, c.extracted, c.at, c.statement, c.first, c.first_at, c.articles, c.copy_of,
                to_jsonb(c.contradicts) as contradicts, c.sums, c.answer, c.answer_since, c.answer_before, c.revision,
            """ + SOURCE + "\nfrom report.claim c\n";
    /** By its name, or by the names of the organisation with that key. */
    private static final String ABOUT = """
            c.organisation_key in (
                select report.name_key(?)
                union all select n.name_key from report.organisation_name n where n.organisation = ?)""";

    private static final String NONE = "none";

    private final Database database;
    private final ObjectMapper json;

    PostgresClaims(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Listing<Claim> page(Filter filter, Paging paging) {
        Position after = Position.parse(paging.after());
        Where where = new Where(
                "not c.withdrawn and (c.at, c.id) < (?, ?)", after.at().atOffset(ZoneOffset.UTC), after.id());
        where.and(filter.proposed() ? "c.proposed" : "not c.proposed");
        String organisation = filter.organisation();
        if (organisation != null) {
            where.and(ABOUT, organisation, organisation);
        }
        where.equal("c.kind", filter.kind());
        where.equal("c.status", filter.status());
        where.equal("c.article", filter.article());
        where.equal("c.statement", filter.statement());
        String review = filter.review();
        if (review == null) {
            where.and("c.verdict is distinct from 'dismiss'");
        } else if (review.equals(NONE)) {
            where.and("c.verdict is null");
        } else {
            where.equal("c.verdict", review);
        }
        List<Claim> rows = database.rows(
                SELECT + where.sql() + "order by c.at desc, c.id desc\nlimit " + (paging.size() + 1),
                where.arguments,
                this::claim);
        return Cursor.page(rows, paging.size(), claim -> new Position(claim.at(), claim.id()).toString());
    }

    @Override
    public Optional<Claim> find(String id) {
        return database.rows(SELECT + "where c.id = ?", List.of(id), this::claim).stream()
                .findFirst();
    }

    @Override
    public List<Review> reviews(String claim) {
        return database.rows(
                "select id, at, verdict, reviewer, note, correction from report.claim_review where claim = ? order by id",
                List.of(claim),
                row -> new Review(
                        row.getLong("id"),
                        instant(row, "at"),
                        row.getString("verdict"),
                        row.getString("reviewer"),
                        row.getString("note"),
                        row.getString("correction")));
    }

    @Override
    public Listing<Unmatched> unmatched(@Nullable String organisation, @Nullable String article, Paging paging) {
        Position after = Position.parse(paging.after());
        Where where = new Where("(c.fetched_at, c.place) < (?, ?)", after.at().atOffset(ZoneOffset.UTC), after.id());
        if (organisation != null) {
            where.and(ABOUT, organisation, organisation);
        }
        where.equal("c.article", article);
        List<Placed> rows = database.rows(
                "select c.place, c.organisation, c.measure, c.sentence, c.sentence_start, c.sentence_end, c.lexicon, "
                        + SOURCE
                        + """

                        from (select u.*, u.article || ' ' || to_char(u.sentence_start, 'FM0000000000') || ' ' || u.measure
                                || ' ' || u.organisation collate "C" as place
                              from report.unmatched_sentence u) c
                        """
                        + where.sql() + "order by c.fetched_at desc, c.place desc\nlimit " + (paging.size() + 1),
                where.arguments,
                row -> new Placed(row.getString("place"), unmatched(row)));
        Listing<Placed> page = Cursor.page(rows, paging.size(), placed -> new Position(
                        placed.unmatched().article().fetchedAt(), placed.place())
                .toString());
        return new Listing<>(page.items().stream().map(Placed::unmatched).toList(), page.next());
    }

    /** A sentence with its place in the order of those that came at the same time. */
    private record Placed(String place, Unmatched unmatched) {}

    @Override
    public Listing<Change> changes(Paging paging) {
        long before = paging.after() == null ? Long.MAX_VALUE : number(Cursor.position(paging.after()));
        List<Change> rows = database.rows(
                """
                select id, at, claim, article, organisation, change, lexicon, earlier, before, after
                from report.claim_change where id < ? order by id desc limit ?
                """,
                List.of(before, paging.size() + 1),
                row -> new Change(
                        row.getLong("id"),
                        instant(row, "at"),
                        row.getString("claim"),
                        row.getString("article"),
                        row.getString("organisation"),
                        row.getString("change"),
                        row.getString("lexicon"),
                        row.getString("earlier"),
                        row.getString("before"),
                        row.getString("after")));
        return Cursor.page(rows, paging.size(), change -> String.valueOf(change.id()));
    }

    @Override
    public List<Turn> turns(String organisation) {
        return database.rows(
                """
                select id, claim, kind, at, answer, before, measured from report.claim_check
                where own = ? and before is not null order by id
                """,
                List.of(organisation),
                row -> new Turn(
                        row.getLong("id"),
                        row.getString("claim"),
                        row.getString("kind"),
                        instant(row, "at"),
                        row.getString("answer"),
                        row.getString("before"),
                        row.getString("measured")));
    }

    @Override
    public long revision(String organisation) {
        return database.rows(
                        "select coalesce(max(c.revision), 0) from report.claim c where " + ABOUT,
                        List.of(organisation, organisation),
                        row -> row.getLong(1))
                .get(0);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InvalidCursorException();
        }
    }

    private Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("own"),
                row.getString("how"),
                row.getString("kind"),
                new Claim.Quantity(
                        row.getObject("value", Double.class),
                        row.getObject("from", Double.class),
                        row.getObject("to", Double.class),
                        row.getObject("low", Double.class),
                        row.getObject("high", Double.class),
                        row.getString("unit"),
                        row.getString("currency"),
                        row.getString("bound")),
                row.getString("direction"),
                row.getString("status"),
                row.getString("period"),
                row.getString("cites"),
                row.getDouble("confidence"),
                row.getString("rule"),
                new Claim.Evidence(
                        row.getString("sentence"),
                        row.getInt("sentence_start"),
                        row.getInt("sentence_end"),
                        row.getInt("quantity_start"),
                        row.getInt("quantity_end")),
                source(row),
                row.getString("lexicon"),
                row.getBoolean("found"),
                row.getBoolean("withdrawn"),
                row.getBoolean("proposed"),
                row.getString("verdict"),
                row.getString("extracted"),
                instant(row, "at"),
                standing(row),
                noted(row),
                row.getLong("revision"));
    }

    private static Claim.@Nullable Noted noted(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return answer == null
                ? null
                : new Claim.Noted(answer, instant(row, "answer_since"), row.getString("answer_before"));
    }

    private Claim.@Nullable Standing standing(ResultSet row) throws SQLException {
        String statement = row.getString("statement");
        if (statement == null) {
            return null;
        }
        return new Claim.Standing(
                statement,
                row.getString("first"),
                maybe(row, "first_at"),
                row.getLong("articles"),
                row.getString("copy_of"),
                Stored.read(json, row.getString("contradicts"), Stored.TEXTS),
                row.getString("sums"));
    }

    private static Claim.Source source(ResultSet row) throws SQLException {
        return new Claim.Source(
                row.getString("article"),
                row.getString("url"),
                row.getString("title"),
                row.getString("publisher"),
                maybe(row, "published_at"),
                instant(row, "fetched_at"),
                row.getString("language"),
                row.getBoolean("simulated"));
    }

    private static Unmatched unmatched(ResultSet row) throws SQLException {
        return new Unmatched(
                source(row),
                row.getString("organisation"),
                row.getString("measure"),
                row.getString("sentence"),
                row.getInt("sentence_start"),
                row.getInt("sentence_end"),
                row.getString("lexicon"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(maybe(row, column), column);
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Conditions that all hold, with their arguments. */
    private static final class Where {
        private final StringBuilder conditions = new StringBuilder();
        private final List<Object> arguments = new ArrayList<>();

        Where(String condition, Object... values) {
            conditions.append("where ").append(condition);
            arguments.addAll(List.of(values));
        }

        void and(String condition, Object... values) {
            conditions.append("\n    and ").append(condition);
            arguments.addAll(List.of(values));
        }

        void equal(String column, @Nullable String value) {
            if (value != null) {
                and(column + " = ?", value);
            }
        }

        String sql() {
            return conditions + "\n";
        }
    }
}
