package dev.tandem.events;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * One member of an object on the wire, read off a component of its record.
 *
 * @param wireName its name as it is written, encoded once
 * @param atRoot its place in an object that is not within another
 */
record Member(
        String name,
        SerializableString wireName,
        String atRoot,
        boolean required,
        Value<?> value,
        MethodHandle accessor) {

    static Member of(RecordComponent component, MethodHandles.Lookup lookup) throws IllegalAccessException {
        MethodHandle accessor =
                lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        String name = component.getName();
        return new Member(name, new SerializedString(name), "/" + name, required, Value.of(component), accessor);
    }

    /** Where it stands in an object at {@code pointer}. */
    String below(String pointer) {
        return pointer.isEmpty() ? atRoot : pointer + atRoot;
    }

    /** The component's value in this record. */
    @Nullable
    Object of(Object object) {
        try {
            return (@Nullable Object) accessor.invokeExact(object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of a record throws nothing checked", e);
        }
    }
}
