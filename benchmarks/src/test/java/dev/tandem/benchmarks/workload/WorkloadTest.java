package dev.tandem.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Plan PLAN = new Plan(20_000, 30, 42);

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(checksum(PLAN)).isEqualTo("9437e94bd2d96a59b6cfcc402a0bdbac6d0095e82aec1d40d9dc0e687ee91286");
    }

    @Test
    void isAnotherOneWithAnotherSeed() {
        assertThat(checksum(new Plan(20_000, 30, 43))).isNotEqualTo(checksum(PLAN));
    }

    @Test
    void hasTheSharesThatItSays() {
        Map<EventType, Integer> events = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (CloudEvent event : new Workload(PLAN)) {
            events.merge(event.type(), 1, Integer::sum);
            versions.merge(event.id(), 1, Integer::sum);
        }

        long corrections =
                versions.keySet().stream().filter(id -> id.endsWith("-2")).count();
        long repeated = versions.values().stream().filter(times -> times > 1).count();
        assertThat(events.keySet()).containsExactlyInAnyOrder(EventType.EPISODE, EventType.SURVEY, EventType.COMPLAINT);
        assertThat(corrections).isBetween(900L, 1100L);
        assertThat(repeated).isBetween(180L, 270L);
        assertThat(events.get(EventType.SURVEY)).isBetween(2850, 3150);
        assertThat(events.get(EventType.COMPLAINT)).isBetween(150, 250);
    }

    @Test
    void startsEpisodesInTheOrderOfTheirIdsWithinItsDays() {
        Map<String, Episode> episodes = new TreeMap<>();
        for (CloudEvent event : new Workload(PLAN)) {
            if (event.data() instanceof Episode episode) {
                episodes.put(episode.episode(), episode);
            }
        }

        assertThat(episodes).hasSize(20_000);
        assertThat(episodes.values()).extracting(Episode::startedAt).isSorted();
        assertThat(episodes.values()).allSatisfy(episode -> assertThat(episode.startedAt())
                .isBetween(Plan.midnight(0), Plan.midnight(PLAN.days())));
    }

    private static String checksum(Plan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StreamSupport.stream(new Workload(plan).spliterator(), false).forEach(event -> {
                digest.update(event.id().getBytes(StandardCharsets.UTF_8));
                digest.update(EventCodec.encode(event.data()));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
