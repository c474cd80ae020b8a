package dev.tandem.metrics.kafka;

import dev.tandem.metrics.ChangedCell;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code tandem.indicators.v1}. */
@Singleton
class IndicatorTopic extends CompactedTopic<ChangedCell> {
    IndicatorTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        super(broker, "tandem-indicators", new IndicatorRecords()::of);
    }
}
