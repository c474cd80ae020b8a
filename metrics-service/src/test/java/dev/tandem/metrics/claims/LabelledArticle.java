package dev.tandem.metrics.claims;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An article of the corpus with what is claimed in it and what must not be; src/test/resources/claims/README.md. */
public record LabelledArticle(String name, ArticleText article, List<Label> labels, List<Trap> traps) {

    /** A claim that is in the text. {@code numbers}: none, one, or two of them. */
    public record Label(
            Kind kind,
            String organisation,
            List<Double> numbers,
            String unit,
            Direction direction,
            Status status,
            String phrase) {}

    /** What must not be asserted of the organisation. */
    public record Trap(String reason, Kind kind, String organisation, String phrase) {}

    public static LabelledArticle read(Path file) throws IOException {
        String content = Files.readString(file).replace("\r\n", "\n");
        String name = file.getFileName().toString().replace(".article", "");
        int text = content.indexOf("--- text\n");
        int claims = content.indexOf("\n--- claims\n");
        int traps = content.indexOf("\n--- traps");
        if (text < 0 || claims < text || traps < claims) {
            throw new IllegalArgumentException(name + ": text, claims, traps must follow each other");
        }
        Map<String, String> head = new HashMap<>();
        for (String line : content.substring(0, text).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                head.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        String body = content.substring(text + "--- text\n".length(), claims).strip();
        ArticleText article =
                new ArticleText(head.get("title"), body, head.get("language"), head.get("publisher"), List.of());
        return new LabelledArticle(
                name,
                article,
                lines(content.substring(Math.min(traps, claims + "\n--- claims\n".length()), traps))
                        .map(line -> label(name, line, body))
                        .toList(),
                lines(content.substring(traps + "\n--- traps".length()))
                        .map(line -> trap(name, line, body))
                        .toList());
    }

    private static java.util.stream.Stream<String> lines(String part) {
        return Arrays.stream(part.split("\n", -1)).map(String::strip).filter(line -> !line.isEmpty());
    }

    private static Label label(String name, String line, String text) {
        String[] parts = line.split(" \\| ", 8);
        check(parts.length == 8, name, line, "has eight columns");
        Bound bound = Arrays.stream(Bound.values())
                .filter(b -> b.wireName().equals(parts[4]))
                .findAny()
                .orElse(null);
        check(bound != null, name, line, "has a bound");
        once(name, line, parts[7], text);
        return new Label(
                kind(parts[0]),
                parts[1],
                numbers(parts[2]),
                parts[3],
                Direction.valueOf(parts[5].toUpperCase(Locale.ROOT)),
                Status.valueOf(parts[6].toUpperCase(Locale.ROOT)),
                parts[7]);
    }

    private static Trap trap(String name, String line, String text) {
        String[] parts = line.split(" \\| ", 4);
        check(parts.length == 4, name, line, "has four columns");
        once(name, line, parts[3], text);
        return new Trap(parts[0], kind(parts[1]), parts[2], parts[3]);
    }

    private static Kind kind(String wireName) {
        return Kind.valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    private static List<Double> numbers(String quantity) {
        if (quantity.equals("-")) {
            return List.of();
        }
        List<Double> numbers = new ArrayList<>();
        for (String number : quantity.split(" -> |\\.\\.(?=[-0-9])", -1)) {
            numbers.add(Double.valueOf(number.strip()));
        }
        return numbers;
    }

    private static void once(String name, String line, String phrase, String text) {
        int at = text.indexOf(phrase);
        check(at >= 0 && text.indexOf(phrase, at + 1) < 0, name, line, "has a phrase that stands in the text once");
    }

    private static void check(boolean holds, String name, String line, String what) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": must be a line that " + what + ": " + line);
        }
    }

    /** The labels as somebody who reads would tell them. */
    public List<Claim> asClaims() {
        List<Sentence> sentences = Sentences.of(article.text());
        return labels.stream()
                .map(label -> {
                    int start = article.text().indexOf(label.phrase());
                    int end = start + label.phrase().length();
                    Sentence sentence = sentences.stream()
                            .filter(one -> one.start() <= start && end <= one.end())
                            .findFirst()
                            .orElseThrow();
                    return new Claim(
                            label.organisation(),
                            Naming.EXPLICIT,
                            label.kind(),
                            quantity(label),
                            Bound.EXACT,
                            label.direction(),
                            label.status(),
                            null,
                            new Evidence(
                                    article.text().substring(sentence.start(), sentence.end()),
                                    sentence.start(),
                                    sentence.end(),
                                    start,
                                    end),
                            null,
                            1,
                            "label");
                })
                .toList();
    }

    private static @Nullable Quantity quantity(Label label) {
        if (label.numbers().isEmpty()) {
            return null;
        }
        Unit unit = Unit.valueOf(label.unit().split(" ", 2)[0].toUpperCase(Locale.ROOT));
        return label.numbers().size() == 1
                ? new Quantity.Value(label.numbers().get(0), unit, null)
                : new Quantity.Change(label.numbers().get(0), label.numbers().get(1), unit, null);
    }

    /** The numbers of a quantity in the order of the labels; none for none and for vague ones. */
    public static List<Double> numbers(@Nullable Quantity quantity) {
        if (quantity instanceof Quantity.Value value) {
            return List.of(value.value());
        }
        if (quantity instanceof Quantity.Change change) {
            return List.of(change.from(), change.to());
        }
        if (quantity instanceof Quantity.Range range) {
            return List.of(range.low(), range.high());
        }
        return List.of();
    }
}
