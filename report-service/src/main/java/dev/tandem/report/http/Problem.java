package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail (RFC 9457).
 *
 * @param type which kind of problem; docs/problems.md describes each
 * @param title the kind, for people
 * @param status the status of the answer
 * @param detail what happened this time
 * @param violations what is wrong with what was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Fault> violations) {
    /**
     * One thing that is wrong.
     *
     * @param pointer the parameter, as a JSON pointer into all parameters
     * @param reason why
     */
    record Fault(String pointer, String reason) {}
}
