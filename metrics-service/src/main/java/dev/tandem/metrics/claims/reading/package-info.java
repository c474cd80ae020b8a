/**
 * How claims are found: rules read figures, words of a lexicon, names, and in what way something is said; small models that
 * learned from labelled articles weigh what they and the words say, and tell how sure that is.
 */
@NullMarked
package dev.tandem.metrics.claims.reading;

import org.jspecify.annotations.NullMarked;
