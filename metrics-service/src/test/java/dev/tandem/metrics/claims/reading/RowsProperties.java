package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Numbers packed side by side add up to what they do one by one. */
class RowsProperties {
    private static final int WIDTH = 11;

    @Property(tries = 200)
    void whatIsAddedAtOnceIsWhatIsAddedOneByOne(
            @ForAll @Size(max = 50)
                    List<@Size(min = 1, max = WIDTH) List<@IntRange(min = -900, max = 900) Integer>> given,
            @ForAll @Size(max = 400) List<@IntRange(max = 60) Integer> asked) {
        sumsAreRight(given, asked);
    }

    @Property(tries = 200)
    void numbersOfAllSixteenBitsDoNotRunOver(
            @ForAll @Size(min = 1, max = 9)
                    List<@Size(min = 1, max = WIDTH) List<@IntRange(min = -32767, max = 32767) Integer>> given,
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> asked) {
        sumsAreRight(given, asked);
    }

    private static void sumsAreRight(List<List<Integer>> given, List<Integer> asked) {
        Map<String, int[]> rows = rows(given);
        int[] expected = new int[WIDTH];
        int[] sums = new int[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            expected[i] = i - 5;
            sums[i] = i - 5;
        }
        List<String> clues = asked.stream().map(RowsProperties::clue).toList();
        for (String clue : clues) {
            int[] row = rows.getOrDefault(clue, new int[0]);
            for (int i = 0; i < row.length; i++) {
                expected[i] += row[i];
            }
        }

        new Rows(rows).add(clues, sums);

        assertThat(sums).containsExactly(expected);
    }

    @Property(tries = 200)
    void givesBackWhatItWasGiven(
            @ForAll @Size(max = 30)
                    List<@Size(min = 1, max = WIDTH) List<@IntRange(min = -32767, max = 32767) Integer>> given) {
        Map<String, int[]> expected = rows(given);

        Rows rows = new Rows(expected);

        Map<String, int[]> found = new LinkedHashMap<>();
        rows.forEach(found::put);
        assertThat(found.keySet()).containsExactlyElementsOf(new TreeMap<>(expected).keySet());
        expected.forEach((clue, row) -> {
            assertThat(found.get(clue)).containsExactly(row);
            for (int i = 0; i < WIDTH; i++) {
                assertThat(rows.get(clue, i)).isEqualTo(i < row.length ? row[i] : 0);
            }
        });
        assertThat(rows.get("unheard", WIDTH - 1)).isZero();
    }

    @Example
    void refusesWhatItCouldNotAdd() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rows(Map.of("large", new int[] {1, 40_000})));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rows(Map.of("empty", new int[0])));
    }

    private static Map<String, int[]> rows(List<List<Integer>> given) {
        Map<String, int[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            rows.put(clue(i), given.get(i).stream().mapToInt(Integer::intValue).toArray());
        }
        return rows;
    }

    private static String clue(int number) {
        return "word:" + number * number;
    }
}
