package dev.tandem.metrics.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person says about a claim that was read. */
public enum Verdict {
    /** The article says that. */
    CONFIRM,
    /** The article says something else. */
    CORRECT,
    /** The article says nothing of the kind. */
    DISMISS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** The verdict of that name. */
    public static Optional<Verdict> find(String name) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.wireName.equals(name))
                .findFirst();
    }
}
