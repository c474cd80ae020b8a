package dev.tandem.benchmarks.machine;

/** Whose processor time it is. */
public enum Part {
    /** What is measured. */
    OWN,
    /** Kafka. */
    BROKER,
    /** PostgreSQL with all its processes. */
    DATABASE
}
