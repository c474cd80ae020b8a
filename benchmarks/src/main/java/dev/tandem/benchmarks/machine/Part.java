package dev.tandem.benchmarks.machine;

/** Whose processor time it is. */
public enum Part {
    /** What is measured. */
    OWN,
    /** Kafka. */
    BROKER,
    /** PostgreSQL with all its processes. */
    DATABASE,
    /** Who sends requests, where that is a process apart. */
    CLIENT
}
