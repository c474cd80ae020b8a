package dev.tandem.metrics.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text format of PostgreSQL's COPY, the fastest way to bring many rows to the server. */
final class CopyRows {
    private static final String NULL = "\\N";
    private static final int SECONDS_A_DAY = 86_400;

    private final StringBuilder text = new StringBuilder(64 * 1024);
    private boolean rowBegun;
    private long dayWritten = Long.MIN_VALUE;
    private String dateWritten = "";

    /** Adds a column to the current row; what is no text is written as its {@code toString} says. */
    CopyRows add(@Nullable Object value) {
        beginColumn();
        if (value == null) {
            text.append(NULL);
        } else if (value instanceof String characters) {
            escape(characters);
        } else {
            text.append(value);
        }
        return this;
    }

    /** Adds a column to the current row. */
    CopyRows add(long value) {
        beginColumn();
        text.append(value);
        return this;
    }

    /** Adds a moment. */
    CopyRows add(@Nullable Instant instant) {
        beginColumn();
        if (instant == null) {
            text.append(NULL);
            return this;
        }
        long second = instant.getEpochSecond();
        long day = Math.floorDiv(second, SECONDS_A_DAY);
        if (day != dayWritten) {
            // moments come by the dozen from one day; writing its date anew each time is most of the work
            dateWritten = LocalDate.ofEpochDay(day).toString();
            dayWritten = day;
        }
        int ofDay = Math.floorMod(second, SECONDS_A_DAY);
        text.append(dateWritten).append(' ').append(ofDay / 3600).append(':').append(ofDay / 60 % 60);
        text.append(':').append(ofDay % 60);
        int micros = instant.getNano() / 1000;
        if (micros > 0) {
            text.append('.').append(Integer.toString(1_000_000 + micros), 1, 7);
        }
        text.append('Z');
        return this;
    }

    /** Adds an array of numbers. */
    CopyRows addArray(int size, IntUnaryOperator elements) {
        beginColumn();
        text.append('{');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(elements.applyAsInt(i));
        }
        text.append('}');
        return this;
    }

    private void beginColumn() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }

    private void escape(String characters) {
        int plainFrom = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                text.append(characters, plainFrom, i).append('\\');
                text.append(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
                plainFrom = i + 1;
            }
        }
        text.append(characters, plainFrom, characters.length());
    }

    void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Sends the rows to {@code target}, a table with an optional list of columns. */
    void copyTo(Connection connection, String target) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("the rows could not be sent", "08006", e);
        }
    }
}
