package dev.tandem.metrics.claims;

import java.util.Locale;

/** In what way the article says it. Only {@link #ASSERTED} is told as a fact. */
public enum Status {
    ASSERTED,
    /** Intended by the organisation itself. */
    PLANNED,
    /** Expected by somebody. */
    FORECAST,
    /** Could, would, if. */
    HYPOTHETICAL,
    /** Said not to be so. */
    NEGATED,
    /** Said by some and denied or doubted by others. */
    DISPUTED,
    /** In a headline or a teaser, which promises more than the text keeps. */
    HEADING;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
