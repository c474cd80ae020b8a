/** Keeps answers in memory, as far as they fit. */
@NullMarked
package dev.tandem.report.caffeine;

import org.jspecify.annotations.NullMarked;
