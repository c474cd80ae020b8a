package dev.tandem.local;

/** Told how far something long has come. */
public interface Progress {
    /** {@code done} of {@code total} are done. */
    void advanced(long done, long total);
}
