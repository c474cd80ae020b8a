package dev.tandem.local;

/** Is told how far something long has come. */
public interface Progress {
    /** {@code done} of {@code total} pieces of work are done; called from one thread, {@code done} never falls. */
    void advanced(long done, long total);
}
