package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Suppression.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final long MINIMUM = 10;

    @Test
    void hidesASmallRowAndTheNextSmallestOfItsLine() {
        boolean[] hidden = hide(entry(100, "ai"), entry(3, "human"), entry(40, "hybrid"));

        assertThat(hidden).containsExactly(false, true, true);
    }

    @Test
    void hidesNothingWhereEveryRowIsLargeEnough() {
        assertThat(hide(entry(100, "ai"), entry(10, "human"))).containsExactly(false, false);
    }

    @Test
    void hidesAThirdWhereTwoTogetherAreStillTooFew() {
        boolean[] hidden = hide(entry(4, "ai"), entry(3, "human"), entry(40, "hybrid"), entry(90, "none"));

        assertThat(hidden).containsExactly(true, true, true, false);
    }

    @Test
    void aRowWithoutCasesIsNeitherHiddenNorHidesOthers() {
        boolean[] hidden = hide(entry(0, "ai"), entry(3, "human"), entry(40, "hybrid"));

        assertThat(hidden).containsExactly(false, true, true);
    }

    @Test
    void closesTheRectangleOfATableOfTwoDimensions() {
        boolean[] hidden = hide(
                entry(3, "ai", "billing"),
                entry(50, "ai", "returns"),
                entry(60, "human", "billing"),
                entry(70, "human", "returns"));

        assertThat(hidden).containsExactly(true, true, true, true);
    }

    @Test
    void noSmallRowCanBeComputedFromTheTotalOfOneLine() {
        Random random = new Random(7);
        for (int table = 0; table < 2_000; table++) {
            List<Entry> entries = randomTable(random, true);

            boolean[] hidden = Suppression.of(entries, MINIMUM);

            for (List<Integer> line : lines(entries)) {
                List<Integer> unknown = line.stream().filter(i -> hidden[i]).toList();
                if (unknown.stream().anyMatch(i -> entries.get(i).n() < MINIMUM) && isTold(entries, line)) {
                    assertThat(unknown).as("%s", entries).hasSizeGreaterThan(1);
                    assertThat(cases(entries, unknown)).as("%s", entries).isGreaterThanOrEqualTo(MINIMUM);
                }
            }
        }
    }

    @Test
    void whereEveryRowHasCasesNotEvenAChainOfSubtractionsTellsAHiddenOne() {
        Random random = new Random(8);
        for (int table = 0; table < 2_000; table++) {
            List<Entry> entries = randomTable(random, false);

            boolean[] hidden = Suppression.of(entries, MINIMUM);

            assertThat(learnt(entries, hidden)).as("%s", entries).isEmpty();
        }
    }

    /** Subtracts in every line until nothing more is learnt, and says which hidden rows became known. */
    private static List<Entry> learnt(List<Entry> entries, boolean[] hidden) {
        boolean[] unknown = hidden.clone();
        List<Entry> learnt = new ArrayList<>();
        boolean again = true;
        while (again) {
            again = false;
            for (List<Integer> line : lines(entries)) {
                List<Integer> open = line.stream().filter(i -> unknown[i]).toList();
                if (isTold(entries, line) && open.size() == 1) {
                    unknown[open.get(0)] = false;
                    learnt.add(entries.get(open.get(0)));
                    again = true;
                }
            }
        }
        return learnt;
    }

    /** The total of a line is an answer of its own, and told only when it is large enough. */
    private static boolean isTold(List<Entry> entries, List<Integer> line) {
        return cases(entries, line) >= MINIMUM;
    }

    private static long cases(List<Entry> entries, List<Integer> rows) {
        return rows.stream().mapToLong(i -> entries.get(i).n()).sum();
    }

    private static Iterable<List<Integer>> lines(List<Entry> entries) {
        Map<String, List<Integer>> lines = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int dimension = 0; dimension < entries.get(i).coordinates().size(); dimension++) {
                List<String> line = new ArrayList<>(entries.get(i).coordinates());
                line.set(dimension, "*" + dimension);
                lines.computeIfAbsent(line.toString(), none -> new ArrayList<>())
                        .add(i);
            }
        }
        return lines.values();
    }

    private static List<Entry> randomTable(Random random, boolean sparse) {
        int least = sparse ? 1 : 2;
        int handlers = least + random.nextInt(3);
        int topics = least + random.nextInt(3);
        int periods = least + random.nextInt(2);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < handlers * topics * periods; i++) {
            if (!sparse || random.nextInt(5) > 0) {
                int n = sparse ? random.nextInt(40) : 1 + random.nextInt(40);
                entries.add(entry(n, "h" + i % handlers, "t" + i / handlers % topics, "p" + i / handlers / topics));
            }
        }
        return entries;
    }

    private static boolean[] hide(Entry... entries) {
        return Suppression.of(List.of(entries), MINIMUM);
    }

    private static Entry entry(long n, String... coordinates) {
        return new Entry(List.of(coordinates), n);
    }
}
