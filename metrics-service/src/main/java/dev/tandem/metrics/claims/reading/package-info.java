/** How claims are found: words of a lexicon, figures beside them, whom they are about, and in what way it is said. */
@NullMarked
package dev.tandem.metrics.claims.reading;

import org.jspecify.annotations.NullMarked;
