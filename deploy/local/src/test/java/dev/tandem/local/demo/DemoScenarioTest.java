package dev.tandem.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Decoded;
import dev.tandem.events.Episode;
import dev.tandem.events.EventCodec;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoScenarioTest {
    static final int EPISODES = 300_120;

    private static final Instant BEGINNING = Instant.parse("2024-06-30T22:00:00Z");
    private static final Instant END = Instant.parse("2026-06-30T22:00:00Z");
    private static final int BATCH = 1_000;
    private static final long THREE_DAYS = 3 * 86_400;

    @Test
    void givesTheSameBytesOnEveryMachine() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long count = 0;
        for (Iterator<CloudEvent> events = DemoScenario.events().iterator(); events.hasNext(); ) {
            EventLines lines = new EventLines(BATCH);
            while (events.hasNext() && lines.count() < BATCH) {
                lines.add(events.next());
            }
            count += lines.count();
            digest.update(lines.finish());
        }

        assertThat(count).isEqualTo(DemoScenario.EVENTS);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("af3b3e981e71cbdadec41c30dce720dce98e1ff67a1689d538e659bb8d9ba206");
    }

    @Test
    void holdsToTheContract() {
        Set<String> ids = new HashSet<>();

        DemoScenario.events().forEach(event -> {
            Decoded decoded = EventCodec.decode(event.type(), EventCodec.encode(event.data()));
            if (!decoded.equals(new Decoded.Valid(event.data()))) {
                throw new AssertionError(event + " is read as " + decoded);
            }
            ids.add(event.id());
        });

        assertThat((long) ids.size()).isEqualTo(DemoScenario.EVENTS);
    }

    @Test
    void sendsInTheOrderOfTimeButForAFewEventsThatAreUpToThreeDaysLate() {
        Instant latest = Instant.MIN;
        int late = 0;
        for (Iterator<CloudEvent> events = DemoScenario.events().iterator(); events.hasNext(); ) {
            Instant time = events.next().time();
            if (time.isBefore(latest)) {
                late++;
                assertThat(time).isAfterOrEqualTo(latest.minusSeconds(THREE_DAYS));
            } else {
                latest = time;
            }
        }

        assertThat(late).isBetween(500, 2_000);
    }

    @Test
    void coversExactlyTwoYearsWithAllItsEpisodes() {
        History history = History.NORDLICHT;

        assertThat(history.count(episode -> true)).isEqualTo(EPISODES);
        assertThat(history.count(episode -> episode.startedAt().isBefore(BEGINNING)
                        || !episode.startedAt().isBefore(END)))
                .isZero();
        assertThat(history.count(episode -> episode.startedAt().isBefore(BEGINNING.plusSeconds(3_600))))
                .isPositive();
    }

    @Test
    void reopensOnlyResolvedEpisodesOfTheLastWeek() {
        History history = History.NORDLICHT;

        assertThat(history.episodes(episode -> episode.reopens() != null)).allSatisfy(episode -> {
            Episode earlier = history.episode(String.valueOf(episode.reopens()));
            assertThat(earlier.resolvedAt())
                    .isBetween(episode.startedAt().minusSeconds(7 * 86_400), episode.startedAt());
            assertThat(earlier.customer()).isEqualTo(episode.customer());
            assertThat(earlier.topic()).isEqualTo(episode.topic());
        });
    }
}
