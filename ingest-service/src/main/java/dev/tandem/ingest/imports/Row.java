package dev.tandem.ingest.imports;

import java.time.Instant;
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
    private final Context context;
    private final Map<String, String> fields;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<Complaint> complaints = new ArrayList<>(0);
    private Groups.@Nullable Group group;

    /** What is wrong with the field of a column. */
    record Complaint(@Nullable String column, String reason) {}

    /**
     * What a row needs to know of its file.
     *
     * @param encoding its name, for people
     * @param orders of day and month, by value
     */
    record Context(String encoding, Map<String, DayOrder> orders) {}

    /** @param fields by column, only those that the mapping reads */
    Row(Mapping mapping, Context context, Map<String, String> fields) {
        this.mapping = mapping;
        this.context = context;
        this.fields = fields;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    /** Tells its group what it knows; to be called once for every row in the order of the file. */
    void join(Groups groups) {
        String key = mapping.group();
        Object found = key == null ? null : value(key);
        if (found != null) {
            group = groups.next(found.toString());
            mapping.ofGroups().forEach(this::value);
        }
    }

    /** The value with this name; null when it is missing or wrong, which is then among the complaints. */
    @Nullable
    Object value(String name) {
        if (!values.containsKey(name)) {
            values.put(name, compute(name, mapping.value(name)));
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

    private @Nullable Object compute(String name, Computed computed) {
        if (!holds(computed.when())) {
            return null;
        }
        if (computed instanceof Computed.Constant constant) {
            return constant.value();
        }
        if (computed instanceof Computed.Columns columns) {
            return read(name, columns);
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
        if (computed instanceof Computed.OfGroup ofGroup) {
            Instant own = value(ofGroup.name()) instanceof Instant time ? time : null;
            return group == null ? own : group.with(name, own, ofGroup.latest());
        }
        if (computed instanceof Computed.Nth) {
            return group == null ? 1L : group.rows();
        }
        throw new IllegalStateException("no computation for " + computed.getClass());
    }

    private @Nullable Object read(String name, Computed.Columns columns) {
        String text = text(columns);
        if (text == null) {
            return null;
        }
        TimeFormat format = columns.format();
        Object value = format == null
                ? columns.as().read(text, mapping.decimal())
                : format.read(text, mapping.zone(), context.orders().get(name));
        return value == null ? complain(columns.names().get(0), columns.as().complaint()) : value;
    }

    /** The text of a value before it is read, with its table applied; null when it is missing or wrong. */
    @Nullable
    String text(Computed.Columns columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns.names()) {
            String field = fields.getOrDefault(column, "");
            if (field.contains(BROKEN_CHARACTER)) {
                return complain(column, "is not " + context.encoding());
            }
            if (field.indexOf('\0') >= 0) {
                return complain(column, "holds a NUL");
            }
            if (mapping.missing(field)) {
                return null;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(field);
        }
        String text = joined.toString();
        if (columns.contains() != null) {
            return columns.contains().entrySet().stream()
                    .filter(part -> text.contains(part.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(null);
        }
        if (columns.table() == null) {
            return text;
        }
        if (!columns.table().containsKey(text)) {
            return complain(columns.names().get(0), "is not one of the values that the mapping knows");
        }
        return columns.table().get(text);
    }

    private @Nullable String complain(String column, String reason) {
        if (wrong.add(column)) {
            complaints.add(new Complaint(column, reason));
        }
        return null;
    }
}
