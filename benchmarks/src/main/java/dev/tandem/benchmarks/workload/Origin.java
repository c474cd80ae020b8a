package dev.tandem.benchmarks.workload;

/** Who writes, about what, and over which way. */
record Origin(String customer, String market, String language, String channel, String topic) {}
