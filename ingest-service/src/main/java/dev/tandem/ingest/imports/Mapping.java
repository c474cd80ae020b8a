package dev.tandem.ingest.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the rows of one kind of file become events. */
public final class Mapping {
    private final MappingFile file;
    private final Map<String, Computed> values;
    private final List<String> columns;
    private final Dialect dialect;
    private final ZoneId zone;
    private final @Nullable Character decimal;
    private final Set<String> missing;

    Mapping(
            MappingFile file,
            Map<String, Computed> values,
            List<String> columns,
            Dialect dialect,
            ZoneId zone,
            @Nullable Character decimal) {
        this.file = file;
        this.values = Map.copyOf(values);
        this.columns = List.copyOf(columns);
        this.dialect = dialect;
        this.zone = zone;
        this.decimal = decimal;
        this.missing = file.missing() == null ? Set.of() : Set.copyOf(file.missing());
    }

    /** By which it is called. */
    public String name() {
        return file.name();
    }

    /** What it is for. */
    public String description() {
        return file.description();
    }

    /** The columns that it reads; a file may have others, which are not looked at. */
    public List<String> columns() {
        return columns;
    }

    /** Whose rows these are, unless the request says so. */
    public @Nullable String organisation() {
        return file.organisation();
    }

    Dialect dialect() {
        return dialect;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable
    Character decimal() {
        return decimal;
    }

    /** The value that rows of one group have in common, null when rows stand alone. */
    @Nullable
    String group() {
        return file.group();
    }

    /** All that it says, as one text: the same for the same mapping. */
    String content() {
        return file.toString();
    }

    /** Its values that are times, by name. */
    Map<String, Computed.Columns> times() {
        Map<String, Computed.Columns> times = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Computed.Columns columnsOfValue && columnsOfValue.format() != null) {
                times.put(name, columnsOfValue);
            }
        });
        return times;
    }

    /** Its values that depend on other rows of a group. */
    List<String> ofGroups() {
        return values.entrySet().stream()
                .filter(value -> value.getValue() instanceof Computed.OfGroup)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<MappingFile.EventFile> events() {
        return file.events();
    }

    boolean missing(String field) {
        return field.isEmpty() || missing.contains(field);
    }

    Computed value(String name) {
        Computed computed = values.get(name);
        if (computed == null) {
            throw new IllegalStateException("checked when the mapping was read: " + name);
        }
        return computed;
    }

    /** The column that a value comes from, null when it comes from none. */
    @Nullable
    String columnOf(String value) {
        Computed computed = value(value);
        if (computed instanceof Computed.Columns columnsOfValue) {
            return columnsOfValue.names().get(0);
        }
        return computed.needs().isEmpty() ? null : columnOf(computed.needs().get(0));
    }
}
