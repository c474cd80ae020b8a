package dev.tandem.ingest.feeds;

/** What came of reading a feed. */
public sealed interface FeedReading {
    /** It is a feed, though it may be empty. */
    record Read(Feed feed) implements FeedReading {}

    /**
     * It is none, or may not be read.
     *
     * @param reason what is wrong, such as "is not a feed of a known kind", without anything that it holds
     */
    record Refused(String reason) implements FeedReading {}
}
