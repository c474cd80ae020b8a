package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.postgres.Counting.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Drops the months that are older than what is kept. Their sums stay, and what comes of them later is refused. Months
 * are counted back from the newest fact if that is older than the clock says: a clock that is wrong drops nothing.
 */
@ApplicationScoped
class Retiring implements Chore {
    private static final Logger LOG = Logger.getLogger(Retiring.class);
    private static final String NEWEST = "select max(started_at) from episode";
    private static final String PARTITIONS = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'episode'::regclass and c.relname < ?
             order by c.relname
            """;
    private static final List<String> FORGET = List.of(
            "delete from feedback where at < ?",
            "delete from episode_key where started_at < ?",
            "delete from unsettled_contact where started_at < ?");

    private final Transactions transactions;
    private final Clock clock;
    private final Counting counting;
    private final Months months;
    private final RetentionConfig config;

    Retiring(Transactions transactions, Clock clock, Counting counting, Months months, RetentionConfig config) {
        this.transactions = transactions;
        this.clock = clock;
        this.counting = counting;
        this.months = months;
        this.config = config;
    }

    @Override
    public String name() {
        return "months dropped";
    }

    @Override
    public int run() throws StoreUnavailableException {
        return config.keep().isEmpty() ? 0 : transactions.run(this::retire);
    }

    private Integer retire(Connection connection) throws SQLException {
        if (!counting.isMine(connection, Task.RETIRING)) {
            return 0;
        }
        Instant keptSince = keptSince(connection);
        if (!keptSince.isAfter(counting.look(connection).keptSince())) {
            return 0;
        }
        counting.take(connection);
        counting.setKeptSince(connection, keptSince);
        List<String> partitions = partitions(connection, keptSince);
        try (Statement statement = connection.createStatement()) {
            for (String partition : partitions) {
                statement.execute("drop table " + partition);
            }
        }
        for (String sql : FORGET) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, keptSince.atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        }
        months.forgetBefore(keptSince);
        LOG.infof("facts are kept since %s, months dropped=%s", keptSince, partitions);
        return 0;
    }

    private Instant keptSince(Connection connection) throws SQLException {
        Instant newest = clock.instant();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            OffsetDateTime fact = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            if (fact == null) {
                return Instant.MIN;
            }
            newest = fact.toInstant().isBefore(newest) ? fact.toInstant() : newest;
        }
        return Months.of(newest.atOffset(ZoneOffset.UTC)
                .minus(config.keep().orElseThrow())
                .toInstant());
    }

    private static List<String> partitions(Connection connection, Instant keptSince) throws SQLException {
        OffsetDateTime month = keptSince.atOffset(ZoneOffset.UTC);
        List<String> partitions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PARTITIONS)) {
            statement.setString(1, "episode_%04d_%02d".formatted(month.getYear(), month.getMonthValue()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    partitions.add(rows.getString(1));
                }
            }
        }
        return partitions;
    }
}
