/** Which numbers, shares, durations, and sums of money the words of a text name. */
@NullMarked
package dev.tandem.metrics.claims.quantities;

import org.jspecify.annotations.NullMarked;
