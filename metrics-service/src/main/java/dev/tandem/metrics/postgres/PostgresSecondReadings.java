package dev.tandem.metrics.postgres;

import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.ledger.SecondReadings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Articles given out by marking their rows, so that several instances share them. */
@ApplicationScoped
class PostgresSecondReadings implements SecondReadings {
    private static final Duration GIVEN_OUT = Duration.ofMinutes(10);
    private static final int TIMES = 5;

    private static final String NEXT = """
            update article set second_asked = ?, second_tries = second_tries + 1
             where id = (select id from article
                          where text is not null and not unread and second_read is distinct from ?
                            and second_tries < %d and (second_asked is null or second_asked <= ?)
                          order by second_tries, fetched_at desc limit 1 for update skip locked)
            returning id, title, text, language, publisher, links
            """.formatted(TIMES);
    private static final String GIVE_BACK = """
            update article set second_asked = null, second_tries = greatest(second_tries - 1, 0) where id = ?
            """;
    private static final String LOCK =
            "select coalesce(published_at, fetched_at) from article where id = ? and text = ? for update";
    private static final String READ =
            "update article set second_read = ?, second_asked = null, second_tries = 0 where id = ?";

    private final Transactions transactions;
    private final ClaimTable claims;
    private final Clock clock;

    PostgresSecondReadings(Transactions transactions, ClaimTable claims, Clock clock) {
        this.transactions = transactions;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Optional<Pending> next(String reader) throws StoreUnavailableException {
        return transactions.run(connection -> {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            try (PreparedStatement next = connection.prepareStatement(NEXT)) {
                next.setObject(1, now);
                next.setString(2, reader);
                next.setObject(3, now.minus(GIVEN_OUT));
                try (ResultSet row = next.executeQuery()) {
                    return row.next() ? Optional.of(pending(row)) : Optional.<Pending>empty();
                }
            }
        });
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                row.getString("id"),
                new ArticleText(
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("language"),
                        row.getString("publisher"),
                        List.of((String[]) row.getArray("links").getArray())));
    }

    @Override
    public void giveBack(Pending pending) throws StoreUnavailableException {
        transactions.run(connection -> {
            try (PreparedStatement giveBack = connection.prepareStatement(GIVE_BACK)) {
                giveBack.setString(1, pending.id());
                return giveBack.executeUpdate();
            }
        });
    }

    @Override
    public int keep(Pending pending, String reader, List<Claim> proposals) throws StoreUnavailableException {
        return transactions.run(connection -> keep(connection, pending, reader, proposals));
    }

    private Integer keep(Connection connection, Pending pending, String reader, List<Claim> proposals)
            throws SQLException {
        // articles before claims, as when they are read for the first time
        Optional<Instant> at = lock(connection, pending);
        if (at.isEmpty()) {
            return 0;
        }
        long revision = ClaimLock.take(connection);
        int added = claims.propose(
                connection, new ClaimTable.Source(pending.id(), at.get(), ""), proposals, reader, revision);
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, reader);
            read.setString(2, pending.id());
            read.executeUpdate();
        }
        return added;
    }

    private static Optional<Instant> lock(Connection connection, Pending pending) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, pending.id());
            lock.setString(2, pending.article().text());
            try (ResultSet row = lock.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }
}
