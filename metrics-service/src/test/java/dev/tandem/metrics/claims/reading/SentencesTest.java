package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numerals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What single sentences say, whoever says it of whom: kind and quantity. The sentences were written without the rules at
 * hand, so that they tell how far the rules reach beyond the labelled corpus.
 */
class SentencesTest {
    private static final Path SENTENCES = Path.of("src", "test", "resources", "claims", "sentences");
    private static final double TOLERANCE = 1e-6;
    private static final Framing FRAMING = new Framing(Frames.load());
    private static final Map<String, Lexicon> LEXICONS = Map.of(
            Languages.GERMAN, Lexicon.load(Languages.GERMAN), Languages.ENGLISH, Lexicon.load(Languages.ENGLISH));

    /** A line of a file: {@code language | sentence | kind quantity direction + ...}, or {@code none}. */
    private record Line(String language, String sentence, List<Saying> sayings) {
        static Line of(String line) {
            String[] parts = line.split(" \\| ", 3);
            List<Saying> sayings = parts[2].equals("none")
                    ? List.of()
                    : Arrays.stream(parts[2].split(" \\+ ", -1)).map(Saying::of).toList();
            return new Line(parts[0], parts[1], sayings);
        }
    }

    private record Saying(Kind kind, List<Double> numbers) {
        static Saying of(String text) {
            String[] parts = text.strip().split(" ", 3);
            List<Double> numbers = parts[1].equals("-")
                    ? List.of()
                    : Arrays.stream(parts[1].split("->", -1))
                            .map(Double::valueOf)
                            .toList();
            return new Saying(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), numbers);
        }

        boolean agrees(Told told) {
            List<Double> found = SentencesTest.numbers(told.quantity());
            boolean same = kind == told.kind() && numbers.size() == found.size();
            for (int i = 0; same && i < found.size(); i++) {
                same = Math.abs(found.get(i) - numbers.get(i)) <= TOLERANCE * Math.max(1, Math.abs(numbers.get(i)));
            }
            return same;
        }
    }

    @Test
    void readsWhatWasWrittenBeforeTheRules() throws IOException {
        holds("first.txt", 0.95, 0.95);
    }

    @Test
    void readsWhatWasWrittenAfterTheFirstRules() throws IOException {
        holds("second.txt", 0.92, 0.95);
    }

    @Test
    void readsWhatWasWrittenInTheMannerOfOpinions() throws IOException {
        holds("third.txt", 0.92, 0.9);
    }

    @Test
    void readsWhatWasWrittenLast() throws IOException {
        holds("fourth.txt", 0.95, 0.9);
    }

    @SuppressWarnings("SystemOut")
    private static void holds(String file, double leastRecall, double leastPrecision) throws IOException {
        int written = 0;
        int found = 0;
        int told = 0;
        List<String> wrong = new ArrayList<>();
        for (String text : Files.readAllLines(SENTENCES.resolve(file))) {
            if (!text.isBlank() && !text.startsWith("#")) {
                Line line = Line.of(text);
                List<Told> all = told(line);
                List<Told> left = new ArrayList<>(all);
                for (Saying saying : line.sayings()) {
                    left.stream().filter(saying::agrees).findFirst().ifPresent(left::remove);
                }
                written += line.sayings().size();
                told += all.size();
                found += all.size() - left.size();
                if (!left.isEmpty() || all.size() < line.sayings().size()) {
                    wrong.add(line.sentence() + " -> "
                            + all.stream().map(SentencesTest::text).toList());
                }
            }
        }
        System.out.printf("sentences, %s: %d of %d found, %d told%n", file, found, written, told);
        assertThat((double) found / written).as("recall; not read: %s", wrong).isGreaterThanOrEqualTo(leastRecall);
        assertThat((double) found / told).as("precision; not read: %s", wrong).isGreaterThanOrEqualTo(leastPrecision);
    }

    private static String text(Told told) {
        return told.kind() + " " + numbers(told.quantity());
    }

    private static List<Told> told(Line line) {
        Document document =
                Document.of(Objects.requireNonNull(LEXICONS.get(line.language())), null, line.sentence(), null);
        Telling telling = new Telling(FRAMING);
        Numerals numerals = Numerals.of(line.language());
        List<Told> told = new ArrayList<>();
        for (Reading reading : document.readings()) {
            told.addAll(telling.of(reading, Figures.of(reading, Amounts.of(reading.tokens(), numerals))));
        }
        return told;
    }

    private static List<Double> numbers(@Nullable Quantity quantity) {
        if (quantity instanceof Quantity.Value value) {
            return List.of(value.value());
        }
        if (quantity instanceof Quantity.Change change) {
            return List.of(change.from(), change.to());
        }
        return quantity instanceof Quantity.Range range ? List.of(range.low(), range.high()) : List.of();
    }
}
