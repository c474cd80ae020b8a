/** Subscriptions to feeds and their items in PostgreSQL, as entities of its schema ingest. */
@NullMarked
package dev.tandem.ingest.postgres;

import org.jspecify.annotations.NullMarked;
