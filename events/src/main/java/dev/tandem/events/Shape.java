package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a record looks on the wire, read off the record itself: a component is a member, its type and annotations say
 * what it may hold, and {@code @Nullable} that it may be missing. A member that is null counts as missing.
 */
final class Shape<T> {
    private final Class<T> type;
    private final List<Member> members;
    private final Map<String, Integer> positions = new HashMap<>();
    private final MethodHandle constructor;

    private Shape(Class<T> type, List<Member> members, MethodHandle constructor) {
        this.type = type;
        this.members = List.copyOf(members);
        this.constructor = constructor;
        for (int i = 0; i < members.size(); i++) {
            positions.put(members.get(i).name(), i);
        }
    }

    static <T> Shape<T> of(Class<T> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RecordComponent[] components = type.getRecordComponents();
            List<Member> members = new ArrayList<>();
            for (RecordComponent component : components) {
                members.add(Member.of(component, lookup));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new Shape<>(type, members, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a record of this module: " + type, e);
        }
    }

    /** What one reading found: the object, or why there is none and the members that are in order. */
    record Reading<T>(@Nullable T object, List<Violation> violations, Map<String, Object> kept) {}

    /**
     * Reads an object whose opening brace is the current token.
     *
     * @throws IOException when the bytes are not JSON
     */
    Reading<T> read(JsonParser parser) throws IOException {
        Violations violations = new Violations();
        @Nullable Object[] values = values(parser, "", violations);
        T object = violations.count() == 0 ? construct(values, "", violations) : null;
        return new Reading<>(object, violations.toList(), object == null ? kept(values) : Map.of());
    }

    /** The object at {@code pointer} within another one, or null after adding to {@code violations}. */
    @Nullable
    T read(JsonParser parser, String pointer, Violations violations) throws IOException {
        int before = violations.count();
        @Nullable Object[] values = values(parser, pointer, violations);
        return violations.count() == before ? construct(values, pointer, violations) : null;
    }

    private @Nullable Object[] values(JsonParser parser, String pointer, Violations violations) throws IOException {
        @Nullable Object[] values = new Object[members.size()];
        boolean[] seen = new boolean[values.length];
        boolean[] given = new boolean[values.length];
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Integer position = positions.get(name);
            if (position == null) {
                Value.refuse(parser, Pointers.to(pointer, name), "is not a member of this type", violations);
                continue;
            }
            Member member = members.get(position);
            if (seen[position]) {
                violations.add(member.below(pointer), "stands here twice");
            }
            seen[position] = true;
            if (token != JsonToken.VALUE_NULL) {
                given[position] = true;
                values[position] = member.value().read(parser, member.below(pointer), violations);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (members.get(i).required() && !given[i]) {
                violations.add(
                        pointer, "lacks the required member " + members.get(i).name());
            }
        }
        return values;
    }

    private @Nullable T construct(@Nullable Object[] values, String pointer, Violations violations) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (InvalidDataException e) {
            e.violations().forEach(violation -> violations.add(violation.below(pointer)));
            return null;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a constructor of a record throws nothing checked", e);
        }
    }

    private Map<String, Object> kept(@Nullable Object[] values) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                kept.put(members.get(i).name(), value);
            }
        }
        return kept;
    }

    /** Writes the object; members that are null are left out. */
    void write(JsonGenerator generator, Object object) throws IOException {
        generator.writeStartObject();
        for (Member member : members) {
            write(generator, member, member.of(object));
        }
        generator.writeEndObject();
    }

    /** Writes members that were kept from a refused object. */
    void write(JsonGenerator generator, Map<String, Object> kept) throws IOException {
        generator.writeStartObject();
        for (Member member : members) {
            write(generator, member, kept.get(member.name()));
        }
        generator.writeEndObject();
    }

    private static void write(JsonGenerator generator, Member member, @Nullable Object value) throws IOException {
        if (value != null) {
            generator.writeFieldName(member.wireName());
            member.value().write(generator, value);
        }
    }

    /** The JSON Schema of the object. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Member member : members) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("description", Descriptions.of(type, member.name()));
            schema.putAll(member.value().schema());
            properties.put(member.name(), schema);
            if (member.required()) {
                required.add(member.name());
            } else {
                allowNull(schema);
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The other keywords that a {@link Value} uses say nothing about null. */
    private static void allowNull(Map<String, Object> schema) {
        schema.computeIfPresent("type", (keyword, type) -> List.of(type, "null"));
        schema.computeIfPresent("enum", (keyword, constants) -> {
            List<@Nullable Object> andNull = new ArrayList<>((List<?>) constants);
            andNull.add(null);
            return andNull;
        });
    }
}
