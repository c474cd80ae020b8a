/** How long something took, what of the machine it used, and where that is written down. */
@NullMarked
package dev.tandem.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
