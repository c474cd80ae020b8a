/** What the right answers to some questions are, worked out from the events alone, and whether others are the same. */
@NullMarked
package dev.tandem.benchmarks.truth;

import org.jspecify.annotations.NullMarked;
