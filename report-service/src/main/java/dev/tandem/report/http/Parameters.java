package dev.tandem.report.http;

import dev.tandem.report.Paging;
import dev.tandem.report.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of a list; each may be given once, and none that is unknown. */
final class Parameters {
    private final Map<String, List<String>> given;
    private final List<Violation> violations = new ArrayList<>();

    private Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    static Parameters of(Map<String, List<String>> given, Set<String> known) {
        Parameters parameters = new Parameters(given);
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                parameters.violations.add(new Violation(name, "is not a parameter of this address"));
            } else if (values.size() > 1) {
                parameters.violations.add(new Violation(name, "must be given once"));
            }
        });
        return parameters;
    }

    /** What is wrong so far. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The value of a parameter, null where it is not given. */
    @Nullable
    String text(String name) {
        List<String> values = given.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The value of a parameter that must be one of these where it is given; another one is a violation. */
    void oneOf(String name, Set<String> known) {
        String value = text(name);
        if (value != null && !known.contains(value)) {
            violations.add(new Violation(name, "must be one of " + String.join(", ", new TreeSet<>(known))));
        }
    }

    /** The page that is asked for; a wrong size is a violation. */
    Paging paging() {
        String size = text("page[size]");
        String after = text("page[after]");
        if (size == null) {
            return new Paging(Paging.DEFAULT_SIZE, after);
        }
        try {
            return new Paging(Integer.parseInt(size), after);
        } catch (IllegalArgumentException e) {
            violations.add(new Violation("page[size]", "must be a whole number from 1 to " + Paging.MAX_SIZE));
            return new Paging(Paging.DEFAULT_SIZE, after);
        }
    }
}
