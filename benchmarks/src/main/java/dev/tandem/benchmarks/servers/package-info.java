/** The real servers and services that take part in a measurement, each a process of its own. */
@NullMarked
package dev.tandem.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
