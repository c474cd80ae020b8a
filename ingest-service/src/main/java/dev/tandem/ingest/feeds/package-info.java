/**
 * Feeds that are subscribed to: RSS, Atom and JSON Feed become the same few facts about each item, whoever wrote them and
 * however badly; which items are fetched, and when, is decided here, without HTTP, SQL and Kafka.
 */
@NullMarked
package dev.tandem.ingest.feeds;

import org.jspecify.annotations.NullMarked;
