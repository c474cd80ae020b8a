package dev.tandem.ingest;

/** What became of a draft. */
public sealed interface Verdict {
    /** It may go into the event log. */
    record Accepted(AcceptedEvent event) implements Verdict {}

    /** It may not. */
    record Refused(Refusal refusal) implements Verdict {}
}
