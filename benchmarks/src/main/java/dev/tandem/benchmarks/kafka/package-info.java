/** The topic that is counted: how events get onto it, and how far its readers have come. */
@NullMarked
package dev.tandem.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
