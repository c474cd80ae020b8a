package dev.tandem.metrics.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.Refusal;
import dev.tandem.metrics.Refusals;
import dev.tandem.metrics.StoreUnavailableException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what was refused, by whomever, to be looked at. */
@ApplicationScoped
class RefusalConsumer {
    private static final Logger LOG = Logger.getLogger(RefusalConsumer.class);

    private final Refusals refusals;
    private final Patience patience;
    private final ObjectMapper json;
    private final FailuresInARow failures = new FailuresInARow();

    RefusalConsumer(Refusals refusals, Patience patience, ObjectMapper json) {
        this.refusals = refusals;
        this.patience = patience;
        this.json = json;
    }

    /** Returns once the refusal is stored; what is none is passed over, since there is nowhere left to put it. */
    @Incoming("rejected")
    @Blocking
    public void consume(ConsumerRecord<byte[], byte[]> record) {
        Refusal refusal = read(record);
        if (refusal == null) {
            LOG.warnf("no refusal, passed over, at=%s", Coordinates.of(record));
            return;
        }
        patience.until(() -> keep(record, refusal));
    }

    /** Without the event where it cannot be stored with it; else there is nowhere left to put it. */
    private void keep(ConsumerRecord<byte[], byte[]> record, Refusal refusal) throws StoreUnavailableException {
        try {
            refusals.keep(refusal);
        } catch (RuntimeException e) {
            if (refusal.event() != null) {
                keep(record, refusal.withoutEvent());
                return;
            }
            // what is thrown ends this channel, and SmallRye's health check shows its text: that must not quote anybody
            failures.failed(1, Untold.of(e));
            LOG.errorf(Untold.of(e), "a refusal cannot be stored and is passed over, at=%s", Coordinates.of(record));
            return;
        }
        failures.stored();
    }

    private @Nullable Refusal read(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode refusal = json.readTree(record.value());
            Header id = record.headers().lastHeader("ce_id");
            return new Refusal(
                    id == null ? Coordinates.of(record).toString() : new String(id.value(), StandardCharsets.UTF_8),
                    Instant.parse(refusal.path("rejectedAt").asText()),
                    refusal.path("stage").asText("unknown"),
                    text(refusal, "organisation"),
                    text(refusal, "eventId"),
                    text(refusal, "eventSource"),
                    text(refusal, "eventType"),
                    refusal.path("violations").isArray()
                            ? refusal.path("violations").toString()
                            : "[]",
                    text(refusal, "coordinates"),
                    refusal.path("bytes").asInt(),
                    refusal.path("event").isObject() ? refusal.path("event").toString() : null);
        } catch (IOException | DateTimeException | IllegalArgumentException notARefusal) {
            return null;
        }
    }

    /** A text that PostgreSQL can hold. */
    private static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || !value.isTextual() ? null : value.textValue().replace("\u0000", "");
    }
}
