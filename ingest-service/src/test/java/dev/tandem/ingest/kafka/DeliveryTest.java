package dev.tandem.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.ingest.EventLogUnavailableException;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What is on its way is bounded, and every byte of it comes free again. */
class DeliveryTest {
    private static final int ROOM = 1 << 17;
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final InFlight inFlight = new InFlight(ROOM);

    @Test
    void refusesWhatIsMoreThanMayBeOnItsWayAndTakesItWhenTheBrokerHasConfirmed() {
        int sent = fill();

        assertThat(sent).isBetween(1, ROOM / 1000);
        assertThatThrownBy(() -> delivery(NO_TIME).send(message(10))).isInstanceOf(EventLogUnavailableException.class);

        confirmAll();

        assertThat(fill()).isEqualTo(sent);
    }

    @Test
    void givesRoomBackWhenWhatWasSentFails() {
        int sent = fill();
        while (broker.errorNext(new KafkaException("gone"))) {
            // the next one
        }

        assertThat(fill()).isEqualTo(sent);
    }

    @Test
    void letsARecordThatIsLargerThanAllOfItBeAlone() {
        try (Delivery delivery = delivery(NO_TIME)) {
            delivery.send(message(10 * ROOM));
        }
        assertThatThrownBy(() -> delivery(NO_TIME).send(message(10))).isInstanceOf(EventLogUnavailableException.class);

        confirmAll();

        assertThat(fill()).isPositive();
    }

    @Test
    void returnsWhenAllIsConfirmed() {
        Delivery delivery = delivery(LONG);
        delivery.send(message(10));
        delivery.send(message(10));
        assertThat(delivery.size()).isEqualTo(2);
        confirmAll();

        delivery.await();

        assertThat(broker.history()).hasSize(2);
    }

    @Test
    void sendsNothingMoreAfterAFailure() {
        Delivery delivery = delivery(LONG);
        delivery.send(message(10));
        broker.errorNext(new KafkaException("gone"));

        assertThatThrownBy(() -> delivery.send(message(10))).isInstanceOf(EventLogUnavailableException.class);
        assertThatThrownBy(delivery::await).isInstanceOf(EventLogUnavailableException.class);
        assertThat(broker.history()).hasSize(1);
    }

    /** Sends until there is no more room; returns how many records there was room for. */
    private int fill() {
        int sent = 0;
        try (Delivery delivery = delivery(NO_TIME)) {
            while (true) {
                delivery.send(message(10));
                sent++;
            }
        } catch (EventLogUnavailableException full) {
            return sent;
        }
    }

    private void confirmAll() {
        while (broker.completeNext()) {
            // the next one
        }
    }

    private Delivery delivery(Duration patience) {
        return new Delivery(broker, inFlight, patience, patience);
    }

    private static ProducerRecord<byte[], byte[]> message(int bytes) {
        return new ProducerRecord<>("topic", "key".getBytes(UTF_8), new byte[bytes]);
    }
}
