package dev.tandem.report;

import org.jspecify.annotations.Nullable;

/** The events that were refused. Answers at once, or fails with {@link DataUnavailableException}. */
public interface Refusals {
    /**
     * A page of them, the newest first.
     *
     * @param organisation only this one's; null for all
     * @param stage only those of this stage; null for all
     * @throws InvalidCursorException when the page's cursor is not one of ours
     */
    Listing<Refusal> page(@Nullable String organisation, @Nullable String stage, Paging paging);
}
