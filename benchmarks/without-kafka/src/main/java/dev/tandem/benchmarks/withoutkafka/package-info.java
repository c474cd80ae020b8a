/** What takes the place of Kafka when ingest-service is measured without it. */
@NullMarked
package dev.tandem.benchmarks.withoutkafka;

import org.jspecify.annotations.NullMarked;
