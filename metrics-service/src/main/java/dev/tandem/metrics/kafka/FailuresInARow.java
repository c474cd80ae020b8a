package dev.tandem.metrics.kafka;

/**
 * Tells a few events that cannot be stored from a fault that strikes all of them. One consumer uses it, in one thread at
 * a time.
 */
final class FailuresInARow {
    private static final int SYSTEMATIC = 20;

    private int inARow;

    void stored() {
        inARow = 0;
    }

    /**
     * So many failed, each alone, and none was stored between them.
     *
     * @throws NothingStorableException when with those before they are too many to blame the events
     */
    void failed(int count, Throwable cause) {
        inARow += count;
        if (inARow >= SYSTEMATIC) {
            throw new NothingStorableException(inARow, cause);
        }
    }
}
