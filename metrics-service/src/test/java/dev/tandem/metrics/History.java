package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.EventData;
import dev.tandem.events.Handler;
import dev.tandem.events.Review;
import dev.tandem.events.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

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
            Instant updated = start.plusSeconds(random.nextInt(4) * 200_000L);
            add(key + "-" + snapshot, updated, episode(key, start, updated));
        }
        if (random.nextInt(4) == 0) {
            Survey.Scale scale = List.of(Survey.Scale.values()).get(random.nextInt(3));
            Survey survey = new Survey(
                    organisation,
                    scale,
                    1 + random.nextInt(scale == Survey.Scale.CSAT ? 5 : 7),
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
        for (int reviews = random.nextInt(8) - 5; reviews > 0; reviews--) {
            Review review = new Review(
                    organisation,
                    key,
                    start.plusSeconds(5000 + reviews),
                    random.nextInt(2001) / 20.0,
                    random.nextBoolean() ? 1 + random.nextInt(9) / 2.0 : null,
                    random.nextBoolean() ? random.nextBoolean() : null,
                    null);
            add(key + "-review-" + reviews, start.plusSeconds(5000 + reviews), review);
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
                    word == 0 ? null : random.nextBoolean());
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
        if (random.nextInt(6) > 0) {
            // a few ask often, so that contacts repeat
            episode.from("c-" + random.nextInt(1 + random.nextInt(60)));
        }
        if (random.nextInt(4) == 0) {
            episode.over(List.of("email", "E-Mail", "Mail").get(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            episode.handedOver(Duration.ofSeconds(random.nextInt(4000)), "why-" + random.nextInt(3));
        }
        if (random.nextInt(5) > 0) {
            episode.about(List.of("refund", "payment", "delivery").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            episode.answeredByAi(Duration.ofMillis(random.nextInt(4000)));
        }
        if (random.nextInt(5) == 0) {
            episode.askedForAPerson(Duration.ofSeconds(random.nextInt(4000)));
        }
        if (random.nextInt(3) > 0) {
            episode.answeredByAPerson(Duration.ofSeconds(random.nextInt(4000)));
            episode.handled(random.nextInt(9000) / 10.0, 1 + random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            episode.withoutFirstReply();
        }
        if (random.nextInt(6) == 0) {
            episode.ended(Resolution.ASSUMED);
        } else if (random.nextInt(3) > 0) {
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
        Map<EpisodeKey, Instant> resolved = new HashMap<>();
        Map<Feedback.Key, Feedback> said = new HashMap<>();
        for (CloudEvent event : events) {
            Feedback feedback = Feedback.of(event);
            if (event.data() instanceof Episode episode) {
                Snapshot snapshot = new Snapshot(episode, event.id(), event.source());
                newest.merge(snapshot.key(), snapshot, Snapshot::newest);
                if (EpisodeFact.resolved(episode)) {
                    resolved.merge(snapshot.key(), episode.updatedAt(), (a, b) -> a.isBefore(b) ? a : b);
                }
            } else if (feedback != null) {
                said.merge(feedback.key(), feedback, (a, b) -> b.supersedes(a) ? b : a);
            }
        }
        Map<EpisodeKey, List<Feedback>> saidOf = new HashMap<>();
        said.values().stream()
                .filter(feedback -> feedback.episodeKey() != null)
                .forEach(feedback -> saidOf.computeIfAbsent(feedback.episodeKey(), any -> new ArrayList<>())
                        .add(feedback));
        List<EpisodeFact> facts = new ArrayList<>();
        newest.forEach((key, snapshot) -> {
            Instant reopened = newest.values().stream()
                    .map(Snapshot::episode)
                    .filter(episode -> Objects.equals(episode.reopens(), key.episode()))
                    .map(Episode::startedAt)
                    .min(Instant::compareTo)
                    .orElse(null);
            FeedbackSums sums = FeedbackSums.of(saidOf.getOrDefault(key, List.of()));
            Instant next = next(snapshot.episode(), newest.values());
            facts.add(new EpisodeFact(key, snapshot, resolved.get(key), sums, reopened, next, asOf));
        });
        return facts;
    }

    private static @Nullable Instant next(Episode episode, Collection<Snapshot> all) {
        if (!EpisodeFact.tellsRepeats(episode)) {
            return null;
        }
        return all.stream()
                .map(Snapshot::episode)
                .filter(other -> Objects.equals(other.customer(), episode.customer()))
                .filter(other -> Objects.equals(other.topic(), episode.topic()))
                .map(Episode::startedAt)
                .filter(start -> start.isAfter(episode.startedAt()))
                .min(Instant::compareTo)
                .filter(start -> !start.isAfter(episode.startedAt().plus(Duration.ofDays(30))))
                .orElse(null);
    }

    /** Feedback that belongs to no episode. */
    List<Feedback> loose() {
        return events.stream()
                .map(Feedback::of)
                .filter(feedback -> feedback != null && feedback.slice() != null)
                .toList();
    }
}
