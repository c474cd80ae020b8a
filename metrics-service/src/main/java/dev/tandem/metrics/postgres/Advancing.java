package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.postgres.Counting.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves the present in which all facts are judged up to the clock, and counts anew the facts for which that makes a
 * difference: what turned true by waiting. It goes in steps that change about as much as one transaction can hold. A
 * clock that was set back takes everything back the same way.
 */
@ApplicationScoped
class Advancing implements Chore {
    private static final int FEW = 5_000;
    private static final int MANY = 20_000;
    private static final Duration FIRST_STEP = Duration.ofHours(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(400);
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    /** Nobody needs the present to the second, and every step makes those wait who count. */
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);
    /** Everything that can make a difference lies one of these times behind a moment of the fact. */
    private static final String CHANGING = Stream.of(EpisodeFact.WEEK, EpisodeFact.CONVERSATION, EpisodeFact.LETTER)
            .map(wait -> between("coalesce(e.resolved_at, e.known_resolved_at, e.updated_at)", wait))
            .collect(Collectors.joining(" or "));

    private static final String FACTS = """
            select e.organisation_id, e.key, %s
              from episode e
             where %s or %s or %s or %s
             limit %d
            """.formatted(
                    EpisodeTable.FROM_EPISODE,
                    CHANGING,
                    between("e.started_at", EpisodeFact.WEEK),
                    between("e.started_at", EpisodeFact.MONTH),
                    between("e.sla_due_at", Duration.ZERO),
                    MANY + 1);

    private final Transactions transactions;
    private final Clock clock;
    private final Counting counting;
    private final OrganisationTable organisations;
    private final EpisodeTable episodes;
    private final Sums sums;
    private volatile Duration step = FIRST_STEP;

    Advancing(
            Transactions transactions,
            Clock clock,
            Counting counting,
            OrganisationTable organisations,
            EpisodeTable episodes,
            Sums sums) {
        this.transactions = transactions;
        this.clock = clock;
        this.counting = counting;
        this.organisations = organisations;
        this.episodes = episodes;
        this.sums = sums;
    }

    private static String between(String moment, Duration wait) {
        String earlier = wait.isZero() ? "" : " - interval '" + wait.toHours() + " hours'";
        return "%1$s > timestamptz '@from'%2$s and %1$s <= timestamptz '@to'%2$s".formatted(moment, earlier);
    }

    @Override
    public String name() {
        return "facts counted anew after waiting";
    }

    @Override
    public int run() throws StoreUnavailableException {
        return transactions.run(this::advance);
    }

    private Integer advance(Connection connection) throws SQLException {
        if (!counting.isMine(connection, Task.ADVANCING)) {
            return 0;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant asOf = counting.look(connection).asOf();
        Duration distance = Duration.between(asOf, now).abs();
        if (distance.compareTo(OFTEN_ENOUGH) < 0) {
            return 0;
        }
        Batch batch = new Batch(connection, counting.take(connection), organisations.all(connection));
        while (true) {
            Duration taken = distance.compareTo(step) < 0 ? distance : step;
            Instant to = now.isAfter(asOf) ? asOf.plus(taken) : asOf.minus(taken);
            int changed = move(batch, asOf, to);
            if (changed <= MANY || taken.compareTo(SHORTEST_STEP) <= 0) {
                if (changed < FEW && step.compareTo(LONGEST_STEP) < 0) {
                    step = step.multipliedBy(2);
                }
                counting.setAsOf(connection, to);
                if (changed > 0) {
                    sums.add(batch);
                }
                return taken.equals(distance) ? 0 : 1;
            }
            step = step.dividedBy(2);
            batch = new Batch(connection, batch.ground(), organisations.all(connection));
        }
    }

    /** Counts how many facts change between the two moments; more than fit are not all of them. */
    private int move(Batch batch, Instant from, Instant to) throws SQLException {
        Instant earlier = from.isBefore(to) ? from : to;
        Instant later = from.isBefore(to) ? to : from;
        String query = FACTS.replace("@from", earlier.toString()).replace("@to", later.toString());
        int changed = 0;
        try (StoredRows rows = new StoredRows(batch.connection(), query)) {
            for (; rows.next(); changed++) {
                StoredFact stored = episodes.read(rows, KeyTable.readKey(rows), false, batch);
                EpisodeFact before = stored.fact().asOf(from);
                batch.deltas().change(before, stored.epoch(), before.asOf(to), stored.epoch());
            }
        }
        return changed;
    }
}
