package dev.tandem.ingest.postgres;

import dev.tandem.ingest.feeds.SubscriptionsUnavailableException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Transactions on a database that may be away, now or when the service starts; its schema is made when it first answers. */
@Singleton
class Transactions {
    /** Connection, resources, shutdown, and who or what is not there (yet). */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "28", "3D", "42501");

    private static final int STATE_CLASS = 2;

    private final Flyway flyway;
    private boolean migrated;

    Transactions(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * What {@code work} returns once it is committed.
     *
     * @throws SubscriptionsUnavailableException when the database does not answer
     */
    <T> T run(Callable<T> work) {
        try {
            migrate();
            return QuarkusTransaction.requiringNew().call(work);
        } catch (RuntimeException e) {
            if (isAway(e)) {
                throw new SubscriptionsUnavailableException(e);
            }
            throw e;
        }
    }

    private synchronized void migrate() {
        if (!migrated) {
            flyway.migrate();
            migrated = true;
        }
    }

    private static boolean isAway(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                @Nullable String state = sql.getSQLState();
                // the pool has no state when nobody answers in time
                return state == null || AWAY.contains(state) || AWAY.contains(state.substring(0, STATE_CLASS));
            }
        }
        return false;
    }
}
