package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.events.Topic;
import dev.tandem.metrics.ledger.ChangedClaim;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Claims as records of {@code tandem.claims.v1}: CloudEvents in binary mode, described in docs/ledger.md. */
final class ClaimRecords {
    static final String TOPIC = Topic.CLAIMS.topicName();

    private final ObjectMapper json;

    ClaimRecords(ObjectMapper json) {
        this.json = json;
    }

    /** The record of the claim as it stands now. */
    ProducerRecord<byte[], byte[]> of(ChangedClaim claim) {
        try {
            return new ProducerRecord<>(
                    TOPIC,
                    null,
                    claim.id().getBytes(US_ASCII),
                    json.writeValueAsBytes(claim.members()),
                    List.of(
                            header("ce_specversion", "1.0"),
                            header("ce_id", Long.toString(claim.revision())),
                            header("ce_source", "/tandem/claims/" + claim.id()),
                            header("ce_type", "tandem.claim.v1"),
                            header("content-type", "application/json")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a claim cannot be written as JSON", e);
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(US_ASCII));
    }
}
