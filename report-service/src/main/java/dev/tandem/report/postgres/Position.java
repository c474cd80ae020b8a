package dev.tandem.report.postgres;

import dev.tandem.report.InvalidCursorException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where in an order of times, the newest first, something stands. */
record Position(Instant at, String id) {
    private static final Position FIRST = new Position(Instant.parse("9999-12-31T00:00:00Z"), "");

    /** The position that a cursor stands for; before everything where there is none. */
    static Position parse(@Nullable String cursor) {
        if (cursor == null) {
            return FIRST;
        }
        String[] parts = Cursor.position(cursor).split(" ", 2);
        if (parts.length != 2) {
            throw new InvalidCursorException();
        }
        try {
            return new Position(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException e) {
            throw new InvalidCursorException();
        }
    }

    @Override
    public String toString() {
        return at + " " + id;
    }
}
