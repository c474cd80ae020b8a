package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.EventData;
import dev.tandem.events.Handler;
import dev.tandem.events.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Random events of one organisation, in the order in which they happened, and what must come of them. */
final class History {
    private static final Instant FIRST = Instant.parse("2025-04-28T20:00:00Z");
    private static final String SOURCE = "urn:test:helpdesk";

    private final String organisation;
    private final Random random;
    private final List<CloudEvent> events = new ArrayList<>();

    History(String organisation, long seed, int episodes) {
        this.organisation = organisation;
        this.random = new Random(seed);
        for (int i = 0; i < episodes; i++) {
            addEpisode(i);
        }
        for (int i = 0; i < episodes / 20; i++) {
            addLooseFeedback(i);
        }
    }

    List<CloudEvent> events() {
        return events;
    }

    private void addEpisode(int number) {
        String key = "e-" + number;
        Instant start = FIRST.plusSeconds(random.nextInt(35 * 86_400)).plusMillis(random.nextInt(1000));
        int snapshots = 1 + random.nextInt(3);
        for (int snapshot = 0; snapshot < snapshots; snapshot++) {
            // now and then two snapshots of one moment: the event's id decides
            Instant updated = start.plusSeconds(random.nextInt(4) * 600L);
            add(key + "-" + snapshot, updated, episode(key, start, updated));
        }
        if (random.nextInt(4) == 0) {
            Survey survey = new Survey(
                    organisation,
                    Survey.Scale.CSAT,
                    1 + random.nextInt(5),
                    start.plusSeconds(900),
                    key,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            add(key + "-survey", start.plusSeconds(900), survey);
        }
        if (random.nextInt(10) == 0) {
            addComplaint(key, start);
        }
    }

    /** A complaint that is told twice: the second word may say that it is about another episode. */
    private void addComplaint(String key, Instant start) {
        for (int word = 0; word < 1 + random.nextInt(2); word++) {
            String about = random.nextInt(3) == 0 ? "e-" + random.nextInt(50) : key;
            Complaint complaint = new Complaint(
                    organisation,
                    start.plusSeconds(3600),
                    "service",
                    "c-" + key,
                    about,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    word == 0 ? null : start.plusSeconds(90_000),
                    null);
            add(key + "-complaint-" + word, start.plusSeconds(3600 + word * 86_400L), complaint);
        }
    }

    private void addLooseFeedback(int number) {
        Instant at = FIRST.plusSeconds(random.nextInt(35 * 86_400));
        Survey survey = new Survey(
                organisation,
                Survey.Scale.CSAT,
                1 + random.nextInt(5),
                at,
                null,
                Handler.HUMAN,
                "phone",
                null,
                "refund",
                null,
                null);
        add("loose-" + number, at, survey);
    }

    private Episode episode(String key, Instant start, Instant updated) {
        EpisodeBuilder episode =
                EpisodeBuilder.episode().of(organisation, key).started(start).updated(updated);
        if (random.nextInt(5) > 0) {
            episode.about(List.of("refund", "payment", "delivery").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            episode.answeredByAi(Duration.ofMillis(random.nextInt(4000)));
        }
        if (random.nextInt(3) > 0) {
            episode.answeredByAPerson(Duration.ofSeconds(random.nextInt(4000)));
            episode.handled(random.nextInt(9000) / 10.0, 1 + random.nextInt(3));
        }
        if (random.nextInt(3) > 0) {
            Resolution how = List.of(Resolution.values()).get(random.nextInt(3));
            episode.resolved(Duration.ofSeconds(random.nextInt(200_000)), how);
        } else if (random.nextBoolean()) {
            episode.abandoned(Duration.ofMinutes(3));
        }
        if (random.nextInt(3) == 0) {
            episode.due(
                    Duration.ofHours(random.nextInt(900)),
                    List.of(SlaTarget.values()).get(random.nextInt(2)));
        }
        String earlier = "e-" + random.nextInt(50);
        if (random.nextInt(12) == 0 && !earlier.equals(key)) {
            episode.reopening(earlier);
        }
        return episode.build();
    }

    private void add(String id, Instant time, EventData data) {
        events.add(new CloudEvent(id, SOURCE, time, null, data));
    }

    /** All events, some of them twice or three times, in any order. */
    List<CloudEvent> shuffledAndRepeated(long seed) {
        Random shuffle = new Random(seed);
        List<CloudEvent> arrivals = new ArrayList<>(events);
        for (CloudEvent event : events) {
            for (int again = shuffle.nextInt(3); again > 1; again--) {
                arrivals.add(event);
            }
        }
        Collections.shuffle(arrivals, shuffle);
        return arrivals;
    }

    /** The facts as a reader of the whole history would write them down, without any order of arrival. */
    List<EpisodeFact> facts(Instant asOf) {
        Map<EpisodeKey, Snapshot> newest = new HashMap<>();
        Map<Feedback.Key, Feedback> said = new HashMap<>();
        for (CloudEvent event : events) {
            if (event.data() instanceof Episode episode) {
                Snapshot snapshot = new Snapshot(episode, event.id(), event.source());
                newest.merge(snapshot.key(), snapshot, Snapshot::newest);
            } else {
                Feedback feedback = event.data() instanceof Survey survey
                        ? Feedback.of(event, survey)
                        : Feedback.of(event, (Complaint) event.data());
                said.merge(feedback.key(), feedback, (a, b) -> b.isNewerThan(a) ? b : a);
            }
        }
        List<EpisodeFact> facts = new ArrayList<>();
        newest.forEach((key, snapshot) -> {
            FeedbackSums sums = said.values().stream()
                    .filter(feedback -> key.equals(feedback.episodeKey()))
                    .map(Feedback::sums)
                    .reduce(FeedbackSums.NONE, FeedbackSums::plus);
            Instant reopened = newest.values().stream()
                    .map(Snapshot::episode)
                    .filter(episode -> Objects.equals(episode.reopens(), key.episode()))
                    .map(Episode::startedAt)
                    .min(Instant::compareTo)
                    .orElse(null);
            facts.add(new EpisodeFact(key, snapshot, sums, reopened, asOf));
        });
        return facts;
    }

    /** Feedback that belongs to no episode. */
    List<Feedback> loose() {
        return events.stream()
                .filter(event -> event.data() instanceof Survey survey && survey.episode() == null)
                .map(event -> Feedback.of(event, (Survey) event.data()))
                .toList();
    }
}
