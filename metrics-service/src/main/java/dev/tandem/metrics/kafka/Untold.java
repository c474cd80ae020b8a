package dev.tandem.metrics.kafka;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Kinds and places of an exception and its causes, for the log, without what they say: that may quote customers. */
final class Untold extends Exception {
    private static final long serialVersionUID = 1L;

    private Untold(Throwable original, @Nullable Throwable cause) {
        super(kind(original), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    static Untold of(Throwable original) {
        Throwable cause = original.getCause();
        return new Untold(original, cause == null ? null : of(cause));
    }

    /** The class of the innermost cause, and SQL's own code where there is one. */
    static String innermost(Throwable original) {
        Throwable cause = original.getCause();
        return cause == null ? kind(original) : innermost(cause);
    }

    private static String kind(Throwable original) {
        String name = original.getClass().getName();
        return original instanceof SQLException sql ? name + " " + sql.getSQLState() : name;
    }
}
