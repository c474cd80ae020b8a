package dev.tandem.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was said of one episode, or by one piece of feedback, as it adds to the {@link Measure}s. */
@SuppressWarnings("EnumOrdinal") // an array by constant, as EnumMap has it, without a box for every number
public final class FeedbackSums {
    public static final FeedbackSums NONE = new FeedbackSums();

    /** Two reviewers agree on quality within 10 of 100 points, and on empathy within 1 of 5; in hundredths. */
    private static final int QUALITY_TOLERANCE = 1000;

    private static final int EMPATHY_TOLERANCE = 100;

    private final long[] sums = new long[Measure.values().length];

    private FeedbackSums() {}

    /** What these pieces add together, the agreement of reviewers among them. */
    public static FeedbackSums of(Collection<Feedback> said) {
        if (said.isEmpty()) {
            return NONE;
        }
        FeedbackSums sums = new FeedbackSums();
        List<Feedback> reviews = new ArrayList<>(0);
        for (Feedback feedback : said) {
            sums.add(feedback);
            if (feedback.kind() == Feedback.Kind.REVIEW) {
                reviews.add(feedback);
            }
        }
        for (int i = 1; i < reviews.size(); i++) {
            for (int j = 0; j < i; j++) {
                sums.compare(reviews.get(i), reviews.get(j));
            }
        }
        return sums;
    }

    private void add(Feedback feedback) {
        int score = Objects.requireNonNullElse(feedback.score(), 0);
        switch (feedback.kind()) {
            case CSAT -> {
                add(Measure.CSAT_COUNT, 1);
                add(Measure.CSAT_POSITIVE, score >= 4 ? 1 : 0);
                add(Measure.CSAT_SUM, score);
            }
            case NPS -> {
                add(Measure.NPS_COUNT, 1);
                add(Measure.NPS_PROMOTERS, score >= 9 ? 1 : 0);
                add(Measure.NPS_DETRACTORS, score <= 6 ? 1 : 0);
            }
            case CES -> {
                add(Measure.CES_COUNT, 1);
                add(Measure.CES_AGREED, score >= 5 ? 1 : 0);
                add(Measure.CES_SUM, score);
            }
            case COMPLAINT -> addComplaint(feedback);
            case REVIEW -> addReview(feedback);
        }
    }

    private void addComplaint(Feedback complaint) {
        add(Measure.COMPLAINTS, 1);
        add(Measure.COMPLAINTS_CLOSED, complaint.closedAt() == null ? 0 : 1);
        add(Measure.COMPLAINTS_CLOSED_3D, complaint.closedWithinDays(3) ? 1 : 0);
        add(Measure.COMPLAINTS_CLOSED_8W, complaint.closedWithinDays(56) ? 1 : 0);
        add(Measure.COMPLAINTS_DECIDED, complaint.upheld() == null ? 0 : 1);
        add(Measure.COMPLAINTS_UPHELD, Boolean.TRUE.equals(complaint.upheld()) ? 1 : 0);
    }

    private void addReview(Feedback review) {
        Integer quality = review.quality();
        if (quality != null) {
            add(Measure.QUALITY_COUNT, 1);
            add(Measure.QUALITY_SUM, quality);
            add(Measure.QUALITY_SQUARES, (long) quality * quality);
        }
        Integer empathy = review.empathy();
        if (empathy != null) {
            add(Measure.EMPATHY_COUNT, 1);
            add(Measure.EMPATHY_SUM, empathy);
            add(Measure.EMPATHY_SQUARES, (long) empathy * empathy);
        }
        add(Measure.CORRECT_COUNT, review.correct() == null ? 0 : 1);
        add(Measure.CORRECT_TRUE, Boolean.TRUE.equals(review.correct()) ? 1 : 0);
    }

    private void compare(Feedback one, Feedback other) {
        compareWithin(QUALITY_TOLERANCE, one, other, Feedback::quality, Measure.QUALITY_PAIRS, Measure.QUALITY_AGREED);
        compareWithin(EMPATHY_TOLERANCE, one, other, Feedback::empathy, Measure.EMPATHY_PAIRS, Measure.EMPATHY_AGREED);
        if (one.correct() != null && other.correct() != null) {
            add(Measure.CORRECT_PAIRS, 1);
            add(Measure.CORRECT_AGREED, one.correct().equals(other.correct()) ? 1 : 0);
        }
    }

    private void compareWithin(
            int tolerance,
            Feedback one,
            Feedback other,
            Function<Feedback, @Nullable Integer> score,
            Measure pairs,
            Measure agreed) {
        Integer a = score.apply(one);
        Integer b = score.apply(other);
        if (a != null && b != null) {
            add(pairs, 1);
            add(agreed, Math.abs(a - b) <= tolerance ? 1 : 0);
        }
    }

    private void add(Measure measure, long addend) {
        sums[measure.ordinal()] += addend;
    }

    /** What is added to this measure. */
    public long of(Measure measure) {
        return sums[measure.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeedbackSums that && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        return Arrays.toString(sums);
    }
}
