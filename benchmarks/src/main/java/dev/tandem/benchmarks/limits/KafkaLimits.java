package dev.tandem.benchmarks.limits;

import dev.tandem.benchmarks.kafka.Clients;
import dev.tandem.benchmarks.kafka.TopicReader;
import dev.tandem.benchmarks.kafka.Wire;
import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How fast events can be written to a topic, read from one, and turned from bytes into records. */
final class KafkaLimits {
    private static final int PARTITIONS = 4;

    private final Broker broker;
    private final Sample sample;
    private final Results results;
    private final Gauge gauge;

    KafkaLimits(Broker broker, Sample sample, Results results) {
        this.broker = broker;
        this.sample = sample;
        this.results = results;
        this.gauge =
                new Gauge(Map.of(Part.OWN, List.of(ProcessHandle.current()), Part.BROKER, List.of(broker.handle())));
    }

    /** Everything acknowledged, by one producer. */
    void produce(int round) throws IOException, InterruptedException {
        String topic = "limit-" + System.nanoTime();
        List<ProducerRecord<byte[], byte[]>> records =
                sample.events().stream().map(event -> Wire.of(event, topic)).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer = Clients.producer(broker.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
            producer.partitionsFor(topic);
            Moment start = gauge.now();
            send(producer, records);
            Usage usage = start.until(gauge.now());
            add("limit/kafka-produce", round, records.size(), usage, written(topic) == records.size());
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IOException("the topic cannot be made or removed", e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what was not written is missed when the topic is counted
    private static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        for (ProducerRecord<byte[], byte[]> record : records) {
            producer.send(record);
        }
        producer.flush();
    }

    private long written(String topic) {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), topic)) {
            return reader.end();
        }
    }

    /** Everything that lies on the topic, by one consumer in one thread. */
    void consume(int round) throws IOException {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), Topic.METRICS.topicName())) {
            long[] read = {0};
            Moment start = gauge.now();
            reader.readAll(record -> read[0]++);
            Usage usage = start.until(gauge.now());
            add("limit/kafka-consume", round, read[0], usage, read[0] == reader.end());
        }
    }

    /** From the bytes of a record's value to a checked record of the contract, in one thread. */
    void decode(int round) throws IOException {
        List<byte[]> values = sample.events().stream()
                .map(event -> EventCodec.encode(event.data()))
                .toList();
        long right = 0;
        Moment start = gauge.now();
        for (int i = 0; i < values.size(); i++) {
            CloudEvent event = sample.events().get(i);
            right += EventCodec.decode(event.type(), values.get(i)) instanceof Decoded.Valid ? 1 : 0;
        }
        Usage usage = start.until(gauge.now());
        add("limit/decode", round, values.size(), usage, right == values.size());
    }

    private void add(String name, int round, long things, Usage usage, boolean complete) throws IOException {
        List<String> wrong = complete ? List.of() : List.of("something is missing");
        results.add(new Result(name, round, things, usage, 0, wrong, Map.of()));
    }
}
