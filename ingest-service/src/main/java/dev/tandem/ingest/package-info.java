/** What an acceptable event is, decided without HTTP and without Kafka. */
@NullMarked
package dev.tandem.ingest;

import org.jspecify.annotations.NullMarked;
