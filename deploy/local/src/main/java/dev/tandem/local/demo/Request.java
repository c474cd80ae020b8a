package dev.tandem.local.demo;

import dev.tandem.events.Complexity;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for, before anybody has answered.
 *
 * @param startedAt epoch seconds
 * @param complexity how hard it really is
 * @param reopens the key of the resolved episode that it reopens
 * @param again whether the customer was here with the same matter some days ago
 */
record Request(
        long startedAt,
        Channel channel,
        Customer customer,
        String topic,
        Complexity complexity,
        @Nullable String reopens,
        boolean again) {

    /** The way it came in. */
    enum Channel {
        CHAT,
        EMAIL,
        PHONE
    }

    /** Who asks; the same number is the same person for all two years. */
    record Customer(long number, String market, String language) {
        String key() {
            return "customer-" + number;
        }
    }

    /** Months since the beginning of the scenario. */
    double month() {
        return Calendar.month(startedAt);
    }
}
