package dev.tandem.local.demo;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complexity;
import dev.tandem.events.EventData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Two years of the made-up organisation Nordlicht, 1 July 2024 to 30 June 2026 in Europe/Berlin, as the events that its
 * systems would send. Everything comes from one seed, so that every run on every machine gives the same bytes.
 *
 * <p>Its workforce is that of the whole house; its episodes are a sample of about one in {@link #HOUSE_TO_SAMPLE}, and its
 * costs the share of that sample.
 */
public final class DemoScenario {
    /** How many episodes of the house one episode of the sample stands for. */
    static final int HOUSE_TO_SAMPLE = 200;

    /** The organisation's key. */
    public static final String ORGANISATION = "nordlicht";

    /** The CloudEvents attribute {@code source} of every event. */
    public static final String SOURCE = "urn:tandem:demo";

    /** How many events {@link #events} gives. */
    public static final long EVENTS = 395_788;

    private static final long SEED = 0x4e6f72646c696368L;

    private DemoScenario() {}

    /**
     * All events in the order in which they are sent: by {@code time}, but for a few in a thousand that come up to three
     * days late. Made while they are read, so that memory does not grow with their number.
     */
    public static Stream<CloudEvent> events() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Days(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    static CloudEvent event(String id, Instant time, @Nullable String subject, EventData data) {
        return new CloudEvent(id, SOURCE, time, subject, data);
    }

    /** Lives through the two years day by day, and lets go of an event when nothing earlier can come any more. */
    private static final class Days implements Iterator<CloudEvent> {
        private static final long DAY = 86_400;
        private static final long COMPANY_STREAM = -1;

        private final PriorityQueue<Sending> outbox =
                new PriorityQueue<>(Comparator.comparingLong(Sending::at).thenComparingLong(Sending::order));
        private final PriorityQueue<Arrival> arrivals =
                new PriorityQueue<>(Comparator.comparingLong(Arrival::at).thenComparingLong(Arrival::order));
        private LocalDate day = Calendar.FIRST_DAY;
        private long order;
        private long episodes;

        /** An event on its way, with a number that keeps those of one second in order. */
        private record Sending(long at, long order, CloudEvent event) {}

        private record Arrival(long order, Request request) {
            long at() {
                return request.startedAt();
            }
        }

        Days() {
            Company.events(new Dice(SEED, COMPANY_STREAM)).forEach(event -> send(event, 0));
        }

        @Override
        public boolean hasNext() {
            while (day.isBefore(Calendar.END) && !ready()) {
                live(day);
                day = day.plusDays(1);
            }
            return !outbox.isEmpty();
        }

        private boolean ready() {
            Sending next = outbox.peek();
            return next != null && next.at() < Calendar.startOf(day);
        }

        @Override
        public CloudEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return outbox.remove().event();
        }

        private void live(LocalDate today) {
            Traffic.on(today, new Dice(SEED, -today.toEpochDay())).forEach(this::expect);
            long tomorrow = Calendar.startOf(today.plusDays(1));
            for (Arrival next = arrivals.peek(); next != null && next.at() < tomorrow; next = arrivals.peek()) {
                answer(arrivals.remove().request());
            }
        }

        private void answer(Request request) {
            episodes++;
            Dice dice = new Dice(SEED, episodes);
            EpisodeDraft episode = Handling.of("NL-" + (1_000_000 + episodes), request, dice);
            report(episode, dice);
            Aftermath aftermath = new Aftermath(episode, dice);
            aftermath.survey().ifPresent(survey -> send(survey, 0));
            aftermath.complaint().forEach(complaint -> send(complaint, 0));
            aftermath.comesBack().ifPresent(this::expect);
        }

        /** Most sources tell once how it ended; some tell of the beginning too, and correct themselves later. */
        private void report(EpisodeDraft episode, Dice dice) {
            Complexity complexity = episode.request.complexity();
            boolean corrected = dice.chance(.03);
            Complexity guess = corrected ? Complexity.STANDARD : complexity;
            long knownAt = episode.knownAt();
            if (corrected) {
                send(snapshot(episode, 1, episode.request.startedAt(), true, guess), 0);
                long correctedAt = knownAt + dice.between(DAY / 4, 2 * DAY);
                send(snapshot(episode, 3, correctedAt, false, complexity), 0);
            }
            long delay = dice.chance(.004) ? dice.between(DAY / 8, 3 * DAY) : 0;
            send(snapshot(episode, 2, knownAt, false, guess), delay);
        }

        private static CloudEvent snapshot(
                EpisodeDraft episode, int revision, long updatedAt, boolean opened, Complexity complexity) {
            return event(
                    episode.key + "." + revision,
                    Instant.ofEpochSecond(updatedAt),
                    episode.key,
                    opened ? episode.opened(complexity) : episode.snapshot(updatedAt, complexity));
        }

        private void send(CloudEvent event, long delaySeconds) {
            outbox.add(new Sending(event.time().getEpochSecond() + delaySeconds, order++, event));
        }

        private void expect(Request request) {
            arrivals.add(new Arrival(order++, request));
        }
    }
}
