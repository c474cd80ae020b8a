package dev.tandem.ingest.helpdesks;

import dev.tandem.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one payload tells of one case, in no vendor's words. A case is cut where it was reopened: each stretch is an
 * episode of its own, which is named by the second of the reopening, so that payloads that tell more or less of the
 * past name it alike.
 */
final class Case {
    /** A message may be stored a moment before the conversation that it opens. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    /** The most that an event may say. */
    private static final int MAX_REOPENED = 1000;

    private final String key;
    private final Instant startedAt;
    private final String startedPlace;
    private final Instant updatedAt;
    private final String updatedPlace;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Said> everywhere = new LinkedHashMap<>();
    private final Map<String, Said> last = new LinkedHashMap<>();

    private @Nullable Moment resolvedUnseen;

    private record Said(@Nullable Object value, String place) {}

    Case(String key, Instant startedAt, Json startedPlace, Instant updatedAt, Json updatedPlace) {
        this.key = key;
        this.startedAt = startedAt;
        this.startedPlace = startedPlace.pointer();
        this.updatedAt = updatedAt;
        this.updatedPlace = updatedPlace.pointer();
    }

    String key() {
        return key;
    }

    /** Says a member of every stretch. */
    Case say(String name, @Nullable Object value, Json place) {
        everywhere.put(name, new Said(value, place.pointer()));
        return this;
    }

    /** Says a member of the last stretch, which is the one that a status is about. */
    Case sayLast(String name, @Nullable Object value, Json place) {
        last.put(name, new Said(value, place.pointer()));
        return this;
    }

    Case happened(Moment.Kind kind, @Nullable Instant at, Json place) {
        if (at != null) {
            boolean early = at.isBefore(startedAt) && !at.isBefore(startedAt.minus(TOLERATED));
            moments.add(new Moment(kind, early ? startedAt : at, place.pointer()));
        }
        return this;
    }

    /**
     * Says how often it was reopened, where nobody knows when.
     *
     * @return whether it was
     */
    boolean reopened(@Nullable Integer count, Json place) {
        if (count == null || count <= 0) {
            return false;
        }
        say("reopenCount", Math.min(count, MAX_REOPENED), place);
        return true;
    }

    /** Says that it had been resolved at an unknown time before this one. */
    void wasResolvedBefore(Instant reopenedAt, Json place) {
        resolvedUnseen = new Moment(Moment.Kind.REOPENED, reopenedAt, place.pointer());
    }

    /** The time of the first moment of this kind, null when it did not happen. */
    @Nullable
    Instant first(Moment.Kind kind) {
        return moments.stream()
                .filter(moment -> moment.kind() == kind)
                .map(Moment::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether the last that is told of its end is that it was resolved, and not that it was reopened. */
    boolean endsResolved() {
        boolean resolved = false;
        for (Moment moment : inOrder()) {
            resolved = moment.kind() == Moment.Kind.RESOLVED || (resolved && moment.kind() != Moment.Kind.REOPENED);
        }
        return resolved;
    }

    /** An episode for each stretch, in order. */
    List<Fact> episodes() {
        List<Fact> episodes = new ArrayList<>();
        Stretch stretch = new Stretch(key, startedAt, startedPlace, null);
        for (Moment moment : inOrder()) {
            if (moment.kind() == Moment.Kind.REOPENED) {
                if (moment.equals(resolvedUnseen)) {
                    stretch.resolvedUnseen();
                }
                if (stretch.isResolved()) {
                    episodes.add(stretch.fact);
                    stretch = new Stretch(reopenedKey(moment.at()), moment.at(), moment.pointer(), stretch.key);
                }
            } else {
                stretch.take(moment);
            }
        }
        last.forEach(stretch::sayOver);
        episodes.add(stretch.fact);
        return episodes;
    }

    /** What began when the case was reopened at this time, of which nothing more is known yet. */
    List<Fact> reopened(Instant at, Json place) {
        return List.of(new Stretch(reopenedKey(at), at, place.pointer(), key).fact);
    }

    /** The key of what began when the case was reopened at this time. */
    private String reopenedKey(Instant at) {
        return key + "/" + at.getEpochSecond();
    }

    /** By time; what happened in one second stays in the order in which it is told. */
    private List<Moment> inOrder() {
        return moments.stream().sorted(Comparator.comparing(Moment::at)).toList();
    }

    private static Stream<String> members(Moment.Kind kind) {
        return switch (kind) {
            case AI_ANSWERED -> Stream.of("aiAnsweredAt", "firstReplyAt");
            case HUMAN_ANSWERED -> Stream.of("humanAnsweredAt", "firstReplyAt");
            case ANSWERED -> Stream.of("firstReplyAt");
            case HUMAN_REQUESTED -> Stream.of("humanRequestedAt");
            case HANDED_OVER -> Stream.of("handedOverAt");
            case RESOLVED -> Stream.of("resolvedAt");
            case REOPENED -> Stream.of();
        };
    }

    private final class Stretch {
        private final String key;
        private final Fact fact;

        Stretch(String key, Instant startedAt, String startedPlace, @Nullable String reopens) {
            this.key = key;
            this.fact = Fact.snapshot(EventType.EPISODE, key, updatedAt)
                    .put("episode", key, "")
                    .put("updatedAt", updatedAt, updatedPlace)
                    .put("startedAt", startedAt, startedPlace)
                    .put("reopens", reopens, startedPlace);
            everywhere.forEach(this::sayOver);
        }

        void sayOver(String name, Said said) {
            fact.put(name, said.value(), said.place());
        }

        void take(Moment moment) {
            members(moment.kind())
                    .filter(name -> fact.get(name) == null)
                    .forEach(name -> fact.put(name, moment.at(), moment.pointer()));
            if (moment.kind() == Moment.Kind.RESOLVED) {
                fact.put("resolution", "assumed", moment.pointer());
            }
        }

        /** It was resolved, nobody knows when; what was told of it at the time knows better, and stays. */
        void resolvedUnseen() {
            fact.put("resolution", "assumed", startedPlace).put("updatedAt", startedAt, startedPlace);
        }

        boolean isResolved() {
            return fact.get("resolution") != null;
        }
    }
}
