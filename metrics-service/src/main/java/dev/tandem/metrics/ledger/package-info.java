/** Which claims say the same, who said it first, which contradict each other, and what people say about them. */
@NullMarked
package dev.tandem.metrics.ledger;

import org.jspecify.annotations.NullMarked;
