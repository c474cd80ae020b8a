/** Where sentences and words begin and end in a text, whatever its language. */
@NullMarked
package dev.tandem.metrics.claims.text;

import org.jspecify.annotations.NullMarked;
