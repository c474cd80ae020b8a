package dev.tandem.benchmarks;

import dev.tandem.benchmarks.claims.Claims;
import dev.tandem.benchmarks.ingest.Flood;
import dev.tandem.benchmarks.ingest.Ingest;
import dev.tandem.benchmarks.kafka.Loaded;
import dev.tandem.benchmarks.limits.Limits;
import dev.tandem.benchmarks.machine.Results;
import dev.tandem.benchmarks.pages.Pages;
import dev.tandem.benchmarks.peers.Peers;
import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Database;
import dev.tandem.benchmarks.tandem.Counting;
import dev.tandem.benchmarks.tandem.Setting;
import dev.tandem.benchmarks.workload.Plan;
import dev.tandem.local.Directories;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
    private static final int YEAR = 365;
    private static final long SEED = 42;

    private enum What {
        limits,
        tandem,
        peers,
        scale,
        queries,
        pages,
        claims,
        ingest,
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
            description = "Options of the measured service's Java; ${DEFAULT-VALUE} unless given.")
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

    @Option(
            names = "--flood",
            description = "For ingest: send more than it can hold, instead of measuring how much it takes.")
    private boolean flood;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4",
            description = "Of metrics-service, for scale; ${DEFAULT-VALUE} unless given.")
    private List<Integer> replicas = List.of();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000000,10000000,30000000",
            description = "Episodes in a year, for scale; ${DEFAULT-VALUE} unless given.")
    private List<Long> sizes = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Set<What> wanted = parts.contains(What.all) ? EnumSet.allOf(What.class) : EnumSet.copyOf(parts);
        String stamp = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
        Path directory = data.resolve(stamp).toAbsolutePath();
        Results results = new Results(root().resolve("benchmarks/results/" + stamp + ".jsonl"), System.out);
        if (wanted.remove(What.pages)) {
            for (int round = 1; round <= rounds; round++) {
                Pages.run(round, results);
            }
        }
        if (wanted.remove(What.claims)) {
            for (int round = 1; round <= rounds; round++) {
                Claims.run(round, root().resolve("metrics-service/src/test/resources/claims/heldout"), results);
            }
        }
        if (wanted.remove(What.ingest)) {
            ingest(directory, results);
        }
        if (!wanted.isEmpty()) {
            withServers(wanted, directory, results);
        }
        results.print("tandem/answerable");
        results.printWaits();
        results.printRatio(Ingest.LINES, Ingest.PRODUCE);
        results.printRatio(Ingest.SINGLES, Ingest.SINGLES_WITHOUT);
        return results.anyWrong() ? 1 : 0;
    }

    private void ingest(Path directory, Results results) throws IOException, InterruptedException {
        Path kafka = directory.resolve("ingest-kafka");
        try (Broker broker = Broker.start(kafka, partitions, directory.resolve("ingest-kafka.log"))) {
            if (flood) {
                Flood.run(root(), directory, broker, java, results);
                return;
            }
            try (Ingest ingest = new Ingest(root(), directory, broker, java, results)) {
                for (int round = 1; round <= rounds; round++) {
                    ingest.run(round);
                }
            }
        } finally {
            Directories.delete(kafka);
        }
    }

    private void withServers(Set<What> wanted, Path directory, Results results)
            throws IOException, InterruptedException, SQLException {
        on(directory, Plan.ofEvents(events, days), (setting, loaded) -> {
            for (int round = 1; round <= rounds; round++) {
                round(wanted, round, setting, loaded, results);
            }
        });
        if (wanted.contains(What.scale)) {
            for (long size : sizes) {
                on(directory.resolve("size-" + size), new Plan(size, YEAR, SEED), (setting, loaded) -> new Counting(
                                setting, loaded, results)
                        .run("tandem-" + size + "-episodes", 1, 1, wanted.contains(What.queries)));
            }
        }
    }

    private void round(Set<What> wanted, int round, Setting setting, Loaded loaded, Results results)
            throws IOException, InterruptedException, SQLException {
        if (wanted.contains(What.limits)) {
            new Limits(setting.broker(), setting.database(), loaded, results).run(round);
        }
        if (wanted.contains(What.peers)) {
            new Peers(setting.broker(), setting.directory(), loaded, results).run(round);
        }
        Counting counting = new Counting(setting, loaded, results);
        if (wanted.contains(What.tandem) || wanted.contains(What.queries)) {
            counting.run("tandem", 1, round, wanted.contains(What.queries));
        }
        if (wanted.contains(What.scale)) {
            for (int count : replicas) {
                counting.run("tandem-" + count + "-replicas", count, round, false);
            }
        }
    }

    private interface Work {
        void on(Setting setting, Loaded loaded) throws IOException, InterruptedException, SQLException;
    }

    /** Starts empty servers, puts the workload onto the topic, and removes everything but the logs in the end. */
    private void on(Path directory, Plan plan, Work work) throws IOException, InterruptedException, SQLException {
        Path kafka = directory.resolve("kafka");
        Path postgres = directory.resolve("postgres");
        try (Broker broker = Broker.start(kafka, partitions, directory.resolve("kafka.log"));
                Database database = Database.start(postgres)) {
            System.out.println("Making the workload and its truth.");
            Loaded loaded = Loaded.onto(broker.bootstrapServers(), plan);
            System.out.printf(
                    "%,d events about %,d episodes over %d days; %,d answers are known.%n",
                    loaded.events(),
                    loaded.episodes(),
                    plan.days(),
                    loaded.truth().groups());
            work.on(new Setting(root(), directory, broker, database, java), loaded);
        } finally {
            Directories.delete(kafka);
            Directories.delete(postgres);
        }
    }
}
