package dev.tandem.benchmarks.tandem;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What metrics-service has still to do after an event has been counted, as its tables tell. */
final class Backlog {
    /** Rows in one of these are work; a table that this version does not have is none. */
    private static final List<String> TABLES = List.of(
            "metrics.cell_change", "metrics.cell_delta", "metrics.unsettled_contact", "metrics.unsettled_reopening");

    private final Connection connection;
    private final List<String> tables = new ArrayList<>();

    /** @param connection stays the caller's */
    Backlog(Connection connection) throws SQLException {
        this.connection = connection;
        for (String table : TABLES) {
            if (isTrue("select to_regclass('" + table + "') is not null")) {
                tables.add(table);
            }
        }
    }

    boolean isEmpty() throws SQLException {
        for (String table : tables) {
            if (isTrue("select exists (select from " + table + ")")) {
                return false;
            }
        }
        return true;
    }

    /** How many episodes answers speak of now. */
    long episodes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(sum(episodes), 0) from report.sums where granularity = 'm'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean isTrue(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
