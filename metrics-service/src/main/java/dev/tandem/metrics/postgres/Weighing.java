package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

/** Applies the least confidence that is set to claims that were stored with another one, once after the start. */
@ApplicationScoped
class Weighing implements Chore {
    /** What a person has spoken about moves nowhere, and of what is withdrawn nothing is told. */
    private static final String WEIGH = """
            with weighed as (
                update claim c set doubtful = not c.doubtful, counted = c.counted or c.doubtful, revision = ?
                 where c.id in (select id from claim where not suggested and doubtful <> (confidence < ?)
                                 order by id limit 1000)
                returning c.id, c.organisation_key, c.proposed, c.lexicon, c.extracted, c.verdict, c.withdrawn),
                 noted as (
                insert into claim_change (at, claim, change, lexicon, earlier, before, after)
                select ?, id, case when proposed then 'proposed' else 'accepted' end, lexicon, lexicon, extracted, extracted
                  from weighed where verdict is null and not withdrawn order by id)
            select id, organisation_key from weighed
            """;

    private final Transactions transactions;
    private final Clock clock;
    private final ClaimsConfig config;
    private volatile boolean done;

    Weighing(Transactions transactions, Clock clock, ClaimsConfig config) {
        this.transactions = transactions;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public String name() {
        return "claims held against another least confidence";
    }

    @Override
    public boolean ofArticles() {
        return true;
    }

    @Override
    public int run() throws StoreUnavailableException {
        if (done) {
            return 0;
        }
        int weighed = transactions.run(this::weigh);
        done = weighed == 0;
        return weighed;
    }

    private Integer weigh(Connection connection) throws SQLException {
        long revision = ClaimLock.take(connection);
        Set<String> claims = new TreeSet<>();
        Set<String> organisations = new TreeSet<>();
        try (PreparedStatement weigh = connection.prepareStatement(WEIGH)) {
            weigh.setLong(1, revision);
            weigh.setDouble(2, config.leastConfidence());
            weigh.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = weigh.executeQuery()) {
                while (row.next()) {
                    claims.add(row.getString(1));
                    organisations.add(row.getString(2));
                }
            }
        }
        ClaimTable.leave(connection, claims);
        ClaimTable.due(connection, organisations);
        return claims.size();
    }
}
