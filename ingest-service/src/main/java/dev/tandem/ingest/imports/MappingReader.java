package dev.tandem.ingest.imports;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tandem.events.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
        require(file.values() != null && file.events() != null && !file.events().isEmpty(), "needs values and events");
        require(
                file.separator() == null || file.separator().length() == 1,
                "has a separator that is not one character");
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
        return new Mapping(file, values, new ArrayList<>(columns), zone());
    }

    /** A value may only use those above it, so that none can need itself. */
    private void requireKnown(String who, Stream<String> needed, Map<String, Computed> values) {
        needed.forEach(name -> require(values.containsKey(name), who + " uses " + name + ", which is not above it"));
    }

    private Computed computed(String name, MappingFile.Formula formula) {
        long ways = Stream.of(formula.column(), formula.columns(), formula.constant(), formula.from(), formula.first())
                .filter(way -> way != null)
                .count();
        require(ways == 1, "value " + name + " needs one of column, columns, constant, from and first");
        Map<String, String> when = conditions(formula.when());
        Reading as = formula.as() == null ? Reading.TEXT : formula.as();
        if (formula.constant() != null) {
            Object value = as.read(formula.constant(), null, zone());
            require(value != null, "value " + name + " has a constant that " + as.complaint());
            return new Computed.Constant(value == null ? "" : value, when);
        }
        if (formula.first() != null) {
            return new Computed.First(formula.first(), when);
        }
        if (formula.from() != null) {
            return new Computed.Derived(formula.from(), formula.plus() == null ? List.of() : formula.plus(), when);
        }
        List<String> columns = formula.columns() != null ? formula.columns() : List.of(column(formula));
        require(!columns.isEmpty(), "value " + name + " has no columns");
        require(
                (as == Reading.TIME) == (formula.format() != null),
                "value " + name + " needs a format if it is a time");
        return new Computed.Columns(columns, as, format(name, formula.format()), formula.table(), when);
    }

    private static String column(MappingFile.Formula formula) {
        return formula.column() == null ? "" : formula.column();
    }

    private static Map<String, String> conditions(@Nullable Map<String, String> when) {
        return when == null ? Map.of() : when;
    }

    private @Nullable DateTimeFormatter format(String name, @Nullable String pattern) {
        try {
            // a strict formatter wants the year as u, since y is the year of an era
            return pattern == null
                    ? null
                    : DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
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
