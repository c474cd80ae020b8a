package dev.tandem.benchmarks.peers;

import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The steps of the job in Flink. What goes from one to the next are names and bytes, which Flink copies cheaply. */
final class FlinkSteps {
    private FlinkSteps() {}

    private static ValueState<byte[]> bytes(KeyedProcessFunction<?, ?, ?> step, String name) {
        return step.getRuntimeContext().getState(new ValueStateDescriptor<>(name, FlinkProgram.BYTES));
    }

    /** A record's key, type and value. */
    static final class Reading implements KafkaRecordDeserializationSchema<Tuple3<String, String, byte[]>> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, String, byte[]>> out) {
            out.collect(Tuple3.of(
                    text(record.key()),
                    text(record.headers().lastHeader("ce_type").value()),
                    record.value()));
        }

        private static String text(byte[] utf8) {
            return new String(utf8, StandardCharsets.UTF_8);
        }

        @Override
        public TypeInformation<Tuple3<String, String, byte[]>> getProducedType() {
            return Types.TUPLE(Types.STRING, Types.STRING, FlinkProgram.BYTES);
        }
    }

    /** From an event to what it takes from one cell and adds to another: the cell, how many times, the episode. */
    static final class Newest
            extends KeyedProcessFunction<String, Tuple3<String, String, byte[]>, Tuple3<String, Integer, byte[]>> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient ValueState<byte[]> state;

        @Override
        public void open(OpenContext context) {
            state = bytes(this, "episode");
        }

        @Override
        public void processElement(
                Tuple3<String, String, byte[]> event, Context context, Collector<Tuple3<String, Integer, byte[]>> out)
                throws Exception {
            Decoded decoded = EventCodec.decode(EventType.named(event.f1).orElseThrow(), event.f2);
            byte[] stored = state.value();
            Known before = Known.of(stored);
            Known after = decoded instanceof Decoded.Valid valid ? before.after(valid.data()) : before;
            if (after.equals(before)) {
                return;
            }
            byte[] bytes = after.bytes();
            state.update(bytes);
            if (before.isCounted()) {
                out.collect(Tuple3.of(before.cell(), -1, stored));
            }
            if (after.isCounted()) {
                out.collect(Tuple3.of(after.cell(), 1, bytes));
            }
        }
    }

    /** From changes to the cell as it is now. */
    static final class Cells
            extends KeyedProcessFunction<String, Tuple3<String, Integer, byte[]>, Tuple2<String, byte[]>> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient ValueState<byte[]> state;

        @Override
        public void open(OpenContext context) {
            state = bytes(this, "cell");
        }

        @Override
        public void processElement(
                Tuple3<String, Integer, byte[]> change, Context context, Collector<Tuple2<String, byte[]>> out)
                throws Exception {
            byte[] cell =
                    Cell.of(state.value()).add(Known.of(change.f2), change.f1).bytes();
            state.update(cell);
            out.collect(Tuple2.of(change.f0, cell));
        }
    }

    /** A cell as a record. */
    static final class Writing implements KafkaRecordSerializationSchema<Tuple2<String, byte[]>> {
        private static final long serialVersionUID = 1L;

        private final String topic;

        Writing(String topic) {
            this.topic = topic;
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Tuple2<String, byte[]> cell, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, cell.f0.getBytes(StandardCharsets.UTF_8), cell.f1);
        }
    }
}
