package dev.tandem.metrics;

/** How far the facts are counted by the newest definitions. */
public interface Recount {
    /**
     * How far it is.
     *
     * @param epoch every fact is counted by the definitions of this epoch
     * @param newest the epoch of the newest definitions; nothing is left to do when both are the same
     * @param done facts counted since it began
     * @param total facts to be counted when it began, 0 before that
     */
    record Progress(int epoch, int newest, long done, long total) {}

    /**
     * How far it is now.
     *
     * @throws StoreUnavailableException when the database cannot be reached now
     */
    Progress progress() throws StoreUnavailableException;
}
