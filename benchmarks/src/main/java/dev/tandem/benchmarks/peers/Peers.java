package dev.tandem.benchmarks.peers;

import dev.tandem.benchmarks.kafka.Loaded;
import dev.tandem.benchmarks.machine.Result;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Lets other engines add up what lies on the topic, each in a process of its own, and checks what they answer. */
public final class Peers {
    private static final int PARTITIONS = 4;

    /** What Flink's own scripts open to it. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent");

    private final Broker broker;
    private final Path directory;
    private final Loaded loaded;
    private final Results results;

    public Peers(Broker broker, Path directory, Loaded loaded, Results results) {
        this.broker = broker;
        this.directory = directory;
        this.loaded = loaded;
        this.results = results;
    }

    /** Measures each once. */
    public void run(int round) throws IOException, InterruptedException {
        run("peer/kafka-streams", StreamsProgram.class, List.of("-Xmx1g"), round);
        List<String> flink = new ArrayList<>(List.of("-Xmx3g"));
        OPENED.forEach(name -> flink.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(name)));
        run("peer/flink", FlinkProgram.class, flink, round);
    }

    private void run(String system, Class<?> program, List<String> options, int round)
            throws IOException, InterruptedException {
        String name = system.replace('/', '-') + "-" + round + "-" + System.nanoTime();
        Task task = new Task(
                broker.bootstrapServers(),
                broker.handle().pid(),
                name,
                loaded.events(),
                Files.createDirectories(directory.resolve(name)));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            NewTopic cells = new NewTopic(task.cells(), Optional.of(PARTITIONS), Optional.empty());
            admin.createTopics(List.of(cells)).all().get();
            Watch.Told told;
            try (Child child = Child.of(program, options, task.arguments(), directory.resolve(name + ".log"))) {
                told = Watch.Told.of(child.await());
                child.unattended();
            }
            List<String> wrong = loaded.truth().differences(CellAnswers.on(broker.bootstrapServers(), task.cells()));
            results.add(new Result(
                    system,
                    round,
                    loaded.events(),
                    told.usage(),
                    told.peakMebibytes(),
                    wrong,
                    Map.of("java", options)));
            remove(admin, name);
        } catch (ExecutionException e) {
            throw new IOException("the topics of " + name + " cannot be made or removed", e);
        }
    }

    private static void remove(Admin admin, String name) throws InterruptedException, ExecutionException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(name))
                .toList();
        admin.deleteTopics(topics).all().get();
    }
}
