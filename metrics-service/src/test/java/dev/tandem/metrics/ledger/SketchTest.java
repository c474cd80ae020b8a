package dev.tandem.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SketchTest {
    @Property(tries = 200)
    void aTextIsACopyOfItselfHoweverItIsPunctuated(
            @ForAll @IntRange(min = 22, max = 3000) int words, @ForAll long seed) {
        List<String> text = words(words, seed);

        Sketch plain = Sketch.of(String.join(" ", text));
        Sketch shouted = Sketch.of(String.join(",\n  ", text).toUpperCase(Locale.ROOT) + "!");

        assertThat(plain.containment(shouted)).isEqualTo(1);
        assertThat(plain.copies(shouted)).isTrue();
        assertThat(plain.bands()).isEqualTo(shouted.bands());
        assertThat(Sketch.read(plain.bytes()).bytes()).isEqualTo(plain.bytes());
    }

    @Property(tries = 200)
    void textsOfOtherWordsAreNoCopies(@ForAll @IntRange(min = 22, max = 2000) int words, @ForAll long seed) {
        Sketch one = Sketch.of(String.join(" ", words(words, seed)));
        Sketch other = Sketch.of(String.join(" ", words(words, seed + 1)));

        assertThat(one.containment(other)).isLessThan(0.1);
        assertThat(one.copies(other)).isFalse();
    }

    /** An estimate: with chance as its source, the test has to draw the same texts every time. */
    @Property(tries = 200, seed = "1997")
    void containmentIsThatOfTheSetsGiveOrTakeAFifth(
            @ForAll @IntRange(min = 100, max = 1500) int words,
            @ForAll @DoubleRange(min = 0, max = 1) double kept,
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        List<String> text = words(words, seed);
        List<String> other = new ArrayList<>(text.subList(0, (int) (words * kept)));
        other.addAll(words(words - other.size(), -seed));

        double containment = Sketch.of(String.join(" ", text)).containment(Sketch.of(String.join(" ", other)));

        assertThat(containment).isCloseTo(exact(text, other), within(0.2));
    }

    @Test
    void aReportIsKnownInALongerArticleAndAfterEditing() {
        List<String> report = words(300, 1);
        List<String> longer = new ArrayList<>(words(250, 2));
        longer.addAll(report);
        longer.addAll(words(200, 3));
        List<String> edited = new ArrayList<>(report);
        for (int i = 0; i < edited.size(); i += 12) {
            edited.set(i, "edited" + i);
        }

        assertThat(Sketch.of(String.join(" ", longer)).copies(Sketch.of(String.join(" ", report))))
                .isTrue();
        assertThat(Sketch.of(String.join(" ", edited)).copies(Sketch.of(String.join(" ", report))))
                .isTrue();
    }

    @Test
    void emptyAndShortTextsAreNobodysCopies() {
        Sketch nothing = Sketch.of("");
        Sketch few = Sketch.of("Fjordbank cuts 340 jobs.");

        assertThat(nothing.containment(nothing)).isZero();
        assertThat(nothing.copies(nothing)).isFalse();
        assertThat(few.copies(few)).isFalse();
        assertThatThrownBy(() -> Sketch.read(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    private static double exact(List<String> one, List<String> other) {
        Set<List<String>> first = shingles(one);
        Set<List<String>> second = shingles(other);
        Set<List<String>> both = new HashSet<>(first);
        both.retainAll(second);
        return (double) both.size() / Math.min(first.size(), second.size());
    }

    private static Set<List<String>> shingles(List<String> words) {
        Set<List<String>> shingles = new HashSet<>();
        for (int i = 0; i + 3 <= words.size(); i++) {
            shingles.add(List.copyOf(words.subList(i, i + 3)));
        }
        return shingles;
    }

    /** Words that are in no text of another seed. */
    private static List<String> words(int count, long seed) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + Long.toString(seed, 36).replace('-', 'm') + "x" + i);
        }
        Collections.shuffle(words, new Random(seed));
        return words;
    }
}
