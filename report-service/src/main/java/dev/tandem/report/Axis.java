package dev.tandem.report;

/** Which of the two sides a number speaks for; the two are never added up. */
public enum Axis {
    PRODUCTIVITY,
    QUALITY;

    /** As it is written in answers: {@code productivity} or {@code quality}. */
    public String key() {
        return Keys.of(this);
    }
}
