/** What the parts can do when nothing else is asked of them: nothing built on them can be faster. */
@NullMarked
package dev.tandem.benchmarks.limits;

import org.jspecify.annotations.NullMarked;
