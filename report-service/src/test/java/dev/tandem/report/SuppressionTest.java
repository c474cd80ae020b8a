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
    void noHiddenRowCanBeComputedFromTheTotalOfALine() {
        Random random = new Random(7);
        for (int table = 0; table < 2_000; table++) {
            List<Entry> entries = randomTable(random);

            boolean[] hidden = Suppression.of(entries, MINIMUM);

            assertThat(leaks(entries, hidden)).as("%s", entries).isEmpty();
        }
    }

    /** Subtracts in every line until nothing more is learnt, and says which rows became known. */
    private static List<Entry> leaks(List<Entry> entries, boolean[] hidden) {
        boolean[] known = new boolean[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            known[i] = !hidden[i];
        }
        List<Entry> learnt = new ArrayList<>();
        boolean again = true;
        while (again) {
            again = false;
            for (List<Integer> line : lines(entries)) {
                long total = line.stream().mapToLong(i -> entries.get(i).n()).sum();
                List<Integer> unknown = line.stream().filter(i -> !known[i]).toList();
                // the total of a line is an answer of its own, and told only when it is large enough
                if (total >= MINIMUM && unknown.size() == 1) {
                    known[unknown.get(0)] = true;
                    again = true;
                    if (entries.get(unknown.get(0)).n() < MINIMUM) {
                        learnt.add(entries.get(unknown.get(0)));
                    }
                }
            }
        }
        return learnt;
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

    private static List<Entry> randomTable(Random random) {
        int handlers = 1 + random.nextInt(4);
        int topics = 1 + random.nextInt(4);
        int periods = 1 + random.nextInt(3);
        List<Entry> entries = new ArrayList<>();
        for (int handler = 0; handler < handlers; handler++) {
            for (int topic = 0; topic < topics; topic++) {
                for (int period = 0; period < periods; period++) {
                    if (random.nextInt(5) > 0) {
                        entries.add(entry(random.nextInt(40), "h" + handler, "t" + topic, "p" + period));
                    }
                }
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
