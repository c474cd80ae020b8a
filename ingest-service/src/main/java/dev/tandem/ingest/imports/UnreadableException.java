package dev.tandem.ingest.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ends the reading of a file that cannot be read to its end. */
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    UnreadableException(Flaw flaw) {
        super(flaw.reason());
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }

    /** The one that a library wrapped, null when there is none. */
    static @Nullable UnreadableException within(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableException unreadable) {
                return unreadable;
            }
        }
        return null;
    }
}
