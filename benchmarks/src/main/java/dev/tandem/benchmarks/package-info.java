/** The program that measures: what can be asked of it, and in which order it is done. */
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;
