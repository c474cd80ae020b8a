package dev.tandem.metrics.postgres;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions of the facts, one a month of UTC. They are made before the transaction that needs them. */
@ApplicationScoped
class Months {
    private static final String ADD = "select add_month(?)";

    private final Set<Instant> known = ConcurrentHashMap.newKeySet();
    private final AgroalDataSource database;

    Months(AgroalDataSource database) {
        this.database = database;
    }

    /** The start of the month that holds the moment. */
    static Instant of(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** Makes those that are missing. */
    void add(Collection<Instant> months) throws SQLException {
        for (Instant month : months) {
            if (!known.contains(month)) {
                try (Connection connection = database.getConnection();
                        PreparedStatement statement = connection.prepareStatement(ADD)) {
                    statement.setObject(1, month.atOffset(ZoneOffset.UTC));
                    statement.execute();
                }
                known.add(month);
            }
        }
    }

    /** These are gone, and would have to be made again. */
    void forgetBefore(Instant month) {
        known.removeIf(other -> other.isBefore(month));
    }
}
