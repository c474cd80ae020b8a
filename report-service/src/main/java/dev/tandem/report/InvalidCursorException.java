package dev.tandem.report;

/** A page was asked for with a cursor that no answer gave. */
public final class InvalidCursorException extends RuntimeException {
    public InvalidCursorException() {
        super("the cursor is not one of ours");
    }
}
