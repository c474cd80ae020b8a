package dev.tandem.ingest.feeds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The feeds that somebody subscribed to. Every method throws {@link SubscriptionsUnavailableException}. */
public interface Subscriptions {
    /** Subscribes to a feed, or gives a feed that is known another watch list; it is then asked for soon. */
    Put put(FeedAddress address, List<String> watch);

    /** All of them, the oldest first. */
    List<Subscription> all();

    Optional<Subscription> find(UUID id);

    /** Ends a subscription; false when there is none. What was published stays. */
    boolean delete(UUID id);

    /** What came of subscribing. */
    sealed interface Put {
        record Created(Subscription subscription) implements Put {}

        record Changed(Subscription subscription) implements Put {}

        /** There are as many as are allowed. */
        record Full() implements Put {}
    }
}
