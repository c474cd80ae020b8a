package dev.tandem.report;

import java.util.List;

/** What became of the parameters of a question. */
public sealed interface Asked {
    /** It can be answered. */
    record Understood(Question question) implements Asked {}

    /** It cannot, and every reason is given. */
    record Refused(List<Violation> violations) implements Asked {}
}
