package dev.tandem.metrics.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text format of PostgreSQL's COPY, the fastest way to bring many rows to the server. */
final class CopyRows {
    private static final String NULL = "\\N";

    private final StringBuilder text = new StringBuilder(64 * 1024);
    private boolean rowBegun;

    /** Adds a column to the current row; what is no text is written as its {@code toString} says. */
    CopyRows add(@Nullable Object value) {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
        if (value == null) {
            text.append(NULL);
        } else if (value instanceof CharSequence characters) {
            escape(characters);
        } else {
            text.append(value);
        }
        return this;
    }

    /** Adds a column to the current row. */
    CopyRows add(long value) {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
        text.append(value);
        return this;
    }

    private void escape(CharSequence characters) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
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
