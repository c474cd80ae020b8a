package dev.tandem.events;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** One member of an object on the wire, read off a component of its record. */
record Member(String name, boolean required, Value<?> value, MethodHandle accessor) {

    static Member of(RecordComponent component, MethodHandles.Lookup lookup) throws IllegalAccessException {
        MethodHandle accessor =
                lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Member(component.getName(), required, Value.of(component), accessor);
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
