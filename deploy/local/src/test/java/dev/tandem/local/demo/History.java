package dev.tandem.local.demo;

import dev.tandem.events.Change;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Episode;
import dev.tandem.events.Handler;
import dev.tandem.events.Survey;
import dev.tandem.events.Workforce;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the stream comes to in the end: of each episode the newest snapshot, and what customers said about it. */
final class History {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Read once, since two classes of tests ask it. */
    static final History NORDLICHT = read();

    private final Map<String, Episode> episodes = new HashMap<>();
    private final Map<String, Integer> ratings = new HashMap<>();
    private final Set<String> complaints = new HashSet<>();
    private final Map<String, Long> complaintsByEpisode = new HashMap<>();
    private final Map<YearMonth, Double> headcount = new HashMap<>();
    private final Map<YearMonth, Double> layoffs = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> reopened = new HashSet<>();

    private static History read() {
        History history = new History();
        DemoScenario.events().forEach(history::add);
        history.episodes.values().stream()
                .map(Episode::reopens)
                .filter(Objects::nonNull)
                .forEach(history.reopened::add);
        return history;
    }

    /** Only the episodes of one month, so that many questions about it need not go through all. */
    History in(String month) {
        History part = new History();
        episodes(startedIn(month)).forEach(episode -> part.episodes.put(episode.episode(), episode));
        part.ratings.putAll(ratings);
        part.complaintsByEpisode.putAll(complaintsByEpisode);
        return part;
    }

    private void add(CloudEvent event) {
        if (event.data() instanceof Episode episode) {
            episodes.merge(
                    episode.episode(),
                    episode,
                    (known, told) -> known.updatedAt().isAfter(told.updatedAt()) ? known : told);
        } else if (event.data() instanceof Survey survey) {
            ratings.put(Objects.requireNonNull(survey.episode()), survey.score());
        } else if (event.data() instanceof Complaint complaint) {
            if (complaints.add(Objects.requireNonNull(complaint.complaint()))) {
                complaintsByEpisode.merge(Objects.requireNonNull(complaint.episode()), 1L, Long::sum);
            }
        } else if (event.data() instanceof Workforce workforce
                && workforce.role().equals("customer_service")) {
            add(workforce);
        } else if (event.data() instanceof Change change) {
            changes.add(change);
        }
    }

    private void add(Workforce workforce) {
        YearMonth month = YearMonth.from(workforce.effectiveOn());
        if (workforce.headcount() != null) {
            headcount.put(month, workforce.headcount());
        }
        if (workforce.reason() == Workforce.Reason.LAYOFF && workforce.change() != null) {
            layoffs.put(month, workforce.change());
        }
    }

    Episode episode(String key) {
        return Objects.requireNonNull(episodes.get(key));
    }

    Stream<Episode> episodes(Predicate<Episode> which) {
        return episodes.values().stream().filter(which);
    }

    long count(Predicate<Episode> which) {
        return episodes(which).count();
    }

    /** The share of {@code among} that is {@code which} too. */
    double share(Predicate<Episode> which, Predicate<Episode> among) {
        return (double) count(among.and(which)) / count(among);
    }

    /** Seconds from start to resolution, summed. */
    long resolutionSeconds(Predicate<Episode> which) {
        return episodes(which.and(resolved()))
                .mapToLong(
                        episode -> Duration.between(episode.startedAt(), Objects.requireNonNull(episode.resolvedAt()))
                                .toSeconds())
                .sum();
    }

    double meanResolutionSeconds(Predicate<Episode> which) {
        return (double) resolutionSeconds(which) / count(which.and(resolved()));
    }

    double satisfaction(Predicate<Episode> which) {
        return share(happy(), which.and(rated()));
    }

    long complaints(Predicate<Episode> which) {
        return episodes(which)
                .mapToLong(episode -> complaintsByEpisode.getOrDefault(episode.episode(), 0L))
                .sum();
    }

    double complaintsPerThousand(Predicate<Episode> which) {
        return 1000.0 * complaints(which) / count(which);
    }

    double headcount(String month) {
        return Objects.requireNonNull(headcount.get(YearMonth.parse(month)));
    }

    /** The months in which people lost their work. */
    SortedSet<YearMonth> layoffs() {
        return new TreeSet<>(layoffs.keySet());
    }

    /** How many people lost their work. */
    double laidOff() {
        return -layoffs.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The month in which {@code whom} was first told of a change. */
    YearMonth told(String whom) {
        return changes.stream()
                .filter(change -> String.valueOf(change.told()).contains(whom))
                .map(change -> YearMonth.from(change.at().atZone(BERLIN)))
                .min(YearMonth::compareTo)
                .orElseThrow();
    }

    Predicate<Episode> rated() {
        return episode -> ratings.containsKey(episode.episode());
    }

    Predicate<Episode> happy() {
        return episode -> ratings.getOrDefault(episode.episode(), 0) >= 4;
    }

    Predicate<Episode> reopened() {
        return episode -> reopened.contains(episode.episode());
    }

    static Predicate<Episode> resolved() {
        return episode -> episode.resolvedAt() != null;
    }

    /** Cohorts are anchored at the start, in the organisation's own time zone. */
    static Predicate<Episode> startedIn(String... months) {
        List<Period> periods =
                Stream.of(months).map(YearMonth::parse).map(Period::of).toList();
        return episode -> periods.stream().anyMatch(period -> period.holds(episode.startedAt()));
    }

    private record Period(Instant from, Instant to) {
        static Period of(YearMonth month) {
            return new Period(
                    month.atDay(1).atStartOfDay(BERLIN).toInstant(),
                    month.plusMonths(1).atDay(1).atStartOfDay(BERLIN).toInstant());
        }

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    static Predicate<Episode> by(Handler handler) {
        return episode -> handler(episode) == handler;
    }

    static Handler handler(Episode episode) {
        boolean ai = episode.aiAnsweredAt() != null;
        boolean human = episode.humanAnsweredAt() != null;
        return ai && human ? Handler.HYBRID : ai ? Handler.AI : human ? Handler.HUMAN : Handler.NONE;
    }
}
