package dev.tandem.report;

/** A duration that cells keep as a sum and as a histogram. */
public enum Timing {
    REPLY(Measure.REPLY_COUNT, Measure.REPLY_MS),
    RESOLUTION(Measure.RESOLUTION_COUNT, Measure.RESOLUTION_MS),
    HANDLE(Measure.HANDLE_COUNT, Measure.HANDLE_MS),
    AI_PART(Measure.AI_PART_COUNT, Measure.AI_PART_MS),
    WAIT_PART(Measure.WAIT_PART_COUNT, Measure.WAIT_PART_MS),
    HUMAN_PART(Measure.HUMAN_PART_COUNT, Measure.HUMAN_PART_MS),
    HUMAN_WAIT(Measure.HUMAN_WAIT_COUNT, Measure.HUMAN_WAIT_MS);

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
