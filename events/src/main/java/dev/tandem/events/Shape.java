package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
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
    private final List<Member> members;
    private final Map<String, Integer> positions = new HashMap<>();
    private final MethodHandle constructor;

    /** One member of the object. */
    record Member(String name, boolean required, Value<?> value, MethodHandle accessor) {}

    private Shape(List<Member> members, MethodHandle constructor) {
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
                boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !(component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                                && list.isAnnotationPresent(Nullable.class));
                MethodHandle accessor = lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                members.add(new Member(component.getName(), required, Value.of(component), accessor));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new Shape<>(members, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a record of this module: " + type, e);
        }
    }

    List<Member> members() {
        return members;
    }

    /** What one reading found: the object unless there are violations, and in any case the members that are in order. */
    record Reading<T>(@Nullable T object, List<Violation> violations, Map<String, Object> kept) {}

    /**
     * Reads an object whose opening brace is the current token.
     *
     * @throws IOException when the bytes are not JSON
     */
    Reading<T> read(JsonParser parser) throws IOException {
        List<Violation> violations = new ArrayList<>(0);
        @Nullable Object[] values = new Object[members.size()];
        boolean[] seen = new boolean[members.size()];
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Integer position = positions.get(name);
            if (position == null) {
                violations.add(new Violation(pointer(name), "is not a member of this type"));
                parser.skipChildren();
                continue;
            }
            if (seen[position]) {
                violations.add(new Violation(pointer(name), "stands here twice"));
            }
            seen[position] = true;
            if (token != JsonToken.VALUE_NULL) {
                values[position] = members.get(position).value().read(parser, pointer(name), violations);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null
                    && members.get(i).required()
                    && noneBelow(violations, members.get(i).name())) {
                violations.add(new Violation(
                        "", "lacks the required member " + members.get(i).name()));
            }
        }
        return violations.isEmpty() ? construct(values) : new Reading<>(null, violations, kept(values));
    }

    private static boolean noneBelow(List<Violation> violations, String name) {
        String pointer = pointer(name);
        return violations.stream().noneMatch(violation -> violation.pointer().startsWith(pointer));
    }

    @SuppressWarnings("unchecked") // the handle constructs a T
    private Reading<T> construct(@Nullable Object[] values) {
        try {
            return new Reading<>((T) constructor.invokeExact(values), List.of(), Map.of());
        } catch (InvalidDataException e) {
            return new Reading<>(null, e.violations(), kept(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
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
            Object value = get(member, object);
            if (value != null) {
                generator.writeFieldName(member.name());
                member.value().write(generator, value);
            }
        }
        generator.writeEndObject();
    }

    /** Writes members that were kept from a refused object. */
    void write(JsonGenerator generator, Map<String, Object> kept) throws IOException {
        generator.writeStartObject();
        for (Member member : members) {
            Object value = kept.get(member.name());
            if (value != null) {
                generator.writeFieldName(member.name());
                member.value().write(generator, value);
            }
        }
        generator.writeEndObject();
    }

    /** The JSON Schema of the object. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        members.forEach(member -> properties.put(
                member.name(),
                member.required()
                        ? member.value().schema()
                        : orNull(member.value().schema())));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put(
                "required",
                members.stream().filter(Member::required).map(Member::name).toList());
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("anyOf", List.of(schema, Map.of("type", "null")));
        return open;
    }

    private static @Nullable Object get(Member member, Object object) {
        try {
            return (@Nullable Object) member.accessor().invokeExact(object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 6901; a name that could be a text in itself is cut, since a sender may put anything there. */
    private static String pointer(String name) {
        String known = name.length() <= 64 ? name : name.substring(0, 64) + "…";
        return "/" + known.replace("~", "~0").replace("/", "~1");
    }
}
