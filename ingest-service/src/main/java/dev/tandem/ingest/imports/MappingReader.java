package dev.tandem.ingest.imports;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tandem.events.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads mappings and refuses one that could not work, so that no file has to show it. */
final class MappingReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String where;
    private final MappingFile file;

    private MappingReader(String where, MappingFile file) {
        this.where = where;
        this.file = file;
    }

    /**
     * Reads one mapping.
     *
     * @param where it stands, for messages
     * @throws IllegalStateException when it could not work; the message says why
     */
    static Mapping read(String where, InputStream yaml) {
        MappingFile file;
        try {
            file = YAML.readValue(yaml, MappingFile.class);
        } catch (IOException e) {
            throw new IllegalStateException("The mapping " + where + " cannot be read: " + e.getMessage(), e);
        }
        return new MappingReader(where, file).mapping();
    }

    @SuppressWarnings("ConstantConditions") // Jackson fills a component that is missing in the file with null
    private Mapping mapping() {
        require(file != null && file.name() != null && file.description() != null, "needs a name and a description");
        require(!file.name().equals("running"), "has the name running, which is another address");
        require(file.values() != null && file.events() != null && !file.events().isEmpty(), "needs values and events");
        Dialect dialect = dialect();
        Map<String, Computed> values = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        file.values().forEach((name, formula) -> {
            Computed computed = computed(name, formula);
            requireKnown(
                    "value " + name,
                    Stream.concat(computed.needs().stream(), computed.when().keySet().stream()),
                    values);
            values.put(name, computed);
            if (computed instanceof Computed.Columns read) {
                columns.addAll(read.names());
            }
        });
        for (MappingFile.EventFile event : file.events()) {
            require(event.type() != null && EventType.named(event.type()).isPresent(), "has an event of unknown type");
            require(
                    event.id() != null && !event.id().isEmpty() && event.data() != null,
                    "has an event without id or data");
            String told = "event " + event.type();
            requireKnown(told, event.id().stream(), values);
            requireKnown(told, event.data().values().stream(), values);
            requireKnown(told, Stream.ofNullable(event.time()), values);
            requireKnown(told, conditions(event.when()).keySet().stream(), values);
        }
        requireGroup(values);
        return new Mapping(file, values, new ArrayList<>(columns), dialect, zone(), decimal());
    }

    private Dialect dialect() {
        String separator = file.separator() == null ? "," : file.separator().replace("tab", "\t");
        String quote = file.quote() == null ? "\"" : file.quote();
        String comment = file.comment() == null ? "" : file.comment();
        int skip = file.skip() == null ? 0 : file.skip();
        require(isMark(separator), "has a separator that is not one character");
        require(quote.equals("none") || isMark(quote), "has a quote that is neither one character nor none");
        require(file.comment() == null || isMark(comment), "has a comment that is not one character");
        char quotation = quote.equals("none") ? Dialect.NO_QUOTE : quote.charAt(0);
        require(
                quotation != separator.charAt(0) && !comment.equals(separator) && !comment.equals(quote),
                "has one character for two of separator, quote and comment");
        require(skip >= 0 && skip <= Dialect.MOST_SKIPPED, "skips less than 0 or more than 1000 lines");
        List<String> header = file.header() == null ? List.of() : file.header();
        require(Set.copyOf(header).size() == header.size(), "has a header that names a column twice");
        return new Dialect(
                separator.charAt(0), quotation, comment.isEmpty() ? null : comment.charAt(0), charset(), skip, header);
    }

    private static boolean isMark(String text) {
        return text.length() == 1 && "\r\n\0".indexOf(text.charAt(0)) < 0 && !Character.isSurrogate(text.charAt(0));
    }

    private Charset charset() {
        try {
            return file.encoding() == null ? StandardCharsets.UTF_8 : Charset.forName(file.encoding());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(told("has an encoding that is unknown here"), unknown);
        }
    }

    private @Nullable Character decimal() {
        String decimal = file.decimal();
        require(decimal == null || decimal.equals(",") || decimal.equals("."), "has a decimal that is neither , nor .");
        return decimal == null ? null : decimal.charAt(0);
    }

    private void requireGroup(Map<String, Computed> values) {
        String group = file.group();
        boolean grouped = values.values().stream()
                .anyMatch(value -> value instanceof Computed.OfGroup || value instanceof Computed.Nth);
        require(!grouped || group != null, "has an earliest, latest or nth value, but no group");
        if (group != null) {
            require(values.get(group) instanceof Computed.Columns, "has a group that is not a value from a column");
        }
    }

    /** A value may only use those above it, so that none can need itself. */
    private void requireKnown(String who, Stream<String> needed, Map<String, Computed> values) {
        needed.forEach(name -> require(values.containsKey(name), who + " uses " + name + ", which is not above it"));
    }

    private Computed computed(String name, MappingFile.Formula formula) {
        require(formula != null && ways(formula) == 1, "value " + name + " needs one way in which it is computed");
        Map<String, String> when = conditions(formula.when());
        Reading as = formula.as() == null ? Reading.TEXT : formula.as();
        if (formula.constant() != null) {
            Object value = as.read(formula.constant(), decimal());
            require(value != null, "value " + name + " has a constant that " + as.complaint());
            return new Computed.Constant(value == null ? "" : value, when);
        }
        if (formula.first() != null) {
            return new Computed.First(formula.first(), when);
        }
        if (formula.from() != null) {
            return new Computed.Derived(formula.from(), formula.plus() == null ? List.of() : formula.plus(), when);
        }
        if (formula.earliest() != null) {
            return new Computed.OfGroup(formula.earliest(), false, when);
        }
        if (formula.latest() != null) {
            return new Computed.OfGroup(formula.latest(), true, when);
        }
        return formula.nth() != null ? new Computed.Nth(when) : columns(name, formula, as, when);
    }

    private static long ways(MappingFile.Formula formula) {
        return Stream.of(
                        formula.column(),
                        formula.columns(),
                        formula.constant(),
                        formula.from(),
                        formula.first(),
                        formula.earliest(),
                        formula.latest(),
                        Boolean.FALSE.equals(formula.nth()) ? null : formula.nth())
                .filter(way -> way != null)
                .count();
    }

    private Computed columns(String name, MappingFile.Formula formula, Reading as, Map<String, String> when) {
        List<String> columns = formula.columns() != null
                ? formula.columns()
                : List.of(formula.column() == null ? "" : formula.column());
        require(!columns.isEmpty(), "value " + name + " has no columns");
        require(
                as == Reading.TIME || (formula.format() == null && formula.order() == null),
                "value " + name + " has a format or order, but is no time");
        require(
                formula.format() == null || formula.order() == null,
                "value " + name + " has a format, which says the order already");
        require(
                formula.table() == null || formula.contains() == null,
                "value " + name + " has a table and contains, of which one is possible");
        return new Computed.Columns(
                columns,
                as,
                as == Reading.TIME ? format(name, formula) : null,
                formula.table(),
                formula.contains(),
                when);
    }

    private static Map<String, String> conditions(@Nullable Map<String, String> when) {
        return when == null ? Map.of() : when;
    }

    private TimeFormat format(String name, MappingFile.Formula formula) {
        try {
            Locale language = file.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(file.language());
            return TimeFormat.of(formula.format(), formula.order(), language);
        } catch (IllegalArgumentException notAPattern) {
            throw new IllegalStateException(told("value " + name + " has a format that is none"), notAPattern);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(file.zone() == null ? "UTC" : file.zone());
        } catch (DateTimeException notAZone) {
            throw new IllegalStateException(told("has a zone that is none"), notAZone);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(told(otherwise));
        }
    }

    private String told(String what) {
        return "The mapping " + where + " cannot be used: " + what + ".";
    }
}
