package dev.tandem.report;

/** Which way a number has to go to be better; some are neither good nor bad. */
public enum Better {
    UP,
    DOWN,
    NONE;

    /** As it is written in answers: {@code up}, {@code down} or {@code none}. */
    public String key() {
        return Keys.of(this);
    }
}
