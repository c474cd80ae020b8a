package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The frames of the resource {@code frames.txt}, which is the same for all languages. */
final class Frames {
    private static final int REACH = 22;
    private static final Set<String> KEYS = Set.of(
            "kind",
            "amount",
            "shape",
            "anchor",
            "counted",
            "near",
            "without",
            "unless",
            "compared",
            "lead",
            "least",
            "most",
            "weight",
            "reach",
            "meaning",
            "unit",
            "asserts",
            "direction");

    private final List<Frame> withFigure = new ArrayList<>();
    private final List<Frame> inWords = new ArrayList<>();
    private String version = "";

    private Frames() {}

    List<Frame> withFigure() {
        return withFigure;
    }

    List<Frame> inWords() {
        return inWords;
    }

    String version() {
        return version;
    }

    /** @throws IllegalStateException when the resource says something that is not understood */
    static Frames load() {
        Frames frames = new Frames();
        try (InputStream resource = Frames.class.getResourceAsStream("frames.txt")) {
            if (resource == null) {
                throw new IllegalStateException("frames.txt is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                frames.read(line.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("frames.txt", e);
        }
        return frames;
    }

    private void read(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("version ")) {
            version = line.substring("version ".length()).strip();
            return;
        }
        int colon = line.indexOf(':');
        try {
            Frame frame = frame(line.substring(0, colon), members(line.substring(colon + 1)));
            (frame.takesFigures() ? withFigure : inWords).add(frame);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("frames.txt: " + line, e);
        }
    }

    private static Map<String, String> members(String text) {
        Map<String, String> members = new HashMap<>();
        for (String member : text.split(";", -1)) {
            if (!member.isBlank()) {
                String[] pair = member.split("=", 2);
                if (!KEYS.contains(pair[0].strip())) {
                    throw new IllegalArgumentException("no such key: " + pair[0].strip());
                }
                members.put(pair[0].strip(), pair[1].strip());
            }
        }
        return members;
    }

    private static Frame frame(String name, Map<String, String> members) {
        String kind = members.getOrDefault("kind", "-");
        return new Frame(
                name,
                kind.equals("-") ? null : Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                all(Amount.Type.class, members.get("amount")),
                members.containsKey("shape")
                        ? all(Figure.Shape.class, members.get("shape"))
                        : EnumSet.allOf(Figure.Shape.class),
                all(Concept.class, members.get("anchor")),
                all(Concept.class, members.get("counted")),
                groups(members.get("near")),
                all(Concept.class, members.get("without")),
                all(Kind.class, upper(members.get("unless"))),
                members.containsKey("compared") ? Boolean.valueOf(members.get("compared")) : null,
                all(Figure.Lead.class, members.get("lead")),
                Double.parseDouble(members.getOrDefault("least", "0")),
                Double.parseDouble(members.getOrDefault("most", "1e18")),
                Integer.parseInt(members.getOrDefault("weight", "0")),
                Integer.parseInt(members.getOrDefault("reach", String.valueOf(REACH))),
                Frame.Meaning.valueOf(members.getOrDefault("meaning", "level").toUpperCase(Locale.ROOT)),
                Unit.valueOf(members.getOrDefault("unit", "count").toUpperCase(Locale.ROOT)),
                !members.getOrDefault("asserts", "yes").equals("no"),
                members.containsKey("direction")
                        ? Direction.valueOf(members.get("direction").toUpperCase(Locale.ROOT))
                        : null);
    }

    private static @Nullable String upper(@Nullable String names) {
        return names == null ? null : names.toUpperCase(Locale.ROOT);
    }

    private static List<Set<Concept>> groups(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("&", -1))
                        .map(group -> all(Concept.class, group))
                        .toList();
    }

    private static <E extends Enum<E>> Set<E> all(Class<E> type, @Nullable String names) {
        return names == null
                ? Set.of()
                : Arrays.stream(names.split("[| ]", -1))
                        .filter(name -> !name.isBlank())
                        .map(name -> Enum.valueOf(type, name.strip()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
