package dev.tandem.ingest.feeds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How feeds are polled, and how much of other people's computers that may cost. */
@ConfigMapping(prefix = "tandem.ingest.feeds")
public interface FeedsConfig {
    /** How often it is looked whether a feed or an item is due; {@code off} polls nothing. */
    @WithDefault("2s")
    String every();

    /** How many feeds are worked on at the same time. */
    @WithDefault("4")
    int workers();

    /** How long after a poll that worked the next one comes; a tenth more or less, so that feeds do not come together. */
    @WithDefault("30M")
    Duration interval();

    /** The pause after a first failure; each further one doubles it. */
    @WithDefault("1M")
    Duration backOff();

    /** No pause is longer, whatever Retry-After says. */
    @WithDefault("24H")
    Duration longestPause();

    /** The names that are watched for by subscriptions that name none. */
    Optional<List<String>> watch();

    /** The most subscriptions. */
    @WithDefault("1000")
    int maxSubscriptions();

    /** The most items of one feed that are fetched before other feeds have their turn. */
    @WithDefault("20")
    int itemsATurn();

    /** After how many attempts an item is given up. */
    @WithDefault("5")
    int itemAttempts();

    /** The most bytes of a feed, unpacked. */
    @WithDefault("4194304")
    int maxFeedBytes();

    /** The most bytes of an article's page, unpacked. */
    @WithDefault("8388608")
    int maxPageBytes();

    /** Until when a whole answer must have come, beginning with the connection. */
    @WithDefault("20S")
    Duration timeLimit();

    /** Until when a connection must stand. */
    @WithDefault("5S")
    Duration connectTimeout();

    /** The most redirects that are followed. */
    @WithDefault("5")
    int maxRedirects();

    /** The pause between two requests to a host; robots.txt may ask for a longer one. */
    @WithDefault("2S")
    Duration hostPause();

    /** How long a worker waits for its turn at a host before it does something else. */
    @WithDefault("5S")
    Duration hostPatience();

    /** For how long a robots.txt is believed. */
    @WithDefault("12H")
    Duration robotsAge();

    /** Ports that may be asked beside 80 for http and 443 for https. */
    Optional<Set<Integer>> ports();

    /** Whether 127.0.0.0/8 and ::1 may be asked; only for tests and trials on one machine. */
    @WithDefault("false")
    boolean allowLoopback();

    /** How we name ourselves; robots.txt addresses us by what stands before the slash. */
    @WithDefault("Tandem/1 (+https://tandem.dev/robot)")
    String userAgent();
}
