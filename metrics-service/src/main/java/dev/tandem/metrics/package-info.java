/** What a fact is, which of two snapshots wins, and what a fact adds to the sums, decided without Kafka and SQL. */
@NullMarked
package dev.tandem.metrics;

import org.jspecify.annotations.NullMarked;
