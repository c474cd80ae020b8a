package dev.tandem.ingest.feeds;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.ingest.http.Broker;
import dev.tandem.ingest.http.Database;
import dev.tandem.ingest.http.Site;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two instances that share nothing but the database ask for a feed once each time that it is due, and the feeds of one that
 * died are asked for by the other. The service polls nothing itself here.
 */
@QuarkusTest
@QuarkusTestResource(Broker.class)
@QuarkusTestResource(
        value = Database.class,
        initArgs = @ResourceArg(name = "every", value = "off"),
        restrictToAnnotatedClass = true)
class TwoInstancesIT {
    private static final int FEEDS = 12;
    private static final int POLLS = 36;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** As {@link Polling} claims for. */
    private static final Duration CLAIM = Duration.ofMinutes(15);

    private static final Duration DEAD_AFTER = Duration.ofSeconds(3);

    @Inject
    FeedClaims claims;

    @Inject
    Web web;

    @Inject
    ArticleInbox inbox;

    @Inject
    FeedsConfig config;

    private @Nullable Site opened;
    private int port;

    @BeforeEach
    void open() throws IOException {
        port = ConfigProvider.getConfig()
                .getValues("tandem.ingest.feeds.ports", Integer.class)
                .get(0);
        opened = Site.open(port);
    }

    @AfterEach
    void close() {
        List<String> ids = given().get("/v1/feeds").jsonPath().getList("feeds.id");
        ids.forEach(id -> given().delete("/v1/feeds/" + id));
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void askForNoFeedTwiceForOneTimeThatItIsDue() {
        List<String> paths =
                IntStream.range(0, FEEDS).mapToObj(i -> "/feed/" + i).toList();
        paths.forEach(this::subscribe);

        try (Instance first = new Instance(Clock.systemUTC(), web);
                Instance second = new Instance(Clock.systemUTC(), web)) {
            until(() -> first.polls.size() + second.polls.size() >= POLLS
                    && !first.polls.isEmpty()
                    && !second.polls.isEmpty());
            first.stop();
            second.stop();

            Set<Poll> due = new HashSet<>(first.polls);
            due.addAll(second.polls);
            assertThat(due).hasSize(first.polls.size() + second.polls.size());
            for (String path : paths) {
                long times = due.stream()
                        .filter(poll -> poll.url().endsWith(":" + port + path))
                        .count();
                assertThat(times).isPositive();
                assertThat(site().timesAsked(path)).isLessThanOrEqualTo(times);
            }
        }
    }

    @Test
    void takeOverTheFeedOfADeadOneWhenItsClaimHasEndedAndNotBefore() throws Exception {
        String id = subscribe("/feed/left");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        Web silent = request -> {
            asked.countDown();
            awaitQuietly(dead);
            return new WebAnswer.Failed(null, "is told by one that was dead", null, false);
        };
        // its clock is behind, so that its claims end soon
        Clock behind = Clock.offset(Clock.systemUTC(), DEAD_AFTER.minus(CLAIM));
        try (Instance dying = new Instance(behind, silent)) {
            assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Instant claimedUntil = dying.claimedUntil(id);

            try (Instance living = new Instance(Clock.systemUTC(), web)) {
                until(() -> !living.polls.isEmpty());

                assertThat(Instant.now()).isAfter(claimedUntil);
                assertThat(site().timesAsked("/feed/left")).isPositive();
                dead.countDown();
                until(() -> dying.polls.size() == 1);
                dying.stop();
                living.stop();
            } finally {
                dead.countDown();
            }
        }
        given().get("/v1/feeds/" + id)
                .then()
                .statusCode(200)
                .body("problem", nullValue())
                .body("lastStatus", equalTo(200));
    }

    /** One that looks for due feeds all the time, and what it asked for. */
    private final class Instance implements AutoCloseable {
        private final List<Poll> polls = new CopyOnWriteArrayList<>();
        private final Map<String, Instant> claimed = new ConcurrentHashMap<>();
        private final AtomicInteger working = new AtomicInteger();
        private final Polling polling;
        private final Thread looking;
        private volatile boolean stopped;

        Instance(Clock clock, Web asks) {
            FeedClaims noted = new Noted(this);
            polling = new Polling(noted, new FeedTurn(noted, asks, inbox, config, Clock.systemUTC()), config, clock);
            looking = new Thread(() -> {
                while (!stopped) {
                    polling.look();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
            });
            looking.start();
        }

        Instant claimedUntil(String id) {
            return claimed.getOrDefault(id, Instant.MAX);
        }

        /** Looks for no more, and returns when what it has begun has ended. */
        void stop() {
            stopped = true;
            try {
                looking.join();
                until(() -> working.get() == 0);
                polling.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            stop();
        }
    }

    /** A feed, and when it was due. */
    private record Poll(String url, Instant due) {}

    /** The claims of the database, and a note of what came of them. */
    private final class Noted implements FeedClaims {
        private final Instance instance;

        Noted(Instance instance) {
            this.instance = instance;
        }

        @Override
        public Optional<Claim> claim(Collection<String> busyHosts, Instant until) {
            Optional<Claim> claim = claims.claim(busyHosts, until);
            claim.ifPresent(one -> {
                instance.working.incrementAndGet();
                instance.claimed.put(one.feed().toString(), until);
            });
            return claim;
        }

        @Override
        public void polled(Claim claim, Polled polled) {
            claims.polled(claim, polled);
            instance.polls.add(new Poll(claim.url(), claim.pollAt()));
        }

        @Override
        public void putOff(Claim claim, Instant next) {
            claims.putOff(claim, next);
        }

        @Override
        public Optional<Waiting> waiting(Claim claim) {
            return claims.waiting(claim);
        }

        @Override
        public void settle(Waiting item, Settled settled) {
            claims.settle(item, settled);
        }

        @Override
        public void release(Claim claim) {
            try {
                claims.release(claim);
            } finally {
                instance.working.decrementAndGet();
            }
        }
    }

    private String subscribe(String path) {
        site().page(path, "application/rss+xml", "<rss><channel><title>T</title></channel></rss>");
        return given().contentType("application/json")
                .body("{\"url\":\"http://127.0.0.1:%d%s\",\"watch\":[\"*\"]}"
                        .formatted(port, path)
                        .getBytes(UTF_8))
                .post("/v1/feeds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Site site() {
        if (opened == null) {
            throw new IllegalStateException("the site is not open");
        }
        return opened;
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
