/** The questions one may ask about sums, and honest answers: definitions, intervals, suppression. */
@NullMarked
package dev.tandem.report;

import org.jspecify.annotations.NullMarked;
