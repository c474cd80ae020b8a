package dev.tandem.events;

import java.util.List;

/** Thrown by the constructor of a record whose components contradict each other; the codec turns it into a value. */
public final class InvalidDataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidDataException(List<Violation> violations) {
        super(violations.toString());
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, never empty. */
    public List<Violation> violations() {
        return violations;
    }
}
