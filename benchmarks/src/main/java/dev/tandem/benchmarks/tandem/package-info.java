/** Tandem itself, measured from outside: from Kafka to answers over HTTP. */
@NullMarked
package dev.tandem.benchmarks.tandem;

import org.jspecify.annotations.NullMarked;
