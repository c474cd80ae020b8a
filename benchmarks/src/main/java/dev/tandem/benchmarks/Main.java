package dev.tandem.benchmarks;

import dev.tandem.benchmarks.kafka.Loaded;
import dev.tandem.benchmarks.limits.Limits;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.peers.Peers;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Database;
import dev.tandem.benchmarks.tandem.Counting;
import dev.tandem.benchmarks.tandem.Setting;
import dev.tandem.benchmarks.workload.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures speed and scale on this machine, and checks the answers while it does. Linux only.")
public final class Main implements Callable<Integer> {
    private enum What {
        limits,
        tandem,
        peers,
        scale,
        queries,
        all
    }

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}", arity = "1..*")
    private List<What> parts = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many events, about; ${DEFAULT-VALUE} unless given.")
    private long events;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "Over how many days their episodes start; ${DEFAULT-VALUE} unless given.")
    private int days;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often everything is repeated, in turns; ${DEFAULT-VALUE} unless given.")
    private int rounds;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of the topic; ${DEFAULT-VALUE} unless given.")
    private int partitions;

    @Option(
            names = "--java",
            paramLabel = "OPTION",
            split = " ",
            defaultValue = "-Xmx1g",
            description = "Options of metrics-service's Java; ${DEFAULT-VALUE} unless given.")
    private List<String> java = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where servers keep their data meanwhile; a directory below benchmarks/target unless given.")
    private Path data = root().resolve("benchmarks/target/data");

    /** The system property {@code tandem.root}, set by the script, is the checkout. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    private static Path root() {
        return Path.of(System.getProperty("tandem.root", ".")).toAbsolutePath().normalize();
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Set<What> wanted = EnumSet.copyOf(parts);
        String stamp = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
        Path directory = data.resolve(stamp).toAbsolutePath();
        Results results = new Results(root().resolve("benchmarks/results/" + stamp + ".jsonl"), System.out);
        try (Broker broker = Broker.start(directory.resolve("kafka"), partitions, directory.resolve("kafka.log"));
                Database database = Database.start(directory.resolve("postgres"))) {
            Setting setting = new Setting(root(), directory, broker, database, java);
            Loaded loaded = load(broker);
            for (int round = 1; round <= rounds; round++) {
                if (wanted.contains(What.limits) || wanted.contains(What.all)) {
                    new Limits(broker, database, loaded, results).run(round);
                }
                if (wanted.contains(What.peers) || wanted.contains(What.all)) {
                    new Peers(broker, directory, loaded, results).run(round);
                }
                if (wanted.contains(What.tandem) || wanted.contains(What.all)) {
                    new Counting(setting, loaded, results).run("tandem", 1, round, report -> {});
                }
            }
        }
        delete(directory.resolve("kafka"));
        delete(directory.resolve("postgres"));
        results.print("tandem/answerable");
        return results.anyWrong() ? 1 : 0;
    }

    private Loaded load(Broker broker) {
        System.out.println("Making the workload and its truth.");
        Loaded loaded = Loaded.onto(broker.bootstrapServers(), Plan.ofEvents(events, days));
        System.out.printf(
                "%,d events about %,d episodes over %d days; %,d answers are known.%n",
                loaded.events(), loaded.episodes(), days, loaded.truth().groups());
        return loaded;
    }

    /** Logs stay. */
    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
