/** What one would pick instead: the same events added up by the engines that are made for it. */
@NullMarked
package dev.tandem.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
