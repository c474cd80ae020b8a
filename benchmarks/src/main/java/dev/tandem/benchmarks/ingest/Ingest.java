package dev.tandem.benchmarks.ingest;

import dev.tandem.benchmarks.kafka.Clients;
import dev.tandem.benchmarks.kafka.TopicReader;
import dev.tandem.benchmarks.kafka.Wire;
import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Child;
import dev.tandem.benchmarks.servers.Service;
import dev.tandem.events.Topic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How many events a second are answered 202, beside what Kafka's producer alone reaches, a bare handler, and the same
 * endpoint with an event log that forgets. All of them run all the time and are measured in turns.
 */
public final class Ingest implements AutoCloseable {
    /** What Kafka's own producer reaches with the same events. */
    public static final String PRODUCE = "ingest/kafka-produce";

    /** 1,000 events a request. */
    public static final String LINES = "ingest/ndjson";

    /** One event a request. */
    public static final String SINGLES = "ingest/single";

    /** The same without Kafka. */
    public static final String SINGLES_WITHOUT = "ingest/single-without-kafka";

    private static final String BARE = "ingest/bare-handler-ndjson";
    private static final int LINES_CONNECTIONS = 16;
    private static final int SINGLE_CONNECTIONS = 128;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(12);
    private static final Duration LONG_WARM_UP = Duration.ofSeconds(30);

    private static final Duration TIME = Duration.ofSeconds(6);

    private final Broker broker;
    private final Requests requests;
    private final Results results;
    private final Service service;
    private final Service withoutKafka;
    private final Child bare;
    private final URI bareUri;

    /**
     * Starts all that is measured.
     *
     * @param root the checkout with the built services
     * @param directory for logs
     * @param options of the Java VM of ingest-service
     */
    public Ingest(Path root, Path directory, Broker broker, List<String> options, Results results)
            throws IOException, InterruptedException {
        this.broker = broker;
        this.results = results;
        this.requests = Requests.make();
        this.service = IngestService.start(root, "ingest-service", directory, broker, options, Map.of());
        this.withoutKafka = IngestService.start(root, "benchmarks/without-kafka", directory, broker, options, Map.of());
        this.bare = Child.of(
                BareProgram.class,
                List.of("-Xmx512m"),
                List.of(broker.bootstrapServers(), Topic.METRICS.topicName()),
                directory.resolve("bare-handler.log"));
        this.bareUri = URI.create("http://127.0.0.1:" + bare.await());
        bare.unattended();
        service.awaitReady();
        withoutKafka.awaitReady();
    }

    /** Measures each once. */
    public void run(int round) throws IOException, InterruptedException {
        produce(round);
        if (round == 1) {
            // the compiler needs a minute for all that validation is; what runs for weeks is not measured by it
            new Poster(service.uri(), requests.lines(), LINES_CONNECTIONS).post(LONG_WARM_UP);
        }
        post(LINES, round, service.uri(), service.handle(), requests.lines(), LINES_CONNECTIONS, true);
        post(BARE, round, bareUri, bare.handle(), requests.lines(), LINES_CONNECTIONS, true);
        post(SINGLES, round, service.uri(), service.handle(), requests.singles(), SINGLE_CONNECTIONS, true);
        post(
                SINGLES_WITHOUT,
                round,
                withoutKafka.uri(),
                withoutKafka.handle(),
                requests.singles(),
                SINGLE_CONNECTIONS,
                false);
    }

    /** One idempotent producer, everything acknowledged, over and over the same records. */
    private void produce(int round) throws IOException {
        Gauge gauge =
                new Gauge(Map.of(Part.OWN, List.of(ProcessHandle.current()), Part.BROKER, List.of(broker.handle())));
        List<ProducerRecord<byte[], byte[]>> records = requests.events().stream()
                .map(event -> Wire.of(event, Topic.METRICS.topicName()))
                .toList();
        try (KafkaProducer<byte[], byte[]> producer = Clients.producer(broker.bootstrapServers())) {
            send(producer, records, warmUp(round));
            long before = written();
            Moment start = gauge.now();
            long sent = send(producer, records, TIME);
            var usage = start.until(gauge.now());
            results.add(new Result(PRODUCE, round, sent, usage, 0, differences(sent, written() - before), Map.of()));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what was not written is missed when the topic is counted
    private static long send(
            KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        long sent = 0;
        while (System.nanoTime() < deadline) {
            producer.send(records.get((int) (sent++ % records.size())));
        }
        producer.flush();
        return sent;
    }

    private void post(
            String name, int round, URI uri, ProcessHandle server, List<Request> sent, int connections, boolean written)
            throws IOException, InterruptedException {
        Gauge gauge = new Gauge(Map.of(
                Part.OWN, List.of(server),
                Part.BROKER, List.of(broker.handle()),
                Part.CLIENT, List.of(ProcessHandle.current())));
        Poster poster = new Poster(uri, sent, connections);
        poster.post(warmUp(round));
        long before = written();
        Moment start = gauge.now();
        Posted posted = poster.post(TIME);
        var usage = start.until(gauge.now());
        List<String> wrong = new ArrayList<>();
        if (posted.broken() > 0 || posted.answers().size() != 1) {
            wrong.add("answers " + posted.answers() + ", " + posted.broken() + " broken connections");
        }
        wrong.addAll(differences(written ? posted.events() : 0, written() - before));
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("connections", connections);
        notes.put("millis50", posted.millis(0.5));
        notes.put("millis99", posted.millis(0.99));
        results.add(new Result(name, round, posted.events(), usage, gauge.peakMebibytes(Part.OWN), wrong, notes));
    }

    private static Duration warmUp(int round) {
        return round == 1 ? FIRST_WARM_UP : WARM_UP;
    }

    private long written() {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), Topic.METRICS.topicName())) {
            return reader.end();
        }
    }

    private static List<String> differences(long sent, long written) {
        return sent == written ? List.of() : List.of("%d on the topic instead of %d".formatted(written, sent));
    }

    @Override
    public void close() {
        service.close();
        withoutKafka.close();
        bare.close();
    }
}
