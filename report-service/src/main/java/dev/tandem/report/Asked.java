package dev.tandem.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the parameters of a question. */
public sealed interface Asked {
    /** It can be answered. */
    record Understood(Question question) implements Asked {}

    /** It cannot, and every reason is given. */
    record Refused(List<Violation> violations) implements Asked {}

    /**
     * It can be answered once all facts have been counted anew for it.
     *
     * @param wanted the definition that was asked for
     * @param older the newest version of it that can be answered now; null where none can
     */
    record Unfinished(Indicator wanted, @Nullable Integer older) implements Asked {}
}
