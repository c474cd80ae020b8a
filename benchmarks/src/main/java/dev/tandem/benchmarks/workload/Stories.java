package dev.tandem.benchmarks.workload;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Makes up what happens in each episode. The same number always gives the same story, whichever others were made
 * before, so an episode can refer to an earlier one that nobody remembers.
 *
 * <p>The mix of markets, languages and handlers follows what Klarna has published of its customer service; medians and
 * spreads are made up.
 */
final class Stories {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HOURS = 24;
    private static final double ABANDONED = 0.04;
    private static final double RETURNS = 0.08;
    private static final double REOPENINGS = 0.4;
    private static final int LONGEST_RETURN_DAYS = 10;

    private static final Choice<String> MARKETS = Choice.of(List.of("DE", "US", "SE", "GB"), 0.34, 0.30, 0.20, 0.16);
    private static final List<String> LANGUAGES = List.of("en", "de", "sv", "es", "fi", "pl", "nl", "tr");
    private static final Map<String, Choice<String>> LANGUAGE_OF = Map.of(
            "DE", Choice.of(LANGUAGES, 0.09, 0.80, 0, 0.01, 0, 0.03, 0.01, 0.06),
            "US", Choice.of(LANGUAGES, 0.82, 0.01, 0, 0.17, 0, 0, 0, 0),
            "SE", Choice.of(LANGUAGES, 0.12, 0.01, 0.76, 0, 0.10, 0.01, 0, 0),
            "GB", Choice.of(LANGUAGES, 0.90, 0.01, 0, 0.02, 0, 0.05, 0.01, 0.01));
    private static final Choice<String> CHANNELS =
            Choice.of(List.of("chat", "email", "phone", "social"), 0.66, 0.16, 0.14, 0.04);
    private static final Choice<String> TOPICS = Choice.byRank(List.of(
            "payment",
            "refund",
            "delivery",
            "return",
            "invoice",
            "due-date",
            "account",
            "dispute",
            "app",
            "fraud",
            "credit-limit",
            "data-protection"));
    private static final Choice<Complexity> COMPLEXITIES = Choice.of(List.of(Complexity.values()), 0.52, 0.33, 0.15);
    private static final Choice<String> REASONS = Choice.of(
            List.of(
                    "customer_request",
                    "missing_knowledge",
                    "unsupported_request",
                    "policy_restriction",
                    "tool_failure"),
            1,
            1,
            1,
            1,
            1);
    /** How much of a day's work starts in each of its hours. */
    private static final Choice<Integer> STARTS = Choice.of(
            IntStream.range(0, HOURS).boxed().toList(),
            1,
            0.7,
            0.5,
            0.4,
            0.5,
            0.9,
            1.8,
            3.2,
            5.2,
            6.5,
            7,
            7,
            6.6,
            6.5,
            6.4,
            6.2,
            6,
            5.8,
            5.6,
            5.4,
            5,
            4.2,
            3,
            1.8);

    private final Plan plan;

    Stories(Plan plan) {
        this.plan = plan;
    }

    /** What the episode looks like when it is first told. */
    Draft tell(long number) {
        Chance chance = new Chance(plan.seed(), number);
        Instant startedAt = start(number, chance);
        Origin own = origin(chance);
        boolean returns = chance.happens(RETURNS);
        long earlier = returns ? earlier(number, chance) : -1;
        Draft draft = new Draft(number, earlier < 0 ? own : ownOrigin(earlier), startedAt, COMPLEXITIES.draw(chance));
        if (earlier >= 0 && chance.happens(REOPENINGS)) {
            draft.reopens = Draft.id(earlier);
        }
        answer(draft, chance);
        end(draft, chance);
        return draft;
    }

    /** What a later look at the same episode changes. */
    void correct(Draft draft, Chance chance) {
        draft.updatedAt = draft.updatedAt.plusMillis(
                60_000 + chance.below(Duration.ofHours(6).toMillis()));
        double kind = chance.fraction();
        if (kind < 0.40) {
            if (draft.resolvedAt == null) {
                draft.resolvedAt = draft.updatedAt.minusMillis(1000);
                draft.abandonedAt = null;
            }
            draft.resolution = Resolution.CONFIRMED;
        } else if (kind < 0.65 && !draft.isAnsweredByPeople()) {
            handOver(draft, chance);
            draft.abandonedAt = null;
            draft.resolution = Resolution.ASSUMED;
            draft.resolvedAt = draft.workedUntil();
            Instant known = draft.resolvedAt.plusMillis(500);
            draft.updatedAt = known.isAfter(draft.updatedAt) ? known : draft.updatedAt;
        } else if (kind < 0.85) {
            draft.topic = TOPICS.otherThan(draft.topic, chance);
        } else {
            draft.complexity = COMPLEXITIES.otherThan(draft.complexity, chance);
        }
    }

