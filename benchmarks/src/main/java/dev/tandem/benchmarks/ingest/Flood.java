package dev.tandem.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.benchmarks.kafka.TopicReader;
import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Service;
import dev.tandem.events.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ingest-service does when more comes than it can hold: large bodies over many connections, a broker that stands
 * still, bodies of which nothing is acceptable, and clients that send slowly. It must not run out of memory, must answer
 * each with 202 or with when to come again, must have written what it answered 202, and take events again afterwards.
 */
public final class Flood {
    private static final int MANY = 400;
    private static final int FEW = 16;
    private static final int LARGE_EVENTS = 10_000;
    private static final int LARGE_BODIES = 4;
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Set<Integer> FINE = Set.of(202, 503);
    private static final Set<Integer> REFUSED = Set.of(422, 503);

    private final Broker broker;
    private final Results results;
    private final Requests requests;
    private final Service service;
    private final Gauge gauge;

    private Flood(Broker broker, Results results, Service service) throws IOException {
        this.broker = broker;
        this.results = results;
        this.service = service;
        this.requests = Requests.make();
        this.gauge = new Gauge(Map.of(
                Part.OWN, List.of(service.handle()),
                Part.BROKER, List.of(broker.handle()),
                Part.CLIENT, List.of(ProcessHandle.current())));
    }

    /**
     * Does all of it to a service of its own.
     *
     * @param options of the Java VM of ingest-service
     */
    public static void run(Path root, Path directory, Broker broker, List<String> options, Results results)
            throws IOException, InterruptedException {
        List<String> dyingOfHunger = new ArrayList<>(options);
        dyingOfHunger.add("-XX:+ExitOnOutOfMemoryError");
        try (Service service =
                IngestService.start(root, "ingest-service", directory, broker, dyingOfHunger, Map.of())) {
            service.awaitReady();
            new Flood(broker, results, service).all();
        }
    }

    private interface Sending {
        Posted send() throws IOException, InterruptedException;
    }

    private void all() throws IOException, InterruptedException {
        measure("flood/usual", FINE, () -> post(requests.lines(), FEW, SHORT));
        measure("flood/large-bodies", FINE, () -> post(large(), MANY, TIME));
        measure("flood/nothing-acceptable", REFUSED, () -> post(List.of(empty()), MANY, TIME));
        measure("flood/broker-stands-still", FINE, this::whileTheBrokerStandsStill);
        measure("flood/slow-clients", FINE, this::besideSlowClients);
        measure("flood/usual-again", Set.of(202), () -> post(requests.lines(), FEW, SHORT));
    }

    private Posted post(List<Request> sent, int connections, Duration time) throws IOException {
        return new Poster(service.uri(), sent, connections).post(time);
    }

    private Posted whileTheBrokerStandsStill() throws IOException, InterruptedException {
        signal("STOP");
        try {
            return post(requests.lines(), MANY, TIME);
        } finally {
            signal("CONT");
            // what is still on its way arrives, or is given up
            Thread.sleep(SHORT.multipliedBy(2).toMillis());
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(broker.handle().pid()))
                .start()
                .waitFor();
    }

    private Posted besideSlowClients() throws IOException, InterruptedException {
        try (SlowClients slow = new SlowClients(service.uri(), MANY)) {
            slow.send(SHORT);
            return post(requests.lines(), MANY, TIME);
        }
    }

    private List<Request> large() throws IOException {
        List<Request> large = new ArrayList<>();
        for (int i = 0; i < LARGE_BODIES; i++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int event = 0; event < LARGE_EVENTS; event++) {
                body.write(Requests.json(requests.events().get(i * LARGE_EVENTS + event)));
                body.write('\n');
            }
            large.add(Requests.lines(body.toByteArray(), LARGE_EVENTS));
        }
        return large;
    }

    /** The most refusals for the fewest bytes. */
    private static Request empty() {
        return Requests.lines("{}\n".repeat(LARGE_EVENTS).getBytes(UTF_8), LARGE_EVENTS);
    }

    private void measure(String name, Set<Integer> expected, Sending sending) throws IOException, InterruptedException {
        long before = written();
        Moment start = gauge.now();
        Posted posted = sending.send();
        var usage = start.until(gauge.now());
        List<String> wrong = new ArrayList<>();
        if (!service.isAlive()) {
            throw new IOException("ingest-service ended in " + name + "; its log tells why");
        }
        if (!expected.containsAll(posted.answers().keySet())) {
            wrong.add("answers " + posted.answers());
        }
        if (posted.withoutRetryAfter() > 0) {
            wrong.add(posted.withoutRetryAfter() + " times 503 without Retry-After");
        }
        long written = written() - before;
        if (written < posted.events()) {
            wrong.add("%d on the topic, though %d were answered 202".formatted(written, posted.events()));
        }
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("answers", posted.answers());
        notes.put("brokenConnections", posted.broken());
        notes.put("millis99", posted.millis(0.99));
        System.out.println("  " + name + ": answers " + posted.answers() + ", " + posted.broken()
                + " connections broken, " + gauge.peakMebibytes(Part.OWN) + " MiB at most so far");
        results.add(new Result(name, 1, posted.events(), usage, gauge.peakMebibytes(Part.OWN), wrong, notes));
    }

    private long written() {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), Topic.METRICS.topicName())) {
            return reader.end();
        }
    }
}
