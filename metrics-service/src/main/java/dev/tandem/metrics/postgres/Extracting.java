package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.ledger.Sketch;
import dev.tandem.metrics.postgres.ClaimTable.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the articles that the lexicon of today has not read: new ones, those that were fetched anew with another text,
 * those that name an organisation which was registered meanwhile, and after an upgrade all of which the text is kept.
 * Several instances share them.
 */
@ApplicationScoped
class Extracting implements Chore {
    private static final Logger LOG = Logger.getLogger(Extracting.class);

    /** A transaction holds its articles, and other chores wait meanwhile. */
    private static final int ARTICLES = 50;

    private static final int CHARACTERS = 500_000;

    private static final String UNREAD = """
            with unread as materialized (
                select id from article
                 where text is not null
                   and (unread or met or ((read_by < ? or read_by > ?)
                        and read_by not in (select newer.version from lexicon newer
                             where newer.number > (select number from lexicon where version = ?))))
                 limit %d for update skip locked)
            select a.id, coalesce(a.published_at, a.fetched_at), a.read_by, a.title, a.text, a.language, a.publisher, a.links
              from article a join (
                   select u.id, sum(l.characters) over (order by u.id) - l.characters as before
                     from unread u join article l using (id)) fitting using (id)
             where fitting.before < %d
             order by a.id
            """.formatted(ARTICLES, CHARACTERS);
    private static final String KNOWN = "select name from organisation union select unnest(aliases) from organisation";
    /** Of letters only those of ASCII are compared: what lower() makes of the others depends on the server's locale. */
    private static final String MEET = """
            with met as (insert into known_name select name from (%s) as known (name)
                    except select name from known_name
                on conflict do nothing returning name)
            update article set met = true
             where text is not null and exists (
                   select from met where position(regexp_replace(lower(name), '[^ -~]', '', 'g')
                       in regexp_replace(lower(concat(title, ' ', text)), '[^ -~]', '', 'g')) > 0)
            """.formatted(KNOWN);

    private static final String REGISTER = "insert into lexicon (version) values (?) on conflict do nothing";
    /** A second reader has to read another text, too. */
    private static final String READ = """
            update article set read_by = ?, unread = false, met = false, sketch = ?,
                   second_read = case when not unread then second_read end,
                   second_tries = case when unread then 0 else second_tries end
             where id = ?
            """;

    private final Transactions transactions;
    private final Extractor extractor;
    private final ClaimTable claims;
    private final String lexicon;
    private volatile boolean registered;

    Extracting(Transactions transactions, Extractor extractor, ClaimTable claims) {
        this.transactions = transactions;
        this.extractor = extractor;
        this.claims = claims;
        this.lexicon = extractor
                .extract(new ArticleText(null, "", null, null, List.of()))
                .lexiconVersion();
    }

    @Override
    public String name() {
        return "articles read for claims";
    }

    @Override
    public boolean ofArticles() {
        return true;
    }

    @Override
    public int run() throws StoreUnavailableException {
        if (!registered) {
            transactions.run(this::register);
            registered = true;
        }
        transactions.run(Extracting::meet);
        return transactions.run(this::extract);
    }

    private static Integer meet(Connection connection) throws SQLException {
        try (PreparedStatement meet = connection.prepareStatement(MEET)) {
            return meet.executeUpdate();
        }
    }

    private static Set<String> known(Connection connection) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known.add(row.getString(1));
            }
        }
        return known;
    }

    private Integer register(Connection connection) throws SQLException {
        try (PreparedStatement register = connection.prepareStatement(REGISTER)) {
            register.setString(1, lexicon);
            return register.executeUpdate();
        }
    }

    /** What was read in an article; no extraction where reading it failed. */
    private record Reading(
            Source source, Sketch sketch, @Nullable Extraction extraction) {}

    private Integer extract(Connection connection) throws SQLException {
        List<Reading> readings = new ArrayList<>();
        Set<String> known = known(connection);
        try (PreparedStatement unread = connection.prepareStatement(UNREAD)) {
            unread.setString(1, lexicon);
            unread.setString(2, lexicon);
            unread.setString(3, lexicon);
            try (ResultSet row = unread.executeQuery()) {
                while (row.next()) {
                    readings.add(read(row, known));
                }
            }
        }
        if (readings.isEmpty()) {
            return 0;
        }
        long revision = ClaimLock.take(connection);
        for (Reading reading : readings) {
            if (reading.extraction() != null) {
                put(connection, reading.source(), reading.extraction(), revision);
            }
            note(connection, reading);
        }
        return readings.size();
    }

    /** What cannot be stored of one article must not undo the others'. */
    private void put(Connection connection, Source source, Extraction extraction, long revision) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            claims.put(connection, source, extraction, revision);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (Sql.isTransient(e)) {
                throw e;
            }
            connection.rollback(before);
            LOG.errorf("claims cannot be stored, article=%s, code=%s", source.article(), e.getSQLState());
        }
    }

    private Reading read(ResultSet row, Set<String> known) throws SQLException {
        Source source = new Source(
                row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3));
        String text = row.getString(5);
        ArticleText article = new ArticleText(
                row.getString(4), text, row.getString(6), row.getString(7), texts(row.getArray(8)), known);
        return new Reading(source, Sketch.of(text), extract(source, article));
    }

    /** One article that cannot be read must not keep the others waiting; the next lexicon tries it again. */
    private @Nullable Extraction extract(Source source, ArticleText article) {
        try {
            return extractor.extract(article);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "an article cannot be read for claims and is passed over, article=%s", source.article());
            return null;
        }
    }

    private void note(Connection connection, Reading reading) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, lexicon);
            read.setBytes(2, reading.sketch().bytes());
            read.setString(3, reading.source().article());
            read.executeUpdate();
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
