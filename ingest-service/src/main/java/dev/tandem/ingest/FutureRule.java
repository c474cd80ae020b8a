package dev.tandem.ingest;

import dev.tandem.events.Article;
import dev.tandem.events.Change;
import dev.tandem.events.Complaint;
import dev.tandem.events.Cost;
import dev.tandem.events.Episode;
import dev.tandem.events.Erasure;
import dev.tandem.events.EventData;
import dev.tandem.events.Review;
import dev.tandem.events.Survey;
import dev.tandem.events.Violation;
import dev.tandem.events.Workforce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nothing can have happened in the future; what is only due or takes effect then may lie there. */
final class FutureRule {
    private final Instant latest;
    private final List<Violation> violations = new ArrayList<>(0);

    private FutureRule(Instant latest) {
        this.latest = latest;
    }

    /** The times of the data and of the event itself that lie after {@code latest}. */
    static List<Violation> broken(@Nullable Instant eventTime, EventData data, Instant latest) {
        FutureRule rule = new FutureRule(latest);
        rule.check("/time", eventTime);
        rule.check(data);
        return rule.violations;
    }

    private void check(EventData data) {
        if (data instanceof Episode episode) {
            check(episode);
        } else if (data instanceof Survey survey) {
            check("/data/answeredAt", survey.answeredAt());
        } else if (data instanceof Review review) {
            check("/data/reviewedAt", review.reviewedAt());
        } else if (data instanceof Complaint complaint) {
            check("/data/openedAt", complaint.openedAt());
            check("/data/closedAt", complaint.closedAt());
        } else if (data instanceof Change change) {
            check("/data/at", change.at());
        } else if (data instanceof Article article) {
            check("/data/fetchedAt", article.fetchedAt());
            check("/data/publishedAt", article.publishedAt());
        } else if (!(data instanceof Workforce || data instanceof Cost || data instanceof Erasure)) {
            throw new IllegalStateException("no rule for " + data.getClass());
        }
    }

    private void check(Episode episode) {
        check("/data/updatedAt", episode.updatedAt());
        check("/data/startedAt", episode.startedAt());
        check("/data/aiAnsweredAt", episode.aiAnsweredAt());
        check("/data/humanRequestedAt", episode.humanRequestedAt());
        check("/data/handedOverAt", episode.handedOverAt());
        check("/data/humanAnsweredAt", episode.humanAnsweredAt());
        check("/data/firstReplyAt", episode.firstReplyAt());
        check("/data/resolvedAt", episode.resolvedAt());
        check("/data/abandonedAt", episode.abandonedAt());
        check("/data/disclosedAt", episode.disclosedAt());
    }

    private void check(String pointer, @Nullable Instant time) {
        if (time != null && time.isAfter(latest)) {
            violations.add(new Violation(pointer, "is in the future"));
        }
    }
}
