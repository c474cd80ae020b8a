/** Which events a made-up customer service tells of, and in which order they arrive. */
@NullMarked
package dev.tandem.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
