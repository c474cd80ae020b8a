package dev.tandem.metrics;

/**
 * What customers said of one episode, added up.
 *
 * @param csatCount ratings on the scale 1 to 5
 * @param csatPositive ratings 4 and 5
 * @param csatSum sum of the ratings
 * @param complaints complaints opened
 */
public record FeedbackSums(int csatCount, int csatPositive, int csatSum, int complaints) {
    public static final FeedbackSums NONE = new FeedbackSums(0, 0, 0, 0);

    public FeedbackSums plus(FeedbackSums other) {
        return new FeedbackSums(
                csatCount + other.csatCount,
                csatPositive + other.csatPositive,
                csatSum + other.csatSum,
                complaints + other.complaints);
    }

    public FeedbackSums minus(FeedbackSums other) {
        return new FeedbackSums(
                csatCount - other.csatCount,
                csatPositive - other.csatPositive,
                csatSum - other.csatSum,
                complaints - other.complaints);
    }
}
