package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import dev.tandem.metrics.Chore;
import dev.tandem.metrics.EpisodeBuilder;
import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a test sends to Kafka, and what it then sees in the database. */
@Singleton
class Wire {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Chore> chores;
    private final String databaseUrl;
    private final String bootstrapServers;

    Wire(
            @All List<Chore> chores,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String databaseUrl,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.chores = List.copyOf(chores);
        this.databaseUrl = databaseUrl;
        this.bootstrapServers = bootstrapServers;
    }

    RecordMetadata send(String topic, CloudEvent event) throws Exception {
        return send(record(topic, event));
    }

    /** Sends all of them together, so that they mostly come in one batch. */
    void send(String topic, List<CloudEvent> events) throws Exception {
        try (var producer = producer()) {
            List<Future<RecordMetadata>> sent = events.stream()
                    .map(event -> producer.send(record(topic, event)))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    RecordMetadata sendRaw(String topic, String type, String id, String data) throws Exception {
        return send(record(topic, type, id, id.getBytes(UTF_8), data.getBytes(UTF_8)));
    }

    RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (var producer = producer()) {
            return producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 50);
        return new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, CloudEvent event) {
        return record(topic, event.type().typeName(), event.id(), event.key(), EventCodec.encode(event.data()));
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, String type, String id, byte[] key, byte[] data) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "urn:test",
                        "ce_type",
                        type,
                        "ce_time",
                        EpisodeBuilder.START.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** Asks the database until the answer is yes; what is stored is added up meanwhile. */
    void await(String question) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answer(question)) {
            addUp();
            assertThat(Instant.now()).as(question).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void addUp() {
        try {
            for (Chore chore : chores) {
                if (chore.name().equals("changes added to cells")) {
                    chore.run();
                }
            }
        } catch (StoreUnavailableException e) {
            // then the answer stays no
            Thread.onSpinWait();
        }
    }

    /** Asks until the answer is yes. */
    static void await(String what, BooleanSupplier question) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!question.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    boolean answer(String question) throws SQLException {
        return "t".equals(ask(question));
    }

    /** The first column of the first row, as PostgreSQL writes it. */
    String ask(String question) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        }
    }

    void execute(String statement) throws SQLException {
        try (Connection connection = connection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /** Apart from the service's own connections, and allowed what it is not. */
    private Connection connection() throws SQLException {
        return DriverManager.getConnection(databaseUrl, "postgres", "");
    }
}
