package dev.tandem.report;

/** A duration that cells keep as a sum and as a histogram. */
public enum Timing {
    REPLY(Measure.REPLY_COUNT, Measure.REPLY_MS),
    RESOLUTION(Measure.RESOLUTION_COUNT, Measure.RESOLUTION_MS),
    HANDLE(Measure.HANDLE_COUNT, Measure.HANDLE_MS);

    private final Measure count;
    private final Measure milliseconds;

    Timing(Measure count, Measure milliseconds) {
        this.count = count;
        this.milliseconds = milliseconds;
    }

    /** How many durations were summed. */
    public Measure count() {
        return count;
    }

    /** Their sum in milliseconds. */
    public Measure milliseconds() {
        return milliseconds;
    }

    /** The name in the published views. */
    public String key() {
        return Keys.of(this);
    }
}
