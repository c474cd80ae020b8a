package dev.tandem.benchmarks.workload;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Complexity;
import dev.tandem.events.Survey;
import dev.tandem.events.Survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The events of a {@link Plan} in the order in which they arrive: episodes by their start, corrections, duplicates,
 * surveys and complaints some time after them, and a few of everything much too late. The same plan gives the same
 * events, byte by byte. It holds a window of them, whose size does not depend on how many there are.
 */
public final class Workload implements Iterable<CloudEvent> {
    /**
     * When an episode is the first of its number to arrive, nothing arrives any more about those whose number is by
     * this much smaller.
     */
    public static final int HORIZON = 100_000;

    private static final String SOURCE = "urn:nordlicht:helpdesk";
    private static final double LATE = 0.02;
    private static final int LATE_WITHIN = 50_000;
    private static final int REPEATED_WITHIN = 20_000;
    private static final int ANSWERED_WITHIN = 3_000;
    private static final int COMPLAINED_WITHIN = 10_000;
    private static final List<String> CATEGORIES =
            List.of("service", "payment", "privacy", "wrong_information", "unreachable");

    private final Plan plan;
    private final Stories stories;

    public Workload(Plan plan) {
        this.plan = plan;
        this.stories = new Stories(plan);
    }

    @Override
    public Iterator<CloudEvent> iterator() {
        return new Arrivals();
    }

    /** An event and when it arrives, in episodes since the first. */
    private record Arrival(double position, long order, CloudEvent event) {
        static final Comparator<Arrival> SOONEST =
                Comparator.comparingDouble(Arrival::position).thenComparingLong(Arrival::order);
    }

    private final class Arrivals implements Iterator<CloudEvent> {
        private final PriorityQueue<Arrival> coming = new PriorityQueue<>(Arrival.SOONEST);
        private long told;
        private long order;

        @Override
        public boolean hasNext() {
            return told < plan.episodes() || !coming.isEmpty();
        }

        @Override
        public CloudEvent next() {
            // whatever the next episodes bring arrives at their own number or later
            while (told < plan.episodes() && (coming.isEmpty() || coming.peek().position() >= told)) {
                tell(told++);
            }
            if (coming.isEmpty()) {
                throw new NoSuchElementException();
            }
            return coming.remove().event();
        }

        private void tell(long number) {
            Draft draft = stories.tell(number);
            // dice of their own, so that nothing here changes the story
            Chance chance = new Chance(plan.seed(), -1 - number);
            CloudEvent first = episode(draft, 1);
            double position = number + lateness(chance);
            add(position, first);
            if (chance.happens(Plan.DUPLICATES)) {
                add(position + within(REPEATED_WITHIN, chance), first);
            }
            if (chance.happens(Plan.CORRECTIONS)) {
                stories.correct(draft, chance);
                add(number + within(REPEATED_WITHIN, chance), episode(draft, 2));
            }
            if (chance.happens(Plan.SURVEYS)) {
                CloudEvent survey = survey(draft, chance);
                double answered = number + within(ANSWERED_WITHIN, chance) + lateness(chance);
                add(answered, survey);
                if (chance.happens(Plan.DUPLICATES)) {
                    add(answered + within(REPEATED_WITHIN, chance), survey);
                }
            }
            if (chance.happens(Plan.COMPLAINTS)) {
                add(number + within(COMPLAINED_WITHIN, chance), complaint(draft, chance));
            }
        }

        private void add(double position, CloudEvent event) {
            coming.add(new Arrival(position, order++, event));
        }
    }

    private static double lateness(Chance chance) {
        return chance.happens(LATE) ? within(LATE_WITHIN, chance) : 0;
    }

    private static double within(int most, Chance chance) {
        return 1 + chance.fraction() * most;
    }

    private static CloudEvent episode(Draft draft, int version) {
        return new CloudEvent(draft.id() + "-" + version, SOURCE, draft.updatedAt, draft.id(), draft.snapshot());
    }

    private static CloudEvent survey(Draft draft, Chance chance) {
        Instant at = draft.updatedAt.plusMillis(
                60_000 + chance.below(Duration.ofHours(2).toMillis()));
        double asked = chance.fraction();
        Scale scale = asked < 0.8 ? Scale.CSAT : asked < 0.9 ? Scale.NPS : Scale.CES;
        boolean hard = draft.complexity == Complexity.COMPLEX;
        double content = draft.isAnsweredByPeople() ? (hard ? 0.74 : 0.83) : (hard ? 0.52 : 0.86);
        int score = score(scale, chance.happens(content), chance);
        Survey survey = new Survey(Plan.ORGANISATION, scale, score, at, draft.id(), null, null, null, null, null, null);
        return new CloudEvent("survey-" + draft.id(), SOURCE, at, draft.id(), survey);
    }

    private static int score(Scale scale, boolean content, Chance chance) {
        return (int)
                switch (scale) {
                    case CSAT -> content ? 4 + chance.below(2) : 1 + chance.below(3);
                    case NPS -> content ? 7 + chance.below(4) : chance.below(7);
                    case CES -> content ? 5 + chance.below(3) : 1 + chance.below(4);
                };
    }

    private static CloudEvent complaint(Draft draft, Chance chance) {
        Instant at = draft.updatedAt.plusMillis(
                3_600_000 + chance.below(Duration.ofDays(3).toMillis()));
        boolean closed = chance.happens(0.6);
        Complaint complaint = new Complaint(
                Plan.ORGANISATION,
                at,
                CATEGORIES.get((int) chance.below(CATEGORIES.size())),
                "complaint-" + draft.id(),
                draft.id(),
                null,
                null,
                null,
                null,
                null,
                null,
                closed ? at.plusMillis(chance.below(Duration.ofDays(20).toMillis())) : null,
                closed ? (Boolean) chance.happens(0.4) : null);
        return new CloudEvent("complaint-" + draft.id(), SOURCE, at, draft.id(), complaint);
    }
}
