package dev.tandem.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Receipt;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error, RFC 9457.
 *
 * @param type names the kind of problem
 * @param title says it in words, the same for every problem of the kind
 * @param status the HTTP status
 * @param detail what is wrong this time, without quoting what was sent
 * @param violations where and why, empty when it is about the request as a whole
 * @param rejected the refused events, only where a whole batch was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        List<Violation> violations,
        @Nullable List<Receipt.Rejected> rejected) {}
