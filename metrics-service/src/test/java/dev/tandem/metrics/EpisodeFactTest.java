package dev.tandem.metrics;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.Survey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeFactTest {
    private static final Instant LATER = START.plus(ofDays(30));
    private static final Map<String, ZoneId> ZONES = Map.of("acme", ZoneId.of("UTC"));

    @Test
    void derivesWhoHandledItFromWhoAnswered() {
        assertThat(handler(episode().answeredByAi(ofSeconds(2)))).isEqualTo("ai");
        assertThat(handler(episode().answeredByAPerson(ofMinutes(2)))).isEqualTo("human");
        assertThat(handler(episode().answeredByAi(ofSeconds(2)).answeredByAPerson(ofMinutes(2))))
                .isEqualTo("hybrid");
        assertThat(handler(episode().abandoned(ofMinutes(1)))).isEqualTo("none");
    }

    @Test
    void countsAnAiEpisodeThatWasHandedOverAsNotContainedEvenWhenNobodyTookIt() {
        Delta given = delta(episode().answeredByAi(ofSeconds(2)).handedOver(ofMinutes(1)));
        Delta kept = delta(episode().answeredByAi(ofSeconds(2)));

        assertThat(given.of(Measure.CONTAINED)).isZero();
        assertThat(given.of(Measure.HANDED_OVER)).isEqualTo(1);
        assertThat(kept.of(Measure.CONTAINED)).isEqualTo(1);
    }

    @Test
    void countsAPersonAnsweringAfterAiAsAHandoverWhoseTimeAndReasonAreUnknown() {
        EpisodeFact hybrid = fact(episode().answeredByAi(ofSeconds(2)).answeredByAPerson(ofMinutes(5)), LATER);
        Delta byReason = deltas(hybrid).changed().entrySet().stream()
                .filter(slice -> slice.getKey().reason().equals("unknown"))
                .flatMap(slice -> slice.getValue().values().stream())
                .findFirst()
                .orElseThrow();

        assertThat(delta(hybrid).of(Measure.HANDED_OVER)).isEqualTo(1);
        assertThat(delta(hybrid).of(Measure.CONTAINED)).isZero();
        assertThat(byReason.of(Measure.HANDED_OVER)).isEqualTo(1);
        assertThat(delta(episode().answeredByAPerson(ofMinutes(5))).of(Measure.HANDED_OVER))
                .isZero();
    }

    @Test
    void takesNoEpisodeForAutomatedThatAPersonWasToTakeOver() {
        var kept = episode().answeredByAi(ofSeconds(2)).resolved(ofMinutes(5), Resolution.CONFIRMED);

        assertThat(delta(kept).of(Measure.AUTOMATED)).isEqualTo(1);
        assertThat(delta(kept).of(Measure.DURABLE_AI)).isEqualTo(1);
        Delta given = delta(kept.handedOver(ofMinutes(1)));
        assertThat(given.of(Measure.AUTOMATED)).isZero();
        assertThat(given.of(Measure.DURABLE_AI)).isZero();
        assertThat(given.of(Measure.DURABLE)).isEqualTo(1);
    }

    @Test
    void takesAnAssumedResolutionForAutomatedOnceNobodyAskedOnForADay() {
        var resolved = episode().answeredByAi(ofSeconds(2)).resolved(ofHours(1), Resolution.ASSUMED);
        EpisodeFact running = fact(resolved, START.plus(ofHours(24)));
        EpisodeFact over = running.asOf(START.plus(ofHours(25)));

        assertThat(delta(running).of(Measure.AUTOMATED)).isZero();
        assertThat(delta(running).of(Measure.ASSUMED_PENDING)).isEqualTo(1);
        assertThat(delta(over).of(Measure.AUTOMATED)).isEqualTo(1);
        assertThat(delta(over.nextContactAt(START.plus(ofHours(20)))).of(Measure.AUTOMATED))
                .isZero();
        assertThat(delta(fact(resolved.ended(Resolution.CONFIRMED), START.plus(ofHours(2))))
                        .of(Measure.AUTOMATED))
                .isEqualTo(1);
    }

    @Test
    void takesATimeOfResolutionWithoutAWordOfTheCustomerAsAssumed() {
        Delta delta = delta(episode().resolved(ofMinutes(11), null));

        assertThat(delta.of(Measure.ASSUMED)).isEqualTo(1);
        assertThat(delta.of(Measure.CONFIRMED)).isZero();
        assertThat(delta.of(Measure.RESOLUTION_MS)).isEqualTo(ofMinutes(11).toMillis());
    }

    @Test
    void countsAResolutionWhoseTimeIsUnknownWithoutADuration() {
        Delta delta = delta(episode().ended(Resolution.ASSUMED));

        assertThat(delta.of(Measure.RESOLVED)).isEqualTo(1);
        assertThat(delta.of(Measure.RESOLUTION_COUNT)).isZero();
        assertThat(delta.of(Measure.REOPEN_BASE)).isEqualTo(1);
    }

    @Test
    void doesNotCountATimeOfAnEpisodeThatWasNotResolved() {
        Delta delta = delta(episode().resolved(ofMinutes(11), Resolution.UNRESOLVED));

        assertThat(delta.of(Measure.RESOLVED)).isZero();
        assertThat(delta.of(Measure.RESOLUTION_COUNT)).isZero();
        assertThat(delta.of(Measure.OPEN)).isZero();
    }

    @Test
    void dividesTheTimeOfPeopleByTheConversationsHeldAtOnce() {
        assertThat(delta(episode().handled(300, 3)).of(Measure.HANDLE_MS)).isEqualTo(100_000);
    }

    @Test
    void countsNoHandleTimeWhereNoPersonWorked() {
        var ai = episode().answeredByAi(ofSeconds(2)).handled(0, 1);

        assertThat(delta(ai).of(Measure.HANDLE_COUNT)).isZero();
        assertThat(delta(ai.answeredByAPerson(ofMinutes(1))).of(Measure.HANDLE_COUNT))
                .isEqualTo(1);
        assertThat(delta(episode().handled(30, 1)).of(Measure.HANDLE_COUNT)).isEqualTo(1);
        assertThat(deltas(fact(episode().handled(0, 1), LATER)).changed().values().stream()
                        .flatMap(periods -> periods.values().stream()))
                .allSatisfy(delta ->
                        assertThat(delta.of(DurationMeasure.HANDLE).size()).isZero());
    }

    @Test
    void judgesReopeningOnlyAfterSevenQuietDays() {
        EpisodeFact young = fact(episode().resolved(ofHours(1), Resolution.CONFIRMED), START.plus(ofDays(7)));
        EpisodeFact old = young.asOf(START.plus(ofDays(7)).plus(ofHours(1)));

        assertThat(delta(young).of(Measure.REOPEN_BASE)).isZero();
        assertThat(delta(young).of(Measure.REOPEN_PENDING)).isEqualTo(1);
        assertThat(delta(old).of(Measure.REOPEN_BASE)).isEqualTo(1);
        assertThat(delta(old).of(Measure.REOPEN_PENDING)).isZero();
    }

    @Test
    void endsAnEpisodeWithoutATimeOfResolutionWhenItWasFirstSaidToBeResolved() {
        Instant fifthDay = START.plus(ofDays(5));
        Instant eighthDay = START.plus(ofDays(8));
        Snapshot open = new Snapshot(episode().updated(START).build(), "event-1", "urn:test");
        Snapshot first = new Snapshot(
                episode().ended(Resolution.CONFIRMED).updated(fifthDay).build(), "event-2", "urn:test");
        Snapshot again = new Snapshot(
                episode()
                        .ended(Resolution.CONFIRMED)
                        .about("refund")
                        .updated(eighthDay)
                        .build(),
                "event-3",
                "urn:test");
        EpisodeFact unseen = EpisodeFact.unseen(new EpisodeKey("acme", "e-1"), START.plus(ofDays(12)))
                .reopenedAt(START.plus(ofDays(13)));

        EpisodeFact inOrder = unseen.with(open).with(first).with(again);

        assertThat(inOrder).isEqualTo(unseen.with(again).with(first).with(open));
        assertThat(inOrder.snapshot()).isEqualTo(again);
        assertThat(delta(inOrder).of(Measure.REOPEN_BASE)).isEqualTo(1);
        assertThat(delta(inOrder).of(Measure.REOPENED)).isZero();
        assertThat(delta(unseen.with(again)).of(Measure.REOPEN_PENDING)).isEqualTo(1);
    }

    @Test
    void countsAReopeningWithinSevenDaysOfTheResolutionAndNoLaterOne() {
        EpisodeFact resolved = fact(episode().resolved(ofHours(1), Resolution.CONFIRMED), LATER);
        Instant lastMoment = START.plus(ofHours(1)).plus(ofDays(7));

        assertThat(delta(resolved).of(Measure.REOPENED)).isZero();
        assertThat(delta(resolved.reopenedAt(lastMoment)).of(Measure.REOPENED)).isEqualTo(1);
        assertThat(delta(resolved.reopenedAt(lastMoment.plusMillis(1))).of(Measure.REOPENED))
                .isZero();
    }

    @Test
    void believesASourceThatCountsItsReopenings() {
        Delta delta = delta(episode().resolved(ofHours(1), Resolution.ASSUMED).reopenedTimes(2));

        assertThat(delta.of(Measure.REOPENED)).isEqualTo(1);
    }

    @Test
    void judgesAServiceLevelByItsTargetAndOnlyOnceItIsDue() {
        var firstReply = episode().answeredByAPerson(ofSeconds(20)).due(ofSeconds(20), SlaTarget.FIRST_REPLY);
        var lateReply = episode().answeredByAPerson(ofSeconds(21)).due(ofSeconds(20), SlaTarget.FIRST_REPLY);
        var resolution = episode().answeredByAPerson(ofSeconds(5)).due(ofHours(24), SlaTarget.RESOLUTION);

        assertThat(delta(firstReply).of(Measure.SLA_MET)).isEqualTo(1);
        assertThat(delta(lateReply).of(Measure.SLA_DUE)).isEqualTo(1);
        assertThat(delta(lateReply).of(Measure.SLA_MET)).isZero();
        EpisodeFact waiting = fact(resolution, START.plus(ofHours(23)));
        assertThat(delta(waiting).of(Measure.SLA_PENDING)).isEqualTo(1);
        assertThat(delta(waiting).of(Measure.SLA_DUE)).isZero();
        assertThat(delta(waiting.asOf(START.plus(ofHours(24)))).of(Measure.SLA_DUE))
                .isEqualTo(1);
    }

    @Test
    void takesTheFirstAnswerOfAiOrAPersonForTheFirstReply() {
        var ai = episode()
                .answeredByAi(ofSeconds(2))
                .answeredByAPerson(ofMinutes(9))
                .withoutFirstReply();
        var person = episode().answeredByAPerson(ofSeconds(30)).withoutFirstReply();
        var greeted = episode().answeredByAPerson(ofSeconds(30)).replied(ofSeconds(1));

        assertThat(delta(ai).of(Measure.REPLY_MS)).isEqualTo(2000);
        assertThat(delta(person).of(Measure.REPLY_MS)).isEqualTo(30_000);
        assertThat(delta(greeted).of(Measure.REPLY_MS)).isEqualTo(1000);
        assertThat(delta(ai.due(ofSeconds(20), SlaTarget.FIRST_REPLY)).of(Measure.SLA_MET))
                .isEqualTo(1);
        assertThat(delta(person.due(ofSeconds(20), SlaTarget.FIRST_REPLY)).of(Measure.SLA_MET))
                .isZero();
        assertThat(delta(episode().abandoned(ofMinutes(1))).of(Measure.REPLY_COUNT))
                .isZero();
    }

    @Test
    void takesAResolutionOfUnknownTimeForInTimeOnlyIfItWasKnownInTime() {
        var resolved = episode().ended(Resolution.CONFIRMED).due(ofHours(24), SlaTarget.RESOLUTION);

        Delta inTime = delta(resolved.updated(START.plus(ofHours(24))));
        assertThat(inTime.of(Measure.SLA_MET)).isEqualTo(1);
        Delta late = delta(resolved.updated(START.plus(ofHours(25))));
        assertThat(late.of(Measure.SLA_DUE)).isZero();
        assertThat(late.of(Measure.SLA_PENDING)).isZero();
        Delta unresolved = delta(resolved.ended(Resolution.UNRESOLVED));
        assertThat(unresolved.of(Measure.SLA_DUE)).isEqualTo(1);
        assertThat(unresolved.of(Measure.SLA_MET)).isZero();
    }

    @Test
    void countsNothingAsDueWhereNothingIsAgreed() {
        assertThat(delta(episode()).of(Measure.SLA_DUE)).isZero();
        assertThat(delta(episode().slaMet(false)).of(Measure.SLA_DUE)).isEqualTo(1);
    }

    @Test
    void addsNothingForFeedbackWhoseEpisodeHasNotCome() {
        Survey survey = new Survey("acme", Survey.Scale.CSAT, 5, START, "e-1", null, null, null, null, null, null);
        Feedback said = Objects.requireNonNull(Feedback.of(new CloudEvent("s-1", "urn:test", START, null, survey)));
        EpisodeFact stub =
                EpisodeFact.unseen(new EpisodeKey("acme", "e-1"), LATER).with(FeedbackSums.of(List.of(said)));

        assertThat(deltas(stub).changed()).isEmpty();
    }

    @Test
    void cutsDaysAndMonthsInTheOrganisationsZoneAndHoursInUtc() {
        Instant newYearInBerlin = Instant.parse("2024-12-31T23:30:00Z");
        Deltas deltas = new Deltas(Map.of("acme", ZoneId.of("Europe/Berlin")));
        deltas.change(
                EpisodeFact.unseen(new EpisodeKey("acme", "e-1"), LATER),
                0,
                fact(episode().started(newYearInBerlin).updated(newYearInBerlin), LATER),
                Measure.EPOCH);

        assertThat(deltas.changed().values().stream().flatMap(periods -> periods.keySet().stream()))
                .extracting(period -> period.granularity() + " " + period.start())
                .containsExactlyInAnyOrder("HOUR 2024-12-31T23:00", "DAY 2025-01-01T00:00", "MONTH 2025-01-01T00:00");
    }

    @Test
    void aChangeAndItsReversalComeToNothing() {
        EpisodeFact before = fact(episode().answeredByAi(ofSeconds(2)), LATER);
        EpisodeFact after = fact(
                episode().about("refund").answeredByAi(ofSeconds(3)).resolved(ofMinutes(2), Resolution.CONFIRMED),
                LATER);
        Deltas deltas = new Deltas(Map.of("acme", ZoneId.of("UTC")));

        deltas.change(before, Measure.EPOCH, after, Measure.EPOCH);
        deltas.change(after, Measure.EPOCH, before, Measure.EPOCH);

        assertThat(deltas.changed()).isEmpty();
    }

    /** Each stands for a definition that was corrected, and adds something else than it did before. */
    @ParameterizedTest
    @MethodSource("corrected")
    void aFactThatIsRecountedAddsWhatOneAddsThatCameLater(String why, EpisodeBuilder episode) {
        EpisodeFact fact = fact(episode, LATER);
        EpisodeFact unseen = EpisodeFact.unseen(fact.key(), LATER);
        Deltas before = new Deltas(ZONES);
        Deltas sums = new Deltas(ZONES);

        before.change(unseen, 0, fact, 2);
        sums.change(unseen, 0, fact, 2);
        sums.change(fact, 2, fact, Measure.EPOCH);

        assertThat(sums(sums)).isEqualTo(sums(deltas(fact)));
        assertThat(sums(before)).as(why).isNotEqualTo(sums(sums));
        sums.change(fact, Measure.EPOCH, unseen, 0);
        assertThat(sums.changed()).isEmpty();
    }

    static Stream<Arguments> corrected() {
        return Stream.of(
                arguments(
                        "handed over without a time",
                        episode().answeredByAi(ofSeconds(2)).answeredByAPerson(ofMinutes(5))),
                arguments(
                        "a first reply that is not told",
                        episode().answeredByAi(ofSeconds(2)).withoutFirstReply()),
                arguments(
                        "a promise kept by an answer",
                        episode()
                                .answeredByAi(ofSeconds(2))
                                .due(ofSeconds(20), SlaTarget.FIRST_REPLY)
                                .withoutFirstReply()),
                arguments(
                        "a promise of which nobody can tell",
                        episode()
                                .ended(Resolution.CONFIRMED)
                                .due(ofHours(24), SlaTarget.RESOLUTION)
                                .updated(START.plus(ofHours(25)))),
                arguments("no human work", episode().answeredByAi(ofSeconds(2)).handled(0, 1)),
                arguments(
                        "a wait that nobody knows",
                        episode()
                                .answeredByAi(ofSeconds(2))
                                .answeredByAPerson(ofMinutes(9))
                                .resolved(ofMinutes(30), Resolution.CONFIRMED)),
                arguments(
                        "a letter's window",
                        episode().over("E-Mail").resolved(ofDays(30).minusHours(30), Resolution.ASSUMED)),
                arguments(
                        "handed over and nobody came",
                        episode()
                                .answeredByAi(ofSeconds(2))
                                .handedOver(ofMinutes(1))
                                .resolved(ofMinutes(5), Resolution.CONFIRMED)));
    }

    /** Every number of every cell that is not zero. */
    private static Map<String, Long> sums(Deltas deltas) {
        Map<String, Long> sums = new TreeMap<>();
        deltas.changed()
                .forEach((slice, periods) -> periods.forEach((period, delta) -> {
                    for (int i = 0; i < delta.size(); i++) {
                        sums.put(slice + " " + period + " " + delta.place(i), delta.sum(i));
                    }
                }));
        return sums;
    }

    @Test
    void keepsEveryDurationWithinOnePercentOfItsBucket() {
        for (long millis = 1; millis < 40_000_000_000L; millis = millis * 11 / 10 + 1) {
            double estimate = LogBuckets.estimate(LogBuckets.of(millis));

            assertThat(Math.abs(estimate - millis) / millis).isLessThanOrEqualTo(0.010000001);
        }
        assertThat(LogBuckets.estimate(LogBuckets.of(0))).isZero();
    }

    @Test
    void splitsAHybridEpisodeIntoThreePartsThatMakeUpTheWhole() {
        Delta delta = delta(episode()
                .answeredByAi(ofSeconds(2))
                .askedForAPerson(ofMinutes(3))
                .handedOver(ofMinutes(4))
                .answeredByAPerson(ofMinutes(9))
                .resolved(ofMinutes(30), Resolution.CONFIRMED));

        assertThat(delta.of(Measure.AI_PART_MS)).isEqualTo(ofMinutes(4).toMillis());
        assertThat(delta.of(Measure.WAIT_PART_MS)).isEqualTo(ofMinutes(5).toMillis());
        assertThat(delta.of(Measure.HUMAN_PART_MS)).isEqualTo(ofMinutes(21).toMillis());
        assertThat(delta.of(Measure.RESOLUTION_MS)).isEqualTo(ofMinutes(30).toMillis());
        assertThat(delta.of(Measure.HUMAN_REACHED)).isEqualTo(1);
        assertThat(delta.of(Measure.HUMAN_WAIT_MS)).isEqualTo(ofMinutes(6).toMillis());
    }

    @Test
    void splitsNoEpisodeOfWhichNobodyKnowsWhenItWasGivenAwayOrThatAPersonBegan() {
        var unknown = episode()
                .answeredByAi(ofSeconds(2))
                .answeredByAPerson(ofMinutes(9))
                .resolved(ofMinutes(30), Resolution.CONFIRMED);
        var personFirst = episode()
                .askedForAPerson(ofMinutes(1))
                .answeredByAPerson(ofMinutes(2))
                .answeredByAi(ofMinutes(20))
                .resolved(ofMinutes(30), Resolution.CONFIRMED);

        for (EpisodeBuilder hybrid : List.of(unknown, personFirst)) {
            assertThat(delta(hybrid).of(Measure.AI_PART_COUNT)).isZero();
            assertThat(delta(hybrid).of(Measure.WAIT_PART_COUNT)).isZero();
            assertThat(delta(hybrid).of(Measure.HUMAN_PART_COUNT)).isZero();
            assertThat(delta(hybrid).of(Measure.RESOLUTION_COUNT)).isEqualTo(1);
        }
        assertThat(delta(unknown.askedForAPerson(ofMinutes(3))).of(Measure.WAIT_PART_MS))
                .isEqualTo(ofMinutes(6).toMillis());
    }

    @Test
    void countsARepeatedContactByTheStartAndOnlyWhereCustomerAndTopicAreKnown() {
        EpisodeFact known = fact(episode().from("anna").about("refund"), LATER);
        Instant seventhDay = START.plus(ofDays(7));

        assertThat(delta(known.nextContactAt(seventhDay)).of(Measure.REPEATED_7))
                .isEqualTo(1);
        assertThat(delta(known.nextContactAt(seventhDay.plusMillis(1))).of(Measure.REPEATED_7))
                .isZero();
        assertThat(delta(known.nextContactAt(seventhDay.plusMillis(1))).of(Measure.REPEATED_30))
                .isEqualTo(1);
        assertThat(delta(known.asOf(seventhDay.minusMillis(1))).of(Measure.REPEAT_PENDING_7))
                .isEqualTo(1);
        assertThat(delta(known.asOf(seventhDay.minusMillis(1))).of(Measure.REPEAT_BASE_7))
                .isZero();
        assertThat(delta(fact(episode().about("refund"), LATER)).of(Measure.REPEAT_BASE_7))
                .isZero();
        assertThat(delta(fact(episode().from("anna"), LATER)).of(Measure.REPEAT_BASE_7))
                .isZero();
    }

    @Test
    void takesAResolutionAsDurableOnlyWhenNobodyCameBackUntilSevenDaysAfterIt() {
        EpisodeFact resolved = fact(
                episode()
                        .from("anna")
                        .about("refund")
                        .answeredByAi(ofSeconds(2))
                        .resolved(ofDays(2), Resolution.ASSUMED),
                LATER);
        Instant lastMoment = START.plus(ofDays(9));

        assertThat(delta(resolved).of(Measure.DURABLE)).isEqualTo(1);
        assertThat(delta(resolved).of(Measure.DURABLE_AI)).isEqualTo(1);
        assertThat(delta(resolved).of(Measure.FIRST_CONTACT)).isEqualTo(1);
        assertThat(delta(resolved.nextContactAt(lastMoment)).of(Measure.DURABLE))
                .isZero();
        assertThat(delta(resolved.nextContactAt(lastMoment.plusMillis(1))).of(Measure.DURABLE))
                .isEqualTo(1);
        assertThat(delta(resolved.reopenedAt(lastMoment)).of(Measure.DURABLE)).isZero();
        assertThat(delta(resolved.asOf(lastMoment.minusMillis(1))).of(Measure.DURABLE))
                .isZero();
    }

    @Test
    void assumesAResolutionOnceNobodyAskedOnForADayOrAfterALetterForThree() {
        EpisodeFact chat = fact(episode().resolved(ofHours(1), Resolution.ASSUMED), START.plus(ofHours(25)));
        EpisodeFact mail = fact(episode().over("email").resolved(ofHours(1), null), START.plus(ofHours(72)));

        assertThat(delta(chat).of(Measure.ASSUMED_QUIET)).isEqualTo(1);
        assertThat(delta(chat.nextContactAt(START.plus(ofHours(25)))).of(Measure.ASSUMED_QUIET))
                .isZero();
        assertThat(delta(mail).of(Measure.ASSUMED_PENDING)).isEqualTo(1);
        assertThat(delta(mail.asOf(START.plus(ofHours(73)))).of(Measure.ASSUMED_QUIET))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "Email", "E-Mail", "e-mail", "mail", "Mail", "letter", "Brief", "Post"})
    void takesALetterForOneHoweverItsChannelIsSpelt(String channel) {
        EpisodeFact running = fact(episode().over(channel).resolved(ofHours(1), null), START.plus(ofHours(72)));
        EpisodeFact over = running.asOf(START.plus(ofHours(73)));

        assertThat(delta(running).of(Measure.ASSUMED_PENDING)).isEqualTo(1);
        assertThat(delta(over).of(Measure.ASSUMED_QUIET)).isEqualTo(1);
        assertThat(delta(over.nextContactAt(START.plus(ofHours(73)))).of(Measure.ASSUMED_QUIET))
                .isZero();
    }

    @Test
    void countsAFirstContactUnlessItWasPassedOnOrReopensAnother() {
        var resolved = episode().answeredByAi(ofSeconds(2)).resolved(ofHours(1), Resolution.CONFIRMED);

        assertThat(delta(resolved).of(Measure.FIRST_CONTACT)).isEqualTo(1);
        assertThat(delta(resolved.handedOver(ofMinutes(5))).of(Measure.FIRST_CONTACT))
                .isZero();
        assertThat(delta(resolved).of(Measure.FIRST_CONTACT_BEYOND)).isEqualTo(1);
        assertThat(delta(episode().reopening("e-0").resolved(ofHours(1), Resolution.CONFIRMED))
                        .of(Measure.FIRST_CONTACT))
                .isZero();
        assertThat(delta(episode().abandoned(ofMinutes(1))).of(Measure.FIRST_CONTACT_BASE))
                .isEqualTo(1);
    }

    private static String handler(EpisodeBuilder episode) {
        return deltas(fact(episode, LATER)).changed().keySet().iterator().next().handler();
    }

    private static EpisodeFact fact(EpisodeBuilder episode, Instant asOf) {
        return EpisodeFact.unseen(new EpisodeKey("acme", "e-1"), asOf)
                .with(new Snapshot(episode.build(), "event-1", "urn:test"));
    }

    private static Delta delta(EpisodeBuilder episode) {
        return delta(fact(episode, LATER));
    }

    private static Delta delta(EpisodeFact fact) {
        return deltas(fact).changed().entrySet().stream()
                .filter(slice -> slice.getKey().isWhole())
                .findFirst()
                .orElseThrow()
                .getValue()
                .values()
                .iterator()
                .next();
    }

    private static Deltas deltas(EpisodeFact fact) {
        Deltas deltas = new Deltas(Map.of("acme", ZoneId.of("UTC")));
        deltas.change(EpisodeFact.unseen(fact.key(), fact.asOf()), 0, fact, Measure.EPOCH);
        return deltas;
    }
}
