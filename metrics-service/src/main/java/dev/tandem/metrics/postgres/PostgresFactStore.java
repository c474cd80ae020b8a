package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.events.Erasure;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.Refused;
import dev.tandem.metrics.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One batch, one transaction: facts change, what they change in the sums is appended, and all of it is committed or
 * nothing. Rows are locked table by table in the order of the calls below, and within a table in the order of their
 * keys: two consumers never wait for each other in a circle. Sums are only appended to, so nobody waits for them.
 */
@ApplicationScoped
class PostgresFactStore implements FactStore {
    /** Clocks differ, but not by so much. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Transactions transactions;
    private final Clock clock;
    private final Counting counting;
    private final OrganisationTable organisations;
    private final ErasureTable erasures;
    private final FeedbackFacts feedback;
    private final EpisodeFacts episodes;
    private final TimelineTables timeline;
    private final Sums sums;

    PostgresFactStore(
            Transactions transactions,
            Clock clock,
            Counting counting,
            OrganisationTable organisations,
            ErasureTable erasures,
            FeedbackFacts feedback,
            EpisodeFacts episodes,
            TimelineTables timeline,
            Sums sums) {
        this.transactions = transactions;
        this.clock = clock;
        this.counting = counting;
        this.organisations = organisations;
        this.erasures = erasures;
        this.feedback = feedback;
        this.episodes = episodes;
        this.timeline = timeline;
        this.sums = sums;
    }

    @Override
    public List<Refused> store(List<CloudEvent> events) throws StoreUnavailableException {
        List<CloudEvent> toForget =
                events.stream().filter(event -> event.data() instanceof Erasure).toList();
        List<Refused> refused =
                transactions.run(connection -> count(begin(connection, counting.hold(connection), events), events));
        if (!toForget.isEmpty()) {
            // apart, since nobody may count meanwhile: a fact of this person could come in beside it
            transactions.run(connection -> forget(begin(connection, counting.take(connection), toForget), toForget));
        }
        return refused;
    }

    private Batch begin(Connection connection, Counting.Ground ground, List<CloudEvent> events) throws SQLException {
        TreeSet<String> named = new TreeSet<>();
        for (CloudEvent event : events) {
            String organisation = event.data().organisation();
            if (organisation != null) {
                named.add(organisation);
            }
        }
        return new Batch(connection, ground, organisations.register(connection, named));
    }

    private List<Refused> count(Batch batch, List<CloudEvent> events) throws SQLException {
        List<CloudEvent> acceptable = acceptable(events, batch);
        FeedbackChanges said = feedback.store(acceptable, batch);
        episodes.store(acceptable, said, batch);
        timeline.store(acceptable, batch);
        sums.add(batch);
        return batch.refused();
    }

    private Integer forget(Batch batch, List<CloudEvent> events) throws SQLException {
        for (CloudEvent event : events) {
            if (event.data() instanceof Erasure erasure) {
                erasures.forget(erasure, event.time(), batch);
            }
        }
        sums.add(batch);
        return events.size();
    }

    /** What is neither too old, nor from the future, nor about someone who was erased. */
    private List<CloudEvent> acceptable(List<CloudEvent> events, Batch batch) throws SQLException {
        Instant latest = clock.instant().plus(AHEAD);
        List<CloudEvent> acceptable = new ArrayList<>(events.size());
        for (CloudEvent event : events) {
            Instant anchor = anchor(event);
            if (anchor != null && anchor.isBefore(batch.ground().keptSince())) {
                batch.refuse(event, pointer(event), "is older than what is kept");
            } else if (anchor != null && anchor.isAfter(latest)) {
                batch.refuse(event, pointer(event), "lies in the future");
            } else {
                acceptable.add(event);
            }
        }
        return erasures.withoutForgotten(acceptable, batch);
    }

    private static @Nullable Instant anchor(CloudEvent event) {
        if (event.data() instanceof Episode episode) {
            return episode.startedAt();
        }
        Feedback feedback = Feedback.of(event);
        return feedback == null ? null : feedback.at();
    }

    private static String pointer(CloudEvent event) {
        return switch (event.type()) {
            case EPISODE -> "/data/startedAt";
            case SURVEY -> "/data/answeredAt";
            case COMPLAINT -> "/data/openedAt";
            case REVIEW -> "/data/reviewedAt";
            case WORKFORCE, COST, CHANGE, ERASURE, ARTICLE -> "";
        };
    }
}
