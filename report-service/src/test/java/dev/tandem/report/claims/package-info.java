/** Claims beside numbers. */
@NullMarked
package dev.tandem.report.claims;

import org.jspecify.annotations.NullMarked;
