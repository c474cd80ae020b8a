package dev.tandem.events;

/** How hard a request is, as the source judges it. */
public enum Complexity {
    ROUTINE,
    STANDARD,
    COMPLEX
}
