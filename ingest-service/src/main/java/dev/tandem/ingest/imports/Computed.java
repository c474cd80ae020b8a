package dev.tandem.ingest.imports;

import java.time.Duration;
import java.time.Instant;
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

    /**
     * From one column, or from several with a space between them.
     *
     * @param format only where it is a time
     * @param contains the first part that the text has stands for another text; one that has none is missing
     */
    record Columns(
            List<String> names,
            Reading as,
            @Nullable TimeFormat format,
            @Nullable Map<String, @Nullable String> table,
            @Nullable Map<String, String> contains,
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

    /** The earliest or latest of another value among the rows of the same group so far, this one included. */
    record OfGroup(String name, boolean latest, Map<String, String> when) implements Computed {
        @Override
        public List<String> needs() {
            return List.of(name);
        }
    }

    /** Which row of its group it is, from 1. */
    record Nth(Map<String, String> when) implements Computed {
        @Override
        public List<String> needs() {
            return List.of();
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
