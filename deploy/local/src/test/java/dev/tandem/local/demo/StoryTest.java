package dev.tandem.local.demo;

import static dev.tandem.local.demo.History.by;
import static dev.tandem.local.demo.History.resolved;
import static dev.tandem.local.demo.History.startedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode;
import dev.tandem.events.Handler;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Holds the demo to the story that it tells, computed from the events alone. */
class StoryTest {
    private static final History HISTORY = History.NORDLICHT;

    private static final Predicate<Episode> PEOPLE_ONLY =
            startedIn("2024-07", "2024-08", "2024-09", "2024-10", "2024-11", "2024-12");
    private static final Predicate<Episode> FIRST_QUARTER = startedIn("2025-01", "2025-02", "2025-03");
    private static final Predicate<Episode> WIDEST = startedIn("2025-04", "2025-05", "2025-06");
    private static final Predicate<Episode> WORST = startedIn("2025-08", "2025-09", "2025-10", "2025-11");
    private static final Predicate<Episode> BACK = startedIn("2026-03", "2026-04", "2026-05", "2026-06");

    private static final Predicate<Episode> COMPLEX = of(Complexity.COMPLEX);
    private static final Predicate<Episode> CHAT = episode -> episode.channel().equals("chat");

    private static boolean involvesAi(Episode episode) {
        return episode.aiAnsweredAt() != null;
    }

    private static Predicate<Episode> of(Complexity complexity) {
        return episode -> episode.complexity() == complexity;
    }

    @Test
    void automationComesInStepsAndIsTakenBackInPart() {
        assertThat(HISTORY.share(StoryTest::involvesAi, PEOPLE_ONLY)).isZero();
        assertThat(HISTORY.share(StoryTest::involvesAi, startedIn("2025-02"))).isEqualTo(.62, within(.03));
        assertThat(HISTORY.share(StoryTest::involvesAi, WIDEST)).isEqualTo(.75, within(.02));
        assertThat(HISTORY.share(StoryTest::involvesAi, WORST)).isEqualTo(.75, within(.02));
        assertThat(HISTORY.share(StoryTest::involvesAi, BACK)).isEqualTo(.5, within(.02));
    }

    @Test
    void theAssistantMostlyTakesRoutineCases() {
        assertThat(HISTORY.share(of(Complexity.ROUTINE), PEOPLE_ONLY)).isEqualTo(.55, within(.02));
        assertThat(HISTORY.share(of(Complexity.ROUTINE), FIRST_QUARTER.and(StoryTest::involvesAi)))
                .isGreaterThan(.66);
        assertThat(HISTORY.share(COMPLEX, FIRST_QUARTER.and(by(Handler.HUMAN)))).isGreaterThan(.20);
    }

    @Test
    void elevenMinutesBecomeTwo() {
        Predicate<Episode> routineChat = CHAT.and(of(Complexity.ROUTINE)).and(by(Handler.HUMAN));

        assertThat(HISTORY.meanResolutionSeconds(PEOPLE_ONLY.and(routineChat))).isEqualTo(660, within(20.0));
        assertThat(HISTORY.meanResolutionSeconds(WIDEST.and(by(Handler.AI)))).isEqualTo(120, within(6.0));
    }

    @Test
    void thePlainAverageOfTheFirstQuarterStillLooksFine() {
        double before = HISTORY.satisfaction(PEOPLE_ONLY);
        double after = HISTORY.satisfaction(FIRST_QUARTER);

        assertThat(before).isEqualTo(.825, within(.01));
        assertThat(after).isEqualTo(before, within(.03));
    }

    @Test
    void thePlainComparisonFavoursTheAssistantAndEveryComplexitySpeaksAgainstIt() {
        Predicate<Episode> firstHalfYear = FIRST_QUARTER.or(WIDEST);

        assertThat(HISTORY.satisfaction(firstHalfYear.and(by(Handler.AI))))
                .isGreaterThan(HISTORY.satisfaction(firstHalfYear.and(by(Handler.HUMAN))) + .02);
        assertThat(Complexity.values())
                .allSatisfy(complexity -> assertThat(HISTORY.satisfaction(PEOPLE_ONLY.and(of(complexity))))
                        .isGreaterThan(HISTORY.satisfaction(
                                firstHalfYear.and(by(Handler.AI)).and(of(complexity)))));
        assertThat(HISTORY.satisfaction(firstHalfYear.and(COMPLEX).and(by(Handler.AI))))
                .isLessThan(HISTORY.satisfaction(firstHalfYear.and(COMPLEX).and(by(Handler.HUMAN))) - .1);
    }

    @Test
    void complexCasesGetWorseAndRecover() {
        Predicate<Episode> complex = COMPLEX.and(by(Handler.AI).negate());

        assertThat(HISTORY.satisfaction(WORST.and(COMPLEX).and(by(Handler.AI)))).isLessThan(.40);
        assertThat(HISTORY.satisfaction(WORST.and(complex)))
                .isLessThan(HISTORY.satisfaction(PEOPLE_ONLY.and(complex)) - .1);
        assertThat(HISTORY.satisfaction(BACK.and(complex)))
                .isGreaterThan(HISTORY.satisfaction(WORST.and(complex)) + .07);
    }

