package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code ./tandem}. */
@Command(
        name = "tandem",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures productivity and service quality of customer service side by side: runs the whole"
                + " product on this machine, with a Kafka and a PostgreSQL of its own, on 127.0.0.1 only.",
        footer = {
            "",
            "Ports are set by TANDEM_REPORT_PORT (8080), TANDEM_INGEST_PORT (8081), TANDEM_METRICS_PORT (8082),"
                    + " TANDEM_KAFKA_PORT (19092) and TANDEM_POSTGRES_PORT (15432)."
        })
public final class Main {
    private static final String DATA = "Where the data are kept; .tandem beside this program unless given.";

    private final Path root;
    private final Map<String, String> environment;
    private final Terminal terminal;

    Main(Path root, Map<String, String> environment, Terminal terminal) {
        this.root = root;
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
    }

    /**
     * Runs a command.
     *
     * <p>System properties, set by the script: {@code tandem.root}, the checkout; {@code tandem.terminal}, whether a
     * person watches.
     */
    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("tandem.root", "."));
        Terminal terminal = Terminal.of(Boolean.getBoolean("tandem.terminal"), System.getenv());
        System.exit(new Main(root, System.getenv(), terminal).run(arguments));
    }

    int run(String... arguments) {
        CommandLine commands = new CommandLine(this);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setExecutionExceptionHandler((exception, command, parsed) -> explain(exception));
        if (arguments.length == 0) {
            commands.usage(terminal.out());
            return CommandLine.ExitCode.USAGE;
        }
        return commands.execute(arguments);
    }

    private int explain(Exception exception) throws Exception {
        if (exception instanceof CannotStartException cannot) {
            terminal.complain(cannot.sentence());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (exception instanceof IOException file) {
            terminal.complain(file.toString());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw exception;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Starts everything, loads two years of a made-up organisation unless they are there, and runs"
                    + " until Ctrl-C.")
    int demo(@Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path data)
            throws CannotStartException, IOException, InterruptedException {
        return new Run(terminal, environment, root, data(data)).demo();
    }

    @Command(mixinStandardHelpOptions = true, description = "Starts everything and runs until Ctrl-C.")
    int start(@Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path data)
            throws CannotStartException, IOException, InterruptedException {
        return new Run(terminal, environment, root, data(data)).start();
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Sends a file to the running Tandem. Exit code 1 when rows were rejected, 2 when the file"
                    + " could not be sent.")
    int importFile(
            @Parameters(paramLabel = "FILE", description = "A .csv, a .csv.gz, or a .zip with one CSV in it.")
                    Path file,
            @Option(
                            names = "--mapping",
                            paramLabel = "NAME",
                            required = true,
                            description = "What the columns mean: the name of a mapping that ingest-service knows, or"
                                    + " a mapping file (.yaml), which it then knows from now on.")
                    String mapping,
            @Option(names = "--organisation", paramLabel = "KEY", description = "Whose customer service it is.")
                    @Nullable
                    String organisation,
            @Option(names = "--dry-run", description = "Sends nothing on; shows what would be.") boolean dryRun,
            @Option(
                            names = "--from-row",
                            paramLabel = "N",
                            description =
                                    "Passes over the rows before it. Without it an import that was broken off goes"
                                            + " on where that was; 1 sends everything again.")
                    @Nullable
                    Long fromRow,
            @Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path data)
            throws CannotStartException, IOException, InterruptedException {
        Instance instance = Instance.of(data(data), environment);
        OwnMapping own = new OwnMapping(data(data), environment);
        String name = own.isFile(mapping) ? own.install(Path.of(mapping)) : mapping;
        ImportOptions options = new ImportOptions(name, organisation, dryRun, fromRow);
        int code = new Import(terminal, new ImportTarget(instance.ingest(), options)).send(file);
        if (code == Import.NOT_SENT && own.isFile(mapping)) {
            // one that cannot be used would stop the next start
            own.remove(name);
        }
        return code;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Proposes a mapping from the header and first rows of a file, and prints it. Nothing is sent."
                    + " Exit code 2 when none can be proposed.")
    int mapping(
            @Parameters(paramLabel = "FILE", description = "A .csv, a .csv.gz, or a .zip with one CSV in it.")
                    Path file,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "What to call it; the file's name unless given.")
                    @Nullable
                    String name)
            throws CannotStartException, IOException {
        return new Propose(terminal).mapping(file, name);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows how far the running Tandem has counted by the newest definitions what was counted by"
                    + " older ones, until all of it is. That begins by itself after an upgrade and goes on without this"
                    + " command. Exit code 3 when nothing runs.")
    int recompute(@Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path data)
            throws CannotStartException, IOException, InterruptedException {
        return new Recompute(terminal, Instance.of(data(data), environment).metrics()).run();
    }

    @Command(mixinStandardHelpOptions = true, description = "Stops what runs on the data, in order.")
    int stop(@Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path data)
            throws IOException, InterruptedException, CannotStartException {
        return new Stop(terminal, data(data)).run();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Tells what runs, since when, where, and how much memory it holds. Exit code 3 when nothing"
                    + " does.")
    int status(@Option(names = "--data", paramLabel = "DIR", description = DATA) @Nullable Path data)
            throws IOException, InterruptedException {
        return new Status(terminal, data(data)).run();
    }

    private Path data(@Nullable Path given) {
        return (given == null ? root.resolve(".tandem") : given)
                .toAbsolutePath()
                .normalize();
    }

    /** Tells the version that the build wrote into the program. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Tandem " + (version == null ? "(not built by Maven)" : version)};
        }
    }
}
