package dev.tandem.metrics.postgres;

import dev.tandem.events.Episode;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed facts may change for other facts; {@link Settling} looks at it once they are committed. */
final class Unsettled {
    private final BinaryRows contacts = new BinaryRows(4);
    private final BinaryRows reopenings = new BinaryRows(3);

    /**
     * The snapshot of an episode was {@code before}, and is {@code after}; customers as they are stored.
     *
     * @return whether it has to be found anew which contact is next
     */
    boolean changed(
            int organisation,
            @Nullable Snapshot before,
            @Nullable Hash customerBefore,
            Snapshot after,
            @Nullable Hash customer) {
        Episode now = after.episode();
        Episode then = before == null ? null : before.episode();
        boolean moved = then != null && !then.startedAt().equals(now.startedAt());
        boolean another = then == null
                || moved
                || !Objects.equals(customerBefore, customer)
                || !Objects.equals(then.topic(), now.topic());
        if (another) {
            addContact(organisation, now, customer);
        }
        if (another && then != null) {
            addContact(organisation, then, customerBefore);
        }
        String reopened = then == null ? null : then.reopens();
        if (moved || !Objects.equals(reopened, now.reopens())) {
            addReopening(organisation, now.reopens());
            addReopening(organisation, reopened);
        }
        return another;
    }

    private void addContact(int organisation, Episode episode, @Nullable Hash customer) {
        if (customer != null && EpisodeFact.tellsRepeats(episode)) {
            contacts.row().add(organisation).add(customer).add(episode.topic()).add(episode.startedAt());
        }
    }

    /** It has to be looked up what reopens this episode. */
    void addReopening(int organisation, @Nullable String episode) {
        if (episode != null) {
            reopenings.row().add(organisation).add(Hash.of(episode)).add(episode);
        }
    }

    void write(Connection connection) throws SQLException {
        if (!contacts.isEmpty()) {
            contacts.copyTo(connection, "unsettled_contact");
        }
        if (!reopenings.isEmpty()) {
            reopenings.copyTo(connection, "unsettled_reopening");
        }
    }
}
