package dev.tandem.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.benchmarks.workload.Plan;
import dev.tandem.benchmarks.workload.Workload;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.events.Survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant MONDAY = Instant.parse("2025-01-06T09:00:00Z");

    @Test
    void countsTheNewestSnapshotOnceWhateverOrderItComesIn() {
        CloudEvent first = episode("1", MONDAY, 60, 1);
        CloudEvent corrected = event("1-2", told(first, "refund", MONDAY.plusSeconds(500)));

        Answers answers = truth(corrected, first, first, corrected);

        assertThat(answers.of(Question.VOLUME)).isEqualTo(Map.of("2025-01-06|ai", Answer.count(1)));
        assertThat(answers.of(Question.CONFIRMED)).isEqualTo(Map.of("refund|routine|de|chat|ai", Answer.share(1, 1)));
    }

    @Test
    void countsAnAnswerOnceAlsoWhenItComesBeforeItsEpisode() {
        Answers answers = truth(
                survey("a", "1", Scale.CSAT, 4),
                survey("a", "1", Scale.CSAT, 4),
                survey("b", "1", Scale.CSAT, 3),
                survey("c", "1", Scale.NPS, 10),
                episode("1", MONDAY, 60, 1));

        assertThat(answers.of(Question.SATISFACTION)).isEqualTo(Map.of("2025-01|ai", Answer.share(1, 2)));
    }

    @Test
    void takesTheSmallestDurationThatSoManyDoNotExceed() {
        Truth truth = new Truth(Integer.MAX_VALUE);
        for (int i = 1; i <= 10; i++) {
            truth.add(episode("10" + i, MONDAY.plusSeconds(i), 100L * i, i));
        }

        assertThat(truth.answers().of(Question.RESOLUTION_TIME))
                .isEqualTo(Map.of("payment|ai", Answer.durations(10, 500_000, 900_000)));
    }

    @Test
    void knowsWhoComesBackWithinSevenDays() {
        CloudEvent first = episode("1", MONDAY, 60, 1);
        // seven days after the start: a repeat; reopening it, a minute before the seven days after its end are over
        CloudEvent second = reopening("2", "1", MONDAY.plus(Duration.ofDays(7)), 1);
        // more than seven days after the second, and another customer's reopening of nothing that is known
        CloudEvent third = episode("3", MONDAY.plus(Duration.ofDays(15)), 60, 1);
        CloudEvent other = reopening("4", "0", MONDAY.plus(Duration.ofDays(15)), 2);

        Answers answers = truth(first, second, third, other);

        assertThat(answers.of(Question.REOPENED)).isEqualTo(Map.of("ai", Answer.share(1, 4)));
        assertThat(answers.of(Question.REPEATED)).isEqualTo(Map.of("ai", Answer.share(1, 4)));
    }

    @Test
    void forgetsNothingTooEarly() {
        Plan plan = Plan.ofEvents(300_000, 20);

        Truth all = new Truth(Integer.MAX_VALUE);
        Truth window = new Truth(Workload.HORIZON);
        for (CloudEvent event : new Workload(plan)) {
            all.add(event);
            window.add(event);
        }

        assertThat(window.answers().differences(all.answers())).isEmpty();
        assertThat(window.episodes()).isEqualTo(plan.episodes());
        assertThat(window.answers().of(Question.REOPENED).values())
                .as("the workload has what it is to measure")
                .allSatisfy(answer -> assertThat(answer.numerator()).isPositive());
    }

    private static Answers truth(CloudEvent... events) {
        Truth truth = new Truth(Integer.MAX_VALUE);
        List.of(events).forEach(truth::add);
        return truth.answers();
    }

    private static CloudEvent episode(String id, Instant start, long seconds, int customer) {
        return event(id + "-1", data(id, start, start.plusSeconds(seconds), "payment", "c" + customer, null));
    }

    private static CloudEvent reopening(String id, String earlier, Instant start, int customer) {
        return event(id + "-1", data(id, start, start.plusSeconds(60), "payment", "c" + customer, earlier));
    }

    private static Episode told(CloudEvent event, String topic, Instant updatedAt) {
        Episode old = (Episode) event.data();
        return data(old.episode(), old.startedAt(), updatedAt, topic, "c1", null);
    }

    private static Episode data(
            String id, Instant start, Instant end, String topic, String customer, @Nullable String reopens) {
        return new Episode(
                "acme",
                id,
                end,
                start,
                "chat",
                "de",
                topic,
                Complexity.ROUTINE,
                customer,
                "DE",
                start,
                null,
                null,
                null,
                null,
                start,
                end,
                Resolution.CONFIRMED,
                null,
                null,
                reopens,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static CloudEvent survey(String id, String episode, Scale scale, int score) {
        return event(id, new Survey("acme", scale, score, MONDAY, episode, null, null, null, null, null, null));
    }

    private static CloudEvent event(String id, EventData data) {
        return new CloudEvent(id, "/test", NEW_YEAR, null, data);
    }
}
