package dev.tandem.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides which rows are withheld: those with fewer cases than the minimum, and those from which such a row could be
 * computed by subtracting from the total of a line. A line is all rows that differ in one dimension only. Rows without
 * any case say nothing about anyone and are neither hidden nor of use to hide others.
 */
final class Suppression {
    /**
     * A row.
     *
     * @param coordinates its value in each dimension of the answer, the period included
     * @param n how many cases it rests on
     * @param secret true where it has to be withheld however many they are
     */
    record Entry(List<String> coordinates, long n, boolean secret) {
        Entry(List<String> coordinates, long n) {
            this(coordinates, n, false);
        }
    }

    private final List<Entry> entries;
    private final long minimum;
    private final List<List<Integer>> lines;
    private final boolean[] hidden;
    private final boolean[] exposed;

    private Suppression(List<Entry> entries, long minimum) {
        this.entries = entries;
        this.minimum = minimum;
        this.lines = lines(entries);
        this.hidden = new boolean[entries.size()];
        this.exposed = new boolean[entries.size()];
    }

    /** True for each row that is withheld, in the order of the rows. */
    static boolean[] of(List<Entry> entries, long minimum) {
        Suppression suppression = new Suppression(entries, minimum);
        suppression.hide();
        return suppression.hidden;
    }

    private void hide() {
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = n(i) > 0 && (n(i) < minimum || entries.get(i).secret());
        }
        for (List<Integer> line : lines) {
            List<Integer> counted = line.stream().filter(i -> n(i) > 0).toList();
            if (counted.size() == 1) {
                // alone in its line: the answer without that dimension tells it, so it can hide nobody
                exposed[counted.get(0)] |= n(counted.get(0)) >= minimum;
            }
        }
        boolean stable = false;
        while (!stable) {
            stable = true;
            for (List<Integer> line : lines) {
                Optional<Integer> next = complement(line);
                next.ifPresent(i -> hidden[i] = true);
                stable &= next.isEmpty();
            }
        }
    }

    /** The row that has to go as well, so that subtraction within the line tells nobody's numbers. */
    private Optional<Integer> complement(List<Integer> line) {
        List<Integer> secret =
                line.stream().filter(i -> hidden[i] && !exposed[i]).toList();
        long cases = secret.stream().mapToLong(this::n).sum();
        if (secret.isEmpty() || (secret.size() > 1 && cases >= minimum)) {
            return Optional.empty();
        }
        return line.stream()
                .filter(i -> !hidden[i] && n(i) > 0)
                .min(Comparator.comparing((Integer i) -> exposed[i]).thenComparing(this::n));
    }

    private long n(int row) {
        return entries.get(row).n();
    }

    private static List<List<Integer>> lines(List<Entry> entries) {
        int dimensions = entries.isEmpty() ? 0 : entries.get(0).coordinates().size();
        List<List<Integer>> lines = new ArrayList<>();
        for (int dimension = 0; dimension < dimensions; dimension++) {
            lines.addAll(along(entries, dimension));
        }
        return lines;
    }

    private static Collection<List<Integer>> along(List<Entry> entries, int dimension) {
        Map<List<String>, List<Integer>> lines = new LinkedHashMap<>();
        IntStream.range(0, entries.size()).forEach(i -> {
            List<String> others = new ArrayList<>(entries.get(i).coordinates());
            others.remove(dimension);
            lines.computeIfAbsent(others, none -> new ArrayList<>()).add(i);
        });
        return lines.values();
    }
}
