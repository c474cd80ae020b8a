package dev.tandem.ingest.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the rows of one kind of file become events. */
public final class Mapping {
    private final MappingFile file;
    private final Map<String, Computed> values;
    private final List<String> columns;
    private final ZoneId zone;
    private final Set<String> missing;

    Mapping(MappingFile file, Map<String, Computed> values, List<String> columns, ZoneId zone) {
        this.file = file;
        this.values = Map.copyOf(values);
        this.columns = List.copyOf(columns);
        this.zone = zone;
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

    char separator() {
        return file.separator() == null ? ',' : file.separator().charAt(0);
    }

    ZoneId zone() {
        return zone;
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
