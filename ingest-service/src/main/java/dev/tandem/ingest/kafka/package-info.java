/** How accepted and refused events are written to Kafka, and whether Kafka can be reached. */
@NullMarked
package dev.tandem.ingest.kafka;

import org.jspecify.annotations.NullMarked;
