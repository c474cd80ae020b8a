package dev.tandem.ingest.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row while its values are computed: each at most once, and only from columns that the mapping names. */
final class Row {
    private static final String BROKEN_CHARACTER = "\ufffd";

    private final Mapping mapping;
    private final Map<String, String> fields;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<Complaint> complaints = new ArrayList<>(0);

    /** What is wrong with the field of a column. */
    record Complaint(@Nullable String column, String reason) {}

    /** @param fields by column, only those that the mapping reads */
    Row(Mapping mapping, Map<String, String> fields) {
        this.mapping = mapping;
        this.fields = fields;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    /** The value with this name; null when it is missing or wrong, which is then among the complaints. */
    @Nullable
    Object value(String name) {
        if (!values.containsKey(name)) {
            values.put(name, compute(mapping.value(name)));
        }
        return values.get(name);
    }

    boolean holds(Map<String, String> conditions) {
        return conditions.entrySet().stream().allMatch(condition -> {
            Object value = value(condition.getKey());
            return value != null
                    && (condition.getValue().equals("*") || value.toString().equals(condition.getValue()));
        });
    }

    private @Nullable Object compute(Computed computed) {
        if (!holds(computed.when())) {
            return null;
        }
        if (computed instanceof Computed.Constant constant) {
            return constant.value();
        }
        if (computed instanceof Computed.Columns columns) {
            return read(columns);
        }
        if (computed instanceof Computed.First first) {
            return first.names().stream()
                    .map(this::value)
                    .filter(value -> value != null)
                    .findFirst()
                    .orElse(null);
        }
        if (computed instanceof Computed.Derived derived) {
            return derived.from(
                    value(derived.name()),
                    derived.plus().stream().map(this::value).toList());
        }
        throw new IllegalStateException("no computation for " + computed.getClass());
    }

    private @Nullable Object read(Computed.Columns columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns.names()) {
            String field = fields.getOrDefault(column, "");
            if (field.contains(BROKEN_CHARACTER)) {
                return complain(column, "is not UTF-8");
            }
            if (mapping.missing(field)) {
                return null;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(field);
        }
        String first = columns.names().get(0);
        String text = joined.toString();
        if (columns.table() != null) {
            if (!columns.table().containsKey(text)) {
                return complain(first, "is not one of the values that the mapping knows");
            }
            text = columns.table().get(text);
        }
        if (text == null) {
            return null;
        }
        Object value = columns.as().read(text, columns.format(), mapping.zone());
        return value == null ? complain(first, columns.as().complaint()) : value;
    }

    private @Nullable Object complain(String column, String reason) {
        if (wrong.add(column)) {
            complaints.add(new Complaint(column, reason));
        }
        return null;
    }
}
