/** Facts, cells and what has a life of its own in PostgreSQL: whole statements over sets of rows, and entities. */
@NullMarked
package dev.tandem.metrics.postgres;

import org.jspecify.annotations.NullMarked;
