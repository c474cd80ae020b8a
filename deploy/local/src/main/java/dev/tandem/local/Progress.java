package dev.tandem.local;

<<<<<<< HEAD
/** Told how far something long has come. */
public interface Progress {
    /** {@code done} of {@code total} are done. */
=======
/** Is told how far something long has come. */
public interface Progress {
    /** {@code done} of {@code total} pieces of work are done; called from one thread, {@code done} never falls. */
>>>>>>> local
    void advanced(long done, long total);
}
