package dev.tandem.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.events.Violation;
import dev.tandem.ingest.feeds.FeedAddress;
import dev.tandem.ingest.feeds.FeedsConfig;
import dev.tandem.ingest.feeds.WatchList;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A wish to subscribe to a feed. */
record FeedRequest(FeedAddress address, List<String> watch) {
    FeedRequest {
        watch = List.copyOf(watch);
    }

    /** What such a wish may look like. */
    @Singleton
    static final class Rules {
        private static final Set<String> MEMBERS = Set.of("url", "watch");
        private static final int MOST_NAMES = 100;

        private final boolean othersAreWatched;

        Rules(FeedsConfig config) {
            this.othersAreWatched =
                    config.watch().map(names -> !names.isEmpty()).orElse(false);
        }

        /** @throws ProblemException when it is not acceptable */
        FeedRequest check(JsonNode json) {
            if (!json.isObject()) {
                throw new ProblemException(Problems.malformed("The body is not a JSON object."));
            }
            List<Violation> violations = new ArrayList<>(0);
            json.fieldNames().forEachRemaining(name -> {
                if (!MEMBERS.contains(name) && violations.isEmpty()) {
                    violations.add(new Violation("", "holds a member that a subscription does not have"));
                }
            });
            FeedAddress address = address(json.path("url"), violations);
            List<String> watch = watch(json.path("watch"), violations);
            if (address == null || !violations.isEmpty()) {
                throw new ProblemException(Problems.refused("The subscription was refused.", violations));
            }
            return new FeedRequest(address, watch);
        }

        private static @Nullable FeedAddress address(JsonNode url, List<Violation> violations) {
            FeedAddress address = url.isTextual() ? FeedAddress.of(url.textValue()) : null;
            if (url.isMissingNode()) {
                violations.add(new Violation("", "lacks the required member url"));
            } else if (address == null) {
                violations.add(new Violation("/url", "is not an http or https address"));
            }
            return address;
        }

        private List<String> watch(JsonNode watch, List<Violation> violations) {
            List<String> names = new ArrayList<>();
            boolean given = !watch.isMissingNode() && !watch.isNull();
            if (given && (!watch.isArray() || watch.size() > MOST_NAMES)) {
                violations.add(new Violation("/watch", "is not a list of at most " + MOST_NAMES + " names"));
                return names;
            }
            for (int index = 0; index < watch.size(); index++) {
                JsonNode name = watch.get(index);
                if (name.isTextual() && WatchList.isName(name.textValue().strip())) {
                    names.add(name.textValue().strip());
                } else {
                    violations.add(new Violation("/watch/" + index, "is not a name of an organisation"));
                }
            }
            if (names.isEmpty() && violations.isEmpty() && !othersAreWatched) {
                violations.add(new Violation("/watch", "names nobody, and no names are configured"));
            }
            return names;
        }
    }
}
