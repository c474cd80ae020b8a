/** Events from Kafka into the core and refusals back, at least once: an offset is committed after its effect. */
@NullMarked
package dev.tandem.metrics.kafka;

import org.jspecify.annotations.NullMarked;
