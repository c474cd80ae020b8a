package dev.tandem.ingest.web;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.tandem.ingest.feeds.FeedsConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What robots.txt allows us, RFC 9309: who has none allows everything, whose cannot be read allows nothing for a while.
 */
final class Robots {
    /** RFC 9309 wants at least 500 KiB; what follows is not read. */
    private static final int MAX_BYTES = 512 * 1024;

    private static final Duration AGE_OF_FAILURES = Duration.ofMinutes(10);
    private static final int MOST_HOSTS = 1000;
    private static final int MAX_WARNINGS = 1;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;

    private final FeedsConfig config;
    private final Clock clock;
    private final List<String> name;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_HOSTS;
        }
    };

    Robots(FeedsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.name = List.of(config.userAgent().split("[/ ]", 2)[0].toLowerCase(Locale.ROOT));
    }

    private record Known(BaseRobotRules rules, @Nullable String problem, Instant until) {}

    /**
     * Asks for a robots.txt and follows its redirects; what fails here is answered like a status of 500 to 599.
     */
    interface Source {
        Reply get(URI robots, int maxBytes) throws UnreachableException, BusyException;
    }

    /**
     * Whether a document may be asked for.
     *
     * @param problem why it may not, null when it may
     * @param lasting whether that will stay so
     * @param pause that the host wishes between two requests
     */
    record Ruling(@Nullable String problem, boolean lasting, Duration pause) {}

    /** @throws UnreachableException when the host must not even be asked for its robots.txt */
    Ruling ruling(URI uri, Source source) throws UnreachableException, BusyException {
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        Known now;
        synchronized (known) {
            now = known.get(origin);
        }
        if (now == null || clock.instant().isAfter(now.until())) {
            now = read(origin, source);
            synchronized (known) {
                known.put(origin, now);
            }
        }
        String problem = now.problem() != null
                ? now.problem()
                : now.rules().isAllowed(uri.toString()) ? null : "is not allowed by robots.txt";
        return new Ruling(
                problem,
                now.problem() == null,
                Duration.ofMillis(Math.max(0, now.rules().getCrawlDelay())));
    }

    private Known read(String origin, Source source) throws UnreachableException, BusyException {
        URI robots = URI.create(origin + "/robots.txt");
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, MAX_WARNINGS);
        Instant soon = clock.instant().plus(AGE_OF_FAILURES);
        try {
            Reply reply = source.get(robots, MAX_BYTES);
            if (reply.status() >= SERVER_ERROR || reply.status() == TOO_MANY_REQUESTS) {
                String problem = "has a robots.txt that cannot be read: it answered " + reply.status();
                return new Known(parser.failedFetch(SERVER_ERROR), problem, soon);
            }
            Instant later = clock.instant().plus(config.robotsAge());
            BaseRobotRules rules = reply.status() == OK
                    ? parser.parseContent(robots.toString(), reply.bytes(), "text/plain", name)
                    : parser.failedFetch(404);
            return new Known(rules, null, later);
        } catch (UnreachableException e) {
            if (e.isRefused()) {
                throw e;
            }
            return new Known(parser.failedFetch(SERVER_ERROR), e.problem(), soon);
        }
    }
}
