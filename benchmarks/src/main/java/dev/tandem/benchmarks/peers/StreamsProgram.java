package dev.tandem.benchmarks.peers;

import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventData;
import dev.tandem.events.EventType;
import dev.tandem.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The job in Kafka Streams, exactly once, as its guide would have it: a table of episodes, and from it a table of
 * cells with an adder and a subtractor. Records are already keyed by episode, so nothing moves before that.
 */
final class StreamsProgram {
    private static final long COMMIT_MILLIS = 100;
    private static final long QUIET_NANOS = 3_000_000_000L;
    private static final int THREADS = 2;

    private final Task task;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong updates = new AtomicLong();

    private StreamsProgram(Task task) {
        this.task = task;
    }

    /** Arguments: those of {@link Task}. */
    public static void main(String[] arguments) throws InterruptedException {
        new StreamsProgram(Task.of(arguments)).run();
    }

    private void run() throws InterruptedException {
        Properties settings = settings();
        try (KafkaStreams streams = new KafkaStreams(topology(settings), settings)) {
            Watch watch = new Watch(task.broker());
            streams.start();
            Moment last = watch.now();
            long seen = 0;
            while (read.get() < task.events() || System.nanoTime() - last.nanos() < QUIET_NANOS) {
                if (streams.state() == KafkaStreams.State.ERROR) {
                    throw new IllegalStateException("Kafka Streams has given up");
                }
                Thread.sleep(COMMIT_MILLIS);
                long now = read.get() + updates.get();
                if (now != seen) {
                    seen = now;
                    // taken a commit after what it tells of, so that this is committed
                    Thread.sleep(COMMIT_MILLIS);
                    last = watch.now();
                }
            }
            watch.tell(last);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, task.name());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, task.bootstrapServers());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, task.state().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L << 20);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put("auto.offset.reset", "earliest");
        settings.put("consumer.max.poll.records", 5000);
        settings.put("producer.compression.type", "lz4");
        settings.put("producer.linger.ms", 20);
        settings.put("producer.batch.size", 128 << 10);
        return settings;
    }

    private Topology topology(Properties settings) {
        Serde<byte[]> raw = Serdes.ByteArray();
        Serde<Known> known = serde(Known::bytes, Known::of);
        Serde<Cell> cell = serde(Cell::bytes, Cell::of);
        StreamsBuilder builder = new StreamsBuilder();
        KTable<byte[], Known> episodes = builder.stream(Topic.METRICS.topicName(), Consumed.with(raw, raw))
                .processValues(Decoder::new)
                .groupByKey()
                .aggregate(
                        () -> Known.NOTHING,
                        (key, data, state) -> {
                            read.incrementAndGet();
                            return state.after(data);
                        },
                        Materialized.<byte[], Known, KeyValueStore<Bytes, byte[]>>as("episodes")
                                .withKeySerde(raw)
                                .withValueSerde(known));
        episodes.filter((key, state) -> state.isCounted())
                .groupBy(
                        (key, state) -> KeyValue.pair(state.cell(), state),
                        Grouped.with("cell", Serdes.String(), known))
                .aggregate(
                        Cell::new,
                        (key, state, sum) -> added(state, sum, 1),
                        (key, state, sum) -> added(state, sum, -1),
                        Materialized.<String, Cell, KeyValueStore<Bytes, byte[]>>as("cells")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(cell))
                .toStream()
                .to(task.cells(), Produced.with(Serdes.String(), cell));
        return builder.build(settings);
    }

    private Cell added(Known state, Cell sum, int times) {
        updates.incrementAndGet();
        // a sum is still in the cache as it was, so another one is changed
        return sum.copy().add(state, times);
    }

    private static <T> Serde<T> serde(Function<T, byte[]> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : write.apply(value),
                (topic, bytes) -> bytes == null ? null : read.apply(bytes));
    }

    private static final class Decoder extends ContextualFixedKeyProcessor<byte[], byte[], EventData> {
        @Override
        public void process(FixedKeyRecord<byte[], byte[]> record) {
            String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            Decoded decoded = EventCodec.decode(EventType.named(type).orElseThrow(), record.value());
            if (decoded instanceof Decoded.Valid valid) {
                context().forward(record.withValue(valid.data()));
            }
        }
    }
}