    private Instant start(long number, Chance chance) {
        long day = plan.dayOf(number);
        long first = plan.firstOf(day);
        double point = (number - first + chance.fraction()) / (plan.firstOf(day + 1) - first);
        double hours = STARTS.at(point) + STARTS.within(point);
        return Plan.midnight(day).plusMillis((long) (hours * Duration.ofHours(1).toMillis()));
    }

    /** The same draws as in {@link #tell}, without what follows them: what an episode would be that nobody returns to. */
    private Origin ownOrigin(long number) {
        Chance chance = new Chance(plan.seed(), number);
        start(number, chance);
        return origin(chance);
    }

    private Origin origin(Chance chance) {
        double point = chance.fraction();
        long customer = (long) (point * StrictMath.sqrt(point) * plan.customers());
        String market = MARKETS.draw(chance);
        return new Origin(
                pseudonym(customer),
                market,
                Objects.requireNonNull(LANGUAGE_OF.get(market)).draw(chance),
                CHANNELS.draw(chance),
                TOPICS.draw(chance));
    }

    /** As long as the pseudonyms of ingest-service are, 32 characters. */
    private String pseudonym(long customer) {
        long one = Chance.scramble(plan.seed() * 31 + customer);
        return HEX.toHexDigits(one) + HEX.toHexDigits(Chance.scramble(one));
    }

    /** The number of an episode some days before, sooner rather than later; negative where there is none. */
    private long earlier(long number, Chance chance) {
        double point = chance.fraction();
        double days = point * point * LONGEST_RETURN_DAYS;
        return number - 1 - (long) (days * plan.episodes() / plan.days());
    }

    private static void answer(Draft draft, Chance chance) {
        double byAi =
                switch (draft.complexity) {
                    case ROUTINE -> 0.76;
                    case STANDARD -> 0.58;
                    case COMPLEX -> 0.30;
                };
        double byBoth =
                switch (draft.complexity) {
                    case ROUTINE -> 0.06;
                    case STANDARD -> 0.14;
                    case COMPLEX -> 0.30;
                };
        double aiAlone = draft.origin.channel().equals("phone") ? byAi / 2 : byAi;
        double handling = chance.fraction();
        if (handling < aiAlone + byBoth) {
            draft.aiAnsweredAt = draft.startedAt.plusMillis(500 + chance.millis(1500, 0.5));
            draft.aiSeconds = 10 + chance.millis(95_000 * effort(draft), 0.7) / 1000;
            if (handling >= aiAlone) {
                handOver(draft, chance);
            }
            return;
        }
        double median = draft.origin.channel().equals("email") ? 5_400_000 : 70_000;
        draft.humanAnsweredAt = draft.startedAt.plusMillis(1000 + chance.millis(median, 1.0));
        draft.humanSeconds = 30 + chance.millis(420_000 * effort(draft), 0.6) / 1000;
    }

    private static void handOver(Draft draft, Chance chance) {
        Instant answered = draft.aiAnsweredAt == null ? draft.startedAt : draft.aiAnsweredAt;
        Instant requested = answered.plusMillis(draft.aiSeconds * 600);
        Instant handedOver = requested.plusMillis(1000 + chance.below(30_000));
        draft.humanRequestedAt = requested;
        draft.handedOverAt = handedOver;
        draft.handoverReason = REASONS.draw(chance);
        draft.humanAnsweredAt = handedOver.plusMillis(chance.millis(160_000, 1.0));
        draft.humanSeconds = 30 + chance.millis(380_000 * effort(draft), 0.6) / 1000;
    }

    private static double effort(Draft draft) {
        return switch (draft.complexity) {
            case ROUTINE -> 1;
            case STANDARD -> 1.7;
            case COMPLEX -> 4;
        };
    }

    private static void end(Draft draft, Chance chance) {
        Instant end = draft.workedUntil().plusMillis(chance.millis(4000, 0.8));
        double left = draft.isAnsweredByPeople() ? 0.06 : draft.complexity == Complexity.COMPLEX ? 0.22 : 0.07;
        double ending = chance.fraction();
        if (ending < ABANDONED) {
            draft.abandonedAt = end;
        } else if (ending < ABANDONED + left) {
            draft.resolution = Resolution.UNRESOLVED;
        } else {
            draft.resolvedAt = end;
            boolean confirmed = chance.happens(draft.isAnsweredByPeople() ? 0.62 : 0.44);
            draft.resolution = confirmed ? Resolution.CONFIRMED : Resolution.ASSUMED;
        }
        draft.updatedAt = end.plusMillis(200 + chance.below(3000));
    }
}
