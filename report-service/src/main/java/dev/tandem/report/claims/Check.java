package dev.tandem.report.claims;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A claim beside the organisation's own number.
 *
 * @param indicator the key of the number; null where there is no such number
 * @param version of its definition
 * @param window from when until when, half-open, and what was measured then; null where that is not known
 * @param before what was measured before, for a claim about a change; else null
 * @param reason why it cannot be told; null where it can
 */
public record Check(
        @Nullable String indicator,
        @Nullable Integer version,
        Answer answer,
        @Nullable Window window,
        @Nullable Window before,
        @Nullable Reason reason) {

    /** What may be said. */
    public enum Answer {
        SUPPORTED,
        CONTRADICTED,
        CANNOT_TELL;

        /** As it is written in answers. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it cannot be told. */
    public enum Reason {
        /** Nothing that is measured corresponds to it. */
        NO_COUNTERPART,
        /** A plan, a doubt or a headline is not yet true or false. */
        NOT_ASSERTED,
        /** It gives no number and no direction. */
        NO_NUMBER,
        /** Its number counts something else than what is measured. */
        UNIT_DIFFERS,
        /** Which time it is about is not understood. */
        PERIOD_UNKNOWN,
        /** Nothing was measured at that time. */
        NO_DATA,
        /** What was measured does not cover the whole time. */
        NOT_COVERED,
        /** Too few cases to be shown. */
        SUPPRESSED,
        /** What was measured may still change. */
        NOT_MATURE,
        /** The interval is too wide, or holds both what would support and what would contradict it. */
        TOO_UNCERTAIN,
        /** What is compared did not have the same cases. */
        NOT_LIKE_FOR_LIKE,
        /** The facts are still being counted for this definition. */
        DEFINITION_UNFINISHED;

        /** As it is written in answers. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was measured in a time; no value where there is only a range. */
    public record Window(
            OffsetDateTime from,
            OffsetDateTime to,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}
}
