package dev.tandem.events;

/** Who handled an episode. Derived from its facts; sent only with facts that belong to no known episode. */
public enum Handler {
    /** Only automation answered. */
    AI,
    /** Only people answered. */
    HUMAN,
    /** Automation and people answered. */
    HYBRID,
    /** Nobody answered. */
    NONE
}
