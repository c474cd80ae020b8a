package dev.tandem.metrics.web;

import dev.tandem.metrics.claims.Claim;
import java.util.List;

/** What became of a question to the second reader. */
sealed interface Outcome {
    /**
     * It answered.
     *
     * @param proposals what holds against the article
     * @param dropped how many of its answers do not
     */
    record Read(List<Claim> proposals, int dropped) implements Outcome {}

    /** What it answered is of no use, or it took too long: asking again may or may not help. */
    record Unusable(String reason) implements Outcome {}

    /** It was not reached or is not willing to answer; that says nothing of the article. */
    record Away(String reason) implements Outcome {}
}
