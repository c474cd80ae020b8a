package dev.tandem.metrics;

/** Something that stored facts and sums need from time to time, without a new event. */
public interface Chore {
    /** What it does, for the log. */
    String name();

    /**
     * Does some of it, in a transaction or a few, each of which leaves everything in order. When another instance of
     * this service is at it, there is nothing to do here.
     *
     * @return how many rows were dealt with; zero when nothing is left to do now
     * @throws StoreUnavailableException when the database cannot be reached now
     */
    int run() throws StoreUnavailableException;

    /** Whether it is about articles: reading a long one takes its time, and nothing that is counted waits for it. */
    default boolean ofArticles() {
        return false;
    }
}
