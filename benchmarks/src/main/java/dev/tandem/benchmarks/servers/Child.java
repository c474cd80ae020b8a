package dev.tandem.benchmarks.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process beside this one; what it says goes to a log, lines that begin with {@link #SIGNAL} are for us. */
public final class Child implements AutoCloseable {
    /** The beginning of a line that a child says to its parent. */
    public static final String SIGNAL = "benchmark: ";

    private static final String LOGGING = "java.util.logging.config.file";
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
        // whoever stops the measurement stops everything
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.toHandle().destroy()));
    }

    /**
     * Starts a program of this module.
     *
     * @param options of the Java VM
     * @param log everything that it says
     */
    public static Child of(Class<?> program, List<String> options, List<String> arguments, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        String logging = System.getProperty(LOGGING);
        if (logging != null) {
            command.add("-D" + LOGGING + "=" + logging);
        }
        command.addAll(options);
        command.add(program.getName());
        command.addAll(arguments);
        return java(command, Map.of(), log);
    }

    /** Starts Java with these arguments and, beside those of this process, these environment variables. */
    public static Child java(List<String> arguments, Map<String, String> environment, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Files.createDirectories(log.toAbsolutePath().getParent());
        return new Child(builder.start(), log);
    }

    /** Says a line to the parent. */
    public static void say(String line) {
        System.out.println(SIGNAL + line);
        System.out.flush();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * The next line that is for us, without its beginning; everything else goes to the log.
     *
     * @throws IOException when the process ends before
     */
    public String await() throws IOException {
        String line = output.readLine();
        while (line != null) {
            if (line.startsWith(SIGNAL)) {
                return line.substring(SIGNAL.length());
            }
            write(line);
            line = output.readLine();
        }
        throw new IOException("a process ended too early; its log is " + log);
    }

    /** Writes everything to the log from now on. */
    public Child unattended() {
        Thread thread = new Thread(this::drain, "log");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void drain() {
        try (var out = Files.newBufferedWriter(log)) {
            output.transferTo(out);
        } catch (IOException ended) {
            // it was stopped while it spoke
        }
    }

    private void write(String line) throws IOException {
        Files.writeString(log, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Stops it; returns when it has ended. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
