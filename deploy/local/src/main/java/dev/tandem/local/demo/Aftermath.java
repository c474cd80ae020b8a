package dev.tandem.local.demo;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Complexity;
import dev.tandem.events.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What customers do after an episode: rate it, complain about it, come back. */
final class Aftermath {
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private static final ByComplexity HAPPY_PEOPLE = new ByComplexity(.895, .81, .72);
    private static final ByComplexity HAPPY_PEOPLE_STRAINED = new ByComplexity(.87, .755, .60);
    private static final ByComplexity HAPPY_ASSISTANT = new ByComplexity(.875, .77, .58);
    private static final ByComplexity HAPPY_ASSISTANT_WORST = new ByComplexity(.865, .71, .43);

    private static final ByComplexity COMPLAINS_PEOPLE = new ByComplexity(.0030, .0062, .0135);
    private static final ByComplexity COMPLAINS_PEOPLE_STRAINED = new ByComplexity(.0036, .0092, .0230);
    private static final ByComplexity COMPLAINS_ASSISTANT = new ByComplexity(.0034, .0085, .0200);
    private static final ByComplexity COMPLAINS_ASSISTANT_WORST = new ByComplexity(.0045, .0145, .0420);

    private static final ByComplexity REOPENS_PEOPLE = new ByComplexity(.008, .020, .042);
    private static final ByComplexity REOPENS_PEOPLE_STRAINED = new ByComplexity(.010, .028, .065);
    private static final ByComplexity REOPENS_ASSISTANT = new ByComplexity(.012, .045, .110);
    private static final ByComplexity REOPENS_ASSISTANT_WORST = new ByComplexity(.018, .095, .270);

    private static final List<String> CATEGORIES_PEOPLE =
            List.of("waiting_time", "service_quality", "payment", "service_quality");
    private static final List<String> CATEGORIES_ASSISTANT =
            List.of("no_person_reached", "wrong_information", "no_person_reached", "service_quality");

    private final EpisodeDraft episode;
    private final Dice dice;
    private final Complexity complexity;
    private final double decay;
    private final double strain;

    Aftermath(EpisodeDraft episode, Dice dice) {
        this.episode = episode;
        this.dice = dice;
        this.complexity = episode.request.complexity();
        this.decay = Story.decay(episode.request.month());
        this.strain = Story.strain(episode.request.month());
    }

    /** The number for whoever had the case in hand last, between good times and the worst. */
    private double byHands(
            ByComplexity people, ByComplexity peopleWorst, ByComplexity assistant, ByComplexity assistantWorst) {
        return episode.leftToAssistant()
                ? assistant.towards(assistantWorst, decay, complexity)
                : people.towards(peopleWorst, strain, complexity);
    }

    /**
     * A rating, from about a quarter of the customers; those who got nowhere with the assistant mostly stay silent, and
     * whom nobody answered is not asked.
     */
    Optional<CloudEvent> survey() {
        if (!dice.chance(responds())) {
            return Optional.empty();
        }
        boolean happy = dice.chance(happy());
        int score = happy ? 5 - dice.weighted(62, 38) : 3 - dice.weighted(42, 26, 32);
        Instant answeredAt = Instant.ofEpochSecond(episode.endedAt() + dice.between(HOUR / 20, 2 * DAY));
        Survey survey = new Survey(
                DemoScenario.ORGANISATION,
                Survey.Scale.CSAT,
                score,
                answeredAt,
                episode.key,
                null,
                null,
                null,
                null,
                null,
                null);
        boolean asked = episode.aiAnsweredAt != null || episode.humanAnsweredAt != null;
        return asked
                ? Optional.of(DemoScenario.event(episode.key + ".csat", answeredAt, episode.key, survey))
                : Optional.empty();
    }

    private double responds() {
        if (episode.resolved()) {
            return .25;
        }
        return episode.abandonedAt != null ? .03 : episode.leftToAssistant() ? .10 : .18;
    }

    private double happy() {
        if (!episode.resolved()) {
            return .16;
        }
        double happy = byHands(HAPPY_PEOPLE, HAPPY_PEOPLE_STRAINED, HAPPY_ASSISTANT, HAPPY_ASSISTANT_WORST);
        return episode.request.again() ? happy * .9 : happy;
    }

    /** A complaint when there is one, and most often its closing some weeks later. */
    List<CloudEvent> complaint() {
        double likely =
                byHands(COMPLAINS_PEOPLE, COMPLAINS_PEOPLE_STRAINED, COMPLAINS_ASSISTANT, COMPLAINS_ASSISTANT_WORST);
        if (!dice.chance(likely * (episode.resolved() ? 1 : 2.2) * (episode.request.again() ? 1.6 : 1))) {
            return List.of();
        }
        long openedAt = episode.endedAt() + Math.min(12 * DAY, dice.seconds(3 * DAY, .9));
        String category = dice.oneOf(episode.leftToAssistant() ? CATEGORIES_ASSISTANT : CATEGORIES_PEOPLE);
        String key = episode.key + ".complaint";
        CloudEvent opening = complaint(key, openedAt, category, null, null);
        if (dice.chance(.12)) {
            return List.of(opening);
        }
        long closedAt = openedAt + Math.min(50 * DAY, dice.seconds(9 * DAY, .9));
        return List.of(opening, complaint(key + ".closed", openedAt, category, closedAt, dice.chance(.42)));
    }

    private CloudEvent complaint(
            String id, long openedAt, String category, @Nullable Long closedAt, @Nullable Boolean upheld) {
        Complaint complaint = new Complaint(
                DemoScenario.ORGANISATION,
                Instant.ofEpochSecond(openedAt),
                category,
                episode.key,
                episode.key,
                null,
                null,
                null,
                null,
                null,
                null,
                closedAt == null ? null : Instant.ofEpochSecond(closedAt),
                upheld);
        Instant time = Instant.ofEpochSecond(closedAt == null ? openedAt : closedAt);
        return DemoScenario.event(id, time, episode.key, complaint);
    }

    /** The next request of a customer whose case comes back: as a reopening, or as if it were a new one. */
    Optional<Request> comesBack() {
        boolean reopens = episode.resolved()
                && dice.chance(
                        byHands(REOPENS_PEOPLE, REOPENS_PEOPLE_STRAINED, REOPENS_ASSISTANT, REOPENS_ASSISTANT_WORST));
        if (!reopens && !dice.chance(repeats())) {
            return Optional.empty();
        }
        long startedAt = episode.endedAt() + dice.between(2 * HOUR, 5 * DAY + 12 * HOUR);
        return Optional.of(Traffic.again(episode.request, reopens ? episode.key : null, startedAt, dice));
    }

    private double repeats() {
        if (!episode.resolved()) {
            return episode.leftToAssistant() ? .45 : .35;
        }
        return episode.leftToAssistant() ? .012 + .02 * decay : .008;
    }
}
