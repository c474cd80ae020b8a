package dev.tandem.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a record's components, so that a sender hears of everything at once. */
final class Rules {
    private final List<Violation> violations = new ArrayList<>(0);

    static Rules rules() {
        return new Rules();
    }

    /** {@code later} must not lie before {@code earlier}; a missing one is never wrong. */
    <T extends Comparable<? super T>> Rules ordered(
            String earlierName, @Nullable T earlier, String laterName, @Nullable T later) {
        // nearly always in order: not even the reason is made then
        if (earlier != null && later != null && later.compareTo(earlier) < 0) {
            violations.add(new Violation("/" + laterName, "is before /" + earlierName));
        }
        return this;
    }

    Rules refuseIf(boolean wrong, String name, String reason) {
        if (wrong) {
            violations.add(new Violation("/" + name, reason));
        }
        return this;
    }

    void hold() {
        if (!violations.isEmpty()) {
            throw new InvalidDataException(violations);
        }
    }
}
