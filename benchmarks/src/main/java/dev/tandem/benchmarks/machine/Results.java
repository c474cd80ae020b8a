package dev.tandem.benchmarks.machine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Every measurement of one run: a line of JSON each as it comes, and a table of all in the end. */
public final class Results {
    /** The note of how long half of the answers took at most, in milliseconds. */
    public static final String MEDIAN = "medianMillis";

    /** The note of how long 95 % of the answers took at most, in milliseconds. */
    public static final String P95 = "p95Millis";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final PrintStream out;
    private final List<Result> results = new ArrayList<>();

    /** @param file is appended to, a line of JSON a measurement */
    public Results(Path file, PrintStream out) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.file = file;
        this.out = out;
    }

    /** Keeps a measurement and says it. */
    public void add(Result result) throws IOException {
        results.add(result);
        Files.writeString(
                file, json(result) + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out.printf(
                Locale.ROOT,
                "  %s, round %d: %,.0f a second (%,d in %.2f s)%s%n",
                result.system(),
                result.round(),
                result.perSecond(),
                result.things(),
                result.usage().seconds(),
                result.wrong().isEmpty() ? "" : "; WRONG: " + result.wrong());
    }

    /** Whether a measurement had answers that are not true. */
    public boolean anyWrong() {
        return results.stream().anyMatch(result -> !result.wrong().isEmpty());
    }

    private static String json(Result result) {
        ObjectNode line = JSON.createObjectNode()
                .put("at", Instant.now().toString())
                .put("system", result.system())
                .put("round", result.round())
                .put("things", result.things())
                .put("seconds", rounded(result.usage().seconds()))
                .put("perSecond", Math.round(result.perSecond()))
                .put("ownCpuSeconds", rounded(result.usage().cpu(Part.OWN)))
                .put("brokerCpuSeconds", rounded(result.usage().cpu(Part.BROKER)))
                .put("databaseCpuSeconds", rounded(result.usage().cpu(Part.DATABASE)))
                .put("clientCpuSeconds", rounded(result.usage().cpu(Part.CLIENT)))
                .put("otherProcessors", rounded(result.usage().otherProcessors()))
                .put("peakMebibytes", result.peakMebibytes())
                .put("right", result.wrong().isEmpty());
        result.wrong().forEach(line.withArray("wrong")::add);
        line.set("notes", JSON.valueToTree(result.notes()));
        return line.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /**
     * Prints a line a system: the median of its rounds with the smallest and the largest, how many times as fast as
     * {@code yardstick} it was in the same round, and what each thing cost.
     *
     * @param yardstick a system; its column stays empty where it was not measured
     */
    public void print(String yardstick) {
        Map<String, List<Result>> bySystem = new LinkedHashMap<>();
        results.forEach(result -> bySystem.computeIfAbsent(result.system(), any -> new ArrayList<>())
                .add(result));
        out.printf(
                "%n| what | rounds | a second: median (min–max) | × %s | processor µs each: own / Kafka /"
                        + " PostgreSQL / client | processors busy with it / with other things | peak MiB | answers |%n",
                yardstick);
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        bySystem.forEach((system, rounds) -> printLine(system, rounds, bySystem.getOrDefault(yardstick, List.of())));
        out.println();
    }

    /** Prints how many times as fast as another system one was in the same round, where both were measured. */
    public void printRatio(String system, String yardstick) {
        List<Result> rounds = roundsOf(system);
        ratio(rounds, roundsOf(yardstick))
                .ifPresent(median ->
                        out.printf(Locale.ROOT, "%s is %.2f of %s (median of rounds).%n", system, median, yardstick));
    }

    private List<Result> roundsOf(String system) {
        return results.stream().filter(result -> result.system().equals(system)).toList();
    }

    /** Prints how long questions took, where any were asked: medians over the rounds. */
    public void printWaits() {
        List<Result> asked = results.stream()
                .filter(result -> result.notes().containsKey(MEDIAN))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        out.println("| question | median ms | 95 % within ms |");
        out.println("| --- | --- | --- |");
        asked.stream().map(Result::system).distinct().forEach(system -> {
            List<Result> rounds = asked.stream()
                    .filter(result -> result.system().equals(system))
                    .toList();
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f |%n",
                    system,
                    median(sorted(rounds, result -> number(result, MEDIAN))),
                    median(sorted(rounds, result -> number(result, P95))));
        });
        out.println();
    }

    private static Double number(Result result, String note) {
        return result.notes().get(note) instanceof Double number ? number : 0.0;
    }

    private void printLine(String system, List<Result> rounds, List<Result> yardstick) {
        List<Double> rates = sorted(rounds, Result::perSecond);
        OptionalDouble ratio = ratio(rounds, yardstick);
        out.printf(
                Locale.ROOT,
                "| %s | %d | %,.0f (%,.0f–%,.0f) | %s | %.1f / %.1f / %.1f / %.1f | %.1f / %.1f | %,d | %s |%n",
                system,
                rounds.size(),
                median(rates),
                rates.get(0),
                rates.get(rates.size() - 1),
                ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "",
                median(sorted(rounds, result -> result.microsEach(Part.OWN))),
                median(sorted(rounds, result -> result.microsEach(Part.BROKER))),
                median(sorted(rounds, result -> result.microsEach(Part.DATABASE))),
                median(sorted(rounds, result -> result.microsEach(Part.CLIENT))),
                median(sorted(rounds, result -> result.usage().processors())),
                median(sorted(rounds, result -> result.usage().otherProcessors())),
                rounds.stream().mapToLong(Result::peakMebibytes).max().orElse(0),
                rounds.stream().allMatch(result -> result.wrong().isEmpty()) ? "right" : "WRONG");
    }

    /** The median over the rounds of how much faster a system was than the yardstick in the same round. */
    private static OptionalDouble ratio(List<Result> rounds, List<Result> yardstick) {
        List<Double> ratios = new ArrayList<>();
        for (Result result : rounds) {
            yardstick.stream()
                    .filter(other -> other.round() == result.round())
                    .forEach(other -> ratios.add(result.perSecond() / other.perSecond()));
        }
        ratios.sort(null);
        return ratios.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(ratios));
    }

    private static List<Double> sorted(List<Result> rounds, Function<Result, Double> number) {
        return rounds.stream().map(number).sorted().toList();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
