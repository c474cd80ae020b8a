package dev.tandem.metrics.ledger;

import java.util.Map;

/**
 * What an organisation's own numbers say about a claim now.
 *
 * @param claim its name
 * @param measured which number was looked at and how it is, as members of a JSON object; what there is none of has none
 */
public record Checked(String claim, Answer answer, Map<String, Object> measured) {
    /** What may be said. */
    public enum Answer {
        SUPPORTED("supported"),
        CONTRADICTED("contradicted"),
        CANNOT_TELL("cannot_tell");

        private final String wireName;

        Answer(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
