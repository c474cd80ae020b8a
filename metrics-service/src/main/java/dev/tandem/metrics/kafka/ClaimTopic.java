package dev.tandem.metrics.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.ledger.ChangedClaim;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code tandem.claims.v1}. */
@Singleton
class ClaimTopic extends CompactedTopic<ChangedClaim> {
    ClaimTopic(@Identifier("default-kafka-broker") Map<String, Object> broker, ObjectMapper json) {
        super(broker, "tandem-claims", new ClaimRecords(json)::of);
    }
}
