package dev.tandem.benchmarks.truth;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Works the answers out from the events, apart from every system that is measured: episodes are put together one by
 * one and counted, no sums are ever corrected. What is kept at a time is a window of episodes and of customers, and
 * four bytes an episode for exact quantiles.
 */
public final class Truth {
    private static final Duration QUIET = Duration.ofDays(7);
    private static final int SWEEP = 100_000;

    private final Newest newest;
    private final Map<String, long[]> volume = new HashMap<>();
    private final Map<String, long[]> satisfaction = new HashMap<>();
    private final Map<String, long[]> confirmed = new HashMap<>();
    private final Map<String, long[]> reopened = new HashMap<>();
    private final Map<String, long[]> repeated = new HashMap<>();
    private final Map<String, Durations> resolutionTimes = new HashMap<>();
    private final Map<String, Waiting> resolved = new HashMap<>();
    private final Map<String, Waiting> contacts = new HashMap<>();
    private long events;
    private long episodes;

    private record Waiting(String handler, Instant until) {}

    /** @param horizon nothing comes any more about the smallest of more than so many ids of episodes */
    public Truth(int horizon) {
        this.newest = new Newest(horizon, this::count);
    }

    /** Takes the next event, in any order within the horizon. */
    public void add(CloudEvent event) {
        events++;
        newest.add(event);
    }

    /** How many events came, repetitions too. */
    public long events() {
        return events;
    }

    /** How many episodes they tell of; complete after {@link #answers()}. */
    public long episodes() {
        return episodes;
    }

    private void count(Outcome outcome) {
        Episode episode = outcome.episode();
        String handler = Outcome.lower(outcome.handler());
        add(volume, outcome.day() + "|" + handler, 1, 1);
        if (outcome.answers() > 0) {
            add(satisfaction, outcome.month() + "|" + handler, outcome.content(), outcome.answers());
        }
        add(
                confirmed,
                String.join("|", outcome.topic(), outcome.complexity(), outcome.language(), episode.channel(), handler),
                outcome.isConfirmed() ? 1 : 0,
                1);
        if (outcome.isResolved() && episode.resolvedAt() != null) {
            long millis =
                    Duration.between(episode.startedAt(), episode.resolvedAt()).toMillis();
            resolutionTimes
                    .computeIfAbsent(outcome.topic() + "|" + handler, any -> new Durations())
                    .add(millis);
        }
        comeBack(outcome, handler);
        if (++episodes % SWEEP == 0) {
            forget(episode.startedAt());
        }
    }

    private void comeBack(Outcome outcome, String handler) {
        Episode episode = outcome.episode();
        Instant start = episode.startedAt();
        if (episode.reopens() != null) {
            Waiting first = resolved.remove(episode.reopens());
            if (first != null && !start.isAfter(first.until())) {
                add(reopened, first.handler(), 1, 0);
            }
        }
        if (outcome.isResolved()) {
            add(reopened, handler, 0, 1);
            resolved.put(
                    episode.episode(),
                    new Waiting(
                            handler,
                            Objects.requireNonNullElse(episode.resolvedAt(), episode.updatedAt())
                                    .plus(QUIET)));
        }
        if (episode.customer() != null && episode.topic() != null) {
            add(repeated, handler, 0, 1);
            Waiting before =
                    contacts.put(episode.customer() + "|" + episode.topic(), new Waiting(handler, start.plus(QUIET)));
            if (before != null && !start.isAfter(before.until())) {
                add(repeated, before.handler(), 1, 0);
            }
        }
    }

    /** What is over by {@code now} can no longer come back in time. */
    private void forget(Instant now) {
        resolved.values().removeIf(waiting -> waiting.until().isBefore(now));
        contacts.values().removeIf(waiting -> waiting.until().isBefore(now));
    }

    private static void add(Map<String, long[]> sums, String group, long part, long whole) {
        long[] sum = sums.computeIfAbsent(group, any -> new long[2]);
        sum[0] += part;
        sum[1] += whole;
    }

    /** The answers, when every event was added. */
    public Answers answers() {
        newest.end();
        Answers answers = new Answers();
        put(answers, Question.VOLUME, volume);
        put(answers, Question.SATISFACTION, satisfaction);
        put(answers, Question.CONFIRMED, confirmed);
        put(answers, Question.REOPENED, reopened);
        put(answers, Question.REPEATED, repeated);
        resolutionTimes.forEach((group, durations) -> answers.put(Question.RESOLUTION_TIME, group, durations.answer()));
        return answers;
    }

    private static void put(Answers answers, Question question, Map<String, long[]> sums) {
        sums.forEach((group, sum) -> answers.put(question, group, Answer.share(sum[0], sum[1])));
    }
}
