package dev.tandem.metrics.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets go of what is still sent after its answer: it would be queued for somebody who reads it no longer, up to the whole
 * body of a request that was refused for its size.
 */
@ApplicationScoped
class UnreadBodies {
    /** Before Quarkus' own handlers of routes. */
    private static final int PRIORITY = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addEndHandler(ended -> drop(context.request()));
                    context.next();
                },
                PRIORITY);
    }

    private static void drop(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        try {
            request.handler(rest -> {});
        } catch (IllegalStateException ended) {
            // the rest came in between; left to itself this would keep the answer from ever being sent
        }
    }
}
