package dev.tandem.ingest.feeds;

import dev.tandem.ingest.feeds.FeedClaims.Claim;
import dev.tandem.ingest.feeds.FeedClaims.Polled;
import dev.tandem.ingest.feeds.FeedClaims.Read;
import dev.tandem.ingest.feeds.FeedClaims.Settled;
import dev.tandem.ingest.feeds.FeedClaims.State;
import dev.tandem.ingest.feeds.FeedClaims.Waiting;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One turn of one feed: it is polled when that is due, then some of its items are fetched. */
@Singleton
class FeedTurn {
    private static final String FEED_TYPES = "application/rss+xml, application/atom+xml, application/feed+json,"
            + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";
    private static final String PAGE_TYPES = "text/html, application/xhtml+xml, text/plain;q=0.5";

    /** When a host is busy with us, or there is no room: soon, but not at once. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final int LONGEST_URL = 2000;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final FeedClaims claims;
    private final Web web;
    private final ArticleInbox inbox;
    private final FeedsConfig config;
    private final Clock clock;
    private final Pauses pauses;

    FeedTurn(FeedClaims claims, Web web, ArticleInbox inbox, FeedsConfig config, Clock clock) {
        this.claims = claims;
        this.web = web;
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
        RandomGenerator chance = new Random();
        this.pauses = new Pauses(config.interval(), config.backOff(), config.longestPause(), chance);
    }

    /** Works on a feed until {@code end} at most, one request longer if one has begun. */
    void take(Claim claim, Instant end) {
        if (!clock.instant().isBefore(claim.pollAt())) {
            poll(claim);
        }
        for (int count = 0; count < config.itemsATurn() && clock.instant().isBefore(end); count++) {
            // one by one: a subscription may end meanwhile
            Optional<Waiting> item = claims.waiting(claim);
            if (item.isEmpty() || Thread.currentThread().isInterrupted()) {
                return;
            }
            claims.settle(item.get(), fetch(item.get()));
        }
    }

    private void poll(Claim claim) {
        List<String> watch = claim.watch().isEmpty() ? config.watch().orElse(List.of()) : claim.watch();
        WebAnswer answer = web.get(
                new WebRequest(claim.url(), FEED_TYPES, claim.etag(), claim.lastModified(), config.maxFeedBytes()));
        Instant now = clock.instant();
        if (answer instanceof WebAnswer.Document document) {
            claims.polled(claim, read(claim, document, new WatchList(watch), now));
        } else if (answer instanceof WebAnswer.Unchanged) {
            claims.polled(claim, new Polled(now, NOT_MODIFIED, null, 0, now.plus(pauses.usual()), null));
        } else if (answer instanceof WebAnswer.Failed failed) {
            claims.polled(claim, broken(claim, failed.status(), failed.problem(), failed.retryAfter(), now));
        } else {
            claims.putOff(claim, soon(now));
        }
    }

    private Polled read(Claim claim, WebAnswer.Document document, WatchList watch, Instant now) {
        FeedReading reading = FeedReader.read(document.bytes(), document.charset(), document.url());
        if (reading instanceof FeedReading.Read read) {
            Feed feed = read.feed();
            List<FeedItem> wanted = feed.items().stream()
                    .filter(item -> item.url() != null && item.url().length() <= LONGEST_URL)
                    .filter(item -> watch.wants(item.title(), item.summary()))
                    .toList();
            Read kept = new Read(feed.title(), document.etag(), document.lastModified(), wanted);
            return new Polled(now, OK, null, 0, now.plus(pauses.usual()), kept);
        }
        String reason = ((FeedReading.Refused) reading).reason();
        return broken(claim, OK, reason, null, now);
    }

    private Polled broken(
            Claim claim, @Nullable Integer status, String problem, @Nullable Duration retryAfter, Instant now) {
        int failures = claim.failures() + 1;
        return new Polled(now, status, problem, failures, now.plus(pauses.afterFailure(failures, retryAfter)), null);
    }

    private Settled fetch(Waiting item) {
        WebAnswer answer = web.get(new WebRequest(item.url(), PAGE_TYPES, null, null, config.maxPageBytes()));
        Instant now = clock.instant();
        if (answer instanceof WebAnswer.Document document) {
            return publish(item, document, now);
        }
        if (answer instanceof WebAnswer.Failed failed) {
            int attempts = item.attempts() + 1;
            boolean over = failed.lasting() || attempts >= config.itemAttempts();
            Duration pause = pauses.afterFailure(attempts, failed.retryAfter());
            return new Settled(over ? State.FAILED : State.WAITING, attempts, now.plus(pause), failed.problem());
        }
        if (answer instanceof WebAnswer.Unchanged) {
            return new Settled(State.FAILED, item.attempts() + 1, now, "answered 304 though nothing was known of it");
        }
        return new Settled(State.WAITING, item.attempts(), soon(now), null);
    }

    private Settled publish(Waiting item, WebAnswer.Document document, Instant now) {
        Instant published = item.publishedAt();
        ArticleInbox.Outcome outcome = inbox.take(new ArticleInbox.Fetched(
                document.url(),
                document.bytes(),
                document.mediaType(),
                document.charset(),
                item.title(),
                item.author(),
                published == null || published.isAfter(now) ? null : published));
        if (outcome instanceof ArticleInbox.Outcome.Taken) {
            return new Settled(State.PUBLISHED, item.attempts() + 1, now, null);
        }
        if (outcome instanceof ArticleInbox.Outcome.Refused refused) {
            return new Settled(State.FAILED, item.attempts() + 1, now, refused.reason());
        }
        return new Settled(State.WAITING, item.attempts(), soon(now), "waits for the event log");
    }

    private static Instant soon(Instant now) {
        return now.plus(SOON);
    }
}