    @Test
    void complaintsRiseFromSixToFifteenAndFallToEightPerThousand() {
        assertThat(HISTORY.complaintsPerThousand(PEOPLE_ONLY)).isEqualTo(6, within(.5));
        assertThat(HISTORY.complaintsPerThousand(WORST)).isBetween(14.0, 18.0);
        assertThat(HISTORY.complaintsPerThousand(BACK)).isEqualTo(8, within(.5));
    }

    @Test
    void moreCasesComeBack() {
        assertThat(HISTORY.share(HISTORY.reopened(), PEOPLE_ONLY.and(resolved())))
                .isEqualTo(.017, within(.003));
        assertThat(HISTORY.share(HISTORY.reopened(), WORST.and(resolved()))).isGreaterThan(.04);
        assertThat(HISTORY.share(HISTORY.reopened(), BACK.and(resolved()))).isLessThan(.025);
        assertThat(repeats(WORST)).isGreaterThan(2 * repeats(PEOPLE_ONLY));
    }

    /** Share of episodes whose customer asks about the same topic again within a week. */
    private static double repeats(Predicate<Episode> which) {
        Map<String, Episode> latest = new HashMap<>();
        long[] again = {0};
        HISTORY.episodes(which)
                .sorted((a, b) -> a.startedAt().compareTo(b.startedAt()))
                .forEach(episode -> {
                    Episode before = latest.put(episode.customer() + " " + episode.topic(), episode);
                    if (before != null
                            && Duration.between(before.startedAt(), episode.startedAt())
                                            .toDays()
                                    < 7) {
                        again[0]++;
                    }
                });
        return (double) again[0] / HISTORY.count(which);
    }

    @Test
    void whoAsksForAPersonWaitsLongerOrInVain() {
        Predicate<Episode> asked = episode -> episode.humanRequestedAt() != null;
        Predicate<Episode> reached = episode -> episode.humanAnsweredAt() != null;

        assertThat(HISTORY.share(reached, FIRST_QUARTER.and(asked))).isGreaterThan(.6);
        assertThat(HISTORY.share(reached, WORST.and(asked))).isLessThan(.42);
        assertThat(HISTORY.share(reached, BACK.and(asked))).isGreaterThan(.85);
    }

    @Test
    void peopleAreOverloadedWithHardCasesForAWhile() {
        Predicate<Episode> hardChat = CHAT.and(COMPLEX).and(by(Handler.HUMAN));

        assertThat(HISTORY.meanResolutionSeconds(WORST.and(hardChat)))
                .isGreaterThan(1.35 * HISTORY.meanResolutionSeconds(PEOPLE_ONLY.and(hardChat)));
        assertThat(inTime(PEOPLE_ONLY)).isGreaterThan(.95);
        assertThat(inTime(WORST)).isLessThan(.78);
        assertThat(inTime(BACK)).isGreaterThan(.93);
    }

    private static double inTime(Predicate<Episode> which) {
        return HISTORY.share(
                episode -> {
                    var reached = episode.slaTarget() == Episode.SlaTarget.RESOLUTION
                            ? episode.resolvedAt()
                            : episode.firstReplyAt();
                    return reached != null && !reached.isAfter(Objects.requireNonNull(episode.slaDueAt()));
                },
                which.and(by(Handler.HUMAN)));
    }

    @Test
    void customersAreToldLateAndStaffAfterTheLayoffs() {
        Predicate<Episode> told = episode -> episode.disclosedAt() != null;

        assertThat(HISTORY.share(told, WIDEST.and(StoryTest::involvesAi))).isLessThan(.02);
        assertThat(HISTORY.share(told, WORST.and(StoryTest::involvesAi))).isEqualTo(.95, within(.01));
        assertThat(HISTORY.told("customers")).isEqualTo(YearMonth.of(2025, 7));
        assertThat(HISTORY.told("employees")).isAfter(HISTORY.layoffs().last());
    }

    @Test
    void headcountFallsByAThirdAndRisesAgain() {
        assertThat(HISTORY.laidOff()).isEqualTo(660);
        assertThat(HISTORY.layoffs()).startsWith(YearMonth.of(2025, 2)).endsWith(YearMonth.of(2025, 8));
        assertThat(HISTORY.headcount("2024-07")).isEqualTo(3040);
        assertThat(HISTORY.headcount("2025-12")).isBetween(1900.0, 2000.0);
        assertThat(HISTORY.headcount("2026-06")).isGreaterThan(2200);
    }

    @Test
    void hybridHandlingBeginsAndKeepsSomeOfTheGain() {
        assertThat(HISTORY.share(by(Handler.HYBRID), WORST)).isLessThan(.04);
        assertThat(HISTORY.share(by(Handler.HYBRID), BACK)).isGreaterThan(.09);
        assertThat(HISTORY.meanResolutionSeconds(BACK.and(CHAT)))
                .isLessThan(.8 * HISTORY.meanResolutionSeconds(PEOPLE_ONLY.and(CHAT)));
        assertThat(HISTORY.count(episode -> true)).isEqualTo(DemoScenarioTest.EPISODES);
    }
}
