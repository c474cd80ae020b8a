package dev.tandem.benchmarks.peers;

import dev.tandem.events.Topic;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job in Flink, exactly once: the newest snapshot of each episode in keyed state, its changes to keyed cells,
 * those to Kafka in transactions. State is on the heap, a checkpoint is taken every ten seconds. The time includes the
 * start of the small cluster in this process.
 */
final class FlinkProgram {
    static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    private static final int PARALLELISM = 2;
    private static final long CHECKPOINT_MILLIS = 10_000;

    private FlinkProgram() {}

    /** Arguments: those of {@link Task}. */
    public static void main(String[] arguments) throws Exception {
        Task task = Task.of(arguments);
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment(settings(task));
        flink.setParallelism(PARALLELISM);
        flink.enableCheckpointing(CHECKPOINT_MILLIS, CheckpointingMode.EXACTLY_ONCE);
        flink.getConfig().enableObjectReuse();
        flink.fromSource(source(task), WatermarkStrategy.noWatermarks(), "events")
                .keyBy(event -> event.f0, Types.STRING)
                .process(new FlinkSteps.Newest())
                .returns(Types.TUPLE(Types.STRING, Types.INT, BYTES))
                .keyBy(change -> change.f0, Types.STRING)
                .process(new FlinkSteps.Cells())
                .returns(Types.TUPLE(Types.STRING, BYTES))
                .sinkTo(sink(task));
        Watch watch = new Watch(task.broker());
        flink.execute("cells");
        watch.tell(watch.now());
    }

    private static Configuration settings(Task task) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, task.state().toUri().toString());
        settings.setString("taskmanager.memory.network.min", "128m");
        settings.setString("taskmanager.memory.network.max", "128m");
        settings.setString("rest.address", "127.0.0.1");
        settings.setString("rest.bind-address", "127.0.0.1");
        settings.setString("rest.bind-port", "0");
        return settings;
    }

    private static KafkaSource<Tuple3<String, String, byte[]>> source(Task task) {
        return KafkaSource.<Tuple3<String, String, byte[]>>builder()
                .setBootstrapServers(task.bootstrapServers())
                .setTopics(Topic.METRICS.topicName())
                .setGroupId(task.name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new FlinkSteps.Reading())
                .setProperty("max.poll.records", "5000")
                .build();
    }

    private static KafkaSink<Tuple2<String, byte[]>> sink(Task task) {
        return KafkaSink.<Tuple2<String, byte[]>>builder()
                .setBootstrapServers(task.bootstrapServers())
                .setRecordSerializer(new FlinkSteps.Writing(task.cells()))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(task.name())
                .setProperty("transaction.timeout.ms", "600000")
                .setProperty("compression.type", "lz4")
                .setProperty("linger.ms", "20")
                .setProperty("batch.size", "131072")
                .build();
    }
}
