package dev.tandem.ingest.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a value of a row comes about. */
sealed interface Computed {
    /** The value is missing unless these values have these texts. */
    Map<String, String> when();

    /** The values that it is computed from. */
    List<String> needs();

    /** From one column, or from several with a space between them. */
    record Columns(
            List<String> names,
            Reading as,
            @Nullable DateTimeFormatter format,
            @Nullable Map<String, @Nullable String> table,
            Map<String, String> when)
            implements Computed {
        @Override
        public List<String> needs() {
            return List.of();
        }
    }

    /** Always the same. */
    record Constant(Object value, Map<String, String> when) implements Computed {
        @Override
        public List<String> needs() {
            return List.of();
        }
    }

    /** The first of several that is there. */
    record First(List<String> names, Map<String, String> when) implements Computed {
        @Override
        public List<String> needs() {
            return names;
        }
    }

    /** Another value, with durations added when it is a time. */
    record Derived(String name, List<String> plus, Map<String, String> when) implements Computed {
        @Override
        public List<String> needs() {
            return Stream.concat(Stream.of(name), plus.stream()).toList();
        }

        /** The sum; a missing duration counts as nothing. */
        @Nullable
        Object from(@Nullable Object base, List<? extends @Nullable Object> durations) {
            if (!(base instanceof Instant start)) {
                return base;
            }
            Instant sum = start;
            for (Object duration : durations) {
                if (duration instanceof Duration known) {
                    sum = sum.plus(known);
                }
            }
            return sum;
        }
    }
}
