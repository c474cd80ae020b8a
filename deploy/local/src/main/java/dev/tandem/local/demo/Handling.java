package dev.tandem.local.demo;

import dev.tandem.events.Complexity;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.local.demo.Request.Channel;
import java.util.List;

/** How one request is answered, by the assistant, by people or by both. */
final class Handling {
    private static final List<String> REASONS_UNASKED =
            List.of("missing_knowledge", "missing_knowledge", "policy_restriction", "low_confidence");
    private static final double TOLD_BEFORE_DISCLOSURE = .01;
    private static final double TOLD_SINCE_DISCLOSURE = .95;

    private final Dice dice;
    private final EpisodeDraft episode;
    private final double month;
    private final Complexity complexity;
    private final Channel channel;

    private Handling(EpisodeDraft episode, Dice dice) {
        this.dice = dice;
        this.episode = episode;
        this.month = episode.request.month();
        this.complexity = episode.request.complexity();
        this.channel = episode.request.channel();
    }

    static EpisodeDraft of(String key, Request request, Dice dice) {
        EpisodeDraft episode = new EpisodeDraft(key, request);
        Handling handling = new Handling(episode, dice);
        double share = Story.assistantShare(request.startedAt()).of(request.complexity());
        if (dice.chance(request.again() ? share * .8 : share)) {
            handling.byAssistant();
        } else {
            handling.byPerson(request.startedAt());
        }
        return episode;
    }

    private void byAssistant() {
        long answered = episode.request.startedAt() + dice.between(2, 6);
        long work = dice.seconds(Story.Assistant.SECONDS.of(complexity), .55);
        episode.aiAnsweredAt = answered;
        episode.aiSeconds = work;
        boolean told = episode.request.startedAt() >= Calendar.startOf(Calendar.DISCLOSURE);
        if (dice.chance(told ? TOLD_SINCE_DISCLOSURE : TOLD_BEFORE_DISCLOSURE)) {
            episode.disclosedAt = answered;
        }
        boolean asked = dice.chance(Story.Assistant.askedForPerson(month, complexity));
        if (asked) {
            episode.humanRequestedAt = answered + Math.max(1, work / 2);
        }
        if (asked && dice.chance(Story.granted(month))) {
            handOver("customer_request", answered + work);
        } else if (!asked && dice.chance(Story.Assistant.handsOverUnasked(month, complexity))) {
            handOver(dice.oneOf(REASONS_UNASKED), answered + work);
        } else {
            endWithAssistant(answered + work, asked);
        }
    }

    private void handOver(String reason, long at) {
        episode.handedOverAt = at;
        episode.handoverReason = reason;
        byPerson(at);
    }

    /** Who asked for a person in vain is left with what the assistant can do, or leaves. */
    private void endWithAssistant(long end, boolean askedInVain) {
        double unresolved = Story.Assistant.unresolved(month, complexity);
        if (dice.chance(askedInVain ? Math.max(.5, unresolved) : unresolved)) {
            episode.resolution = Resolution.UNRESOLVED;
            if (dice.chance(.3)) {
                episode.abandonedAt = end;
            }
            return;
        }
        episode.resolvedAt = end;
        episode.resolution = dice.chance(.5 - .12 * Story.decay(month)) ? Resolution.CONFIRMED : Resolution.ASSUMED;
    }

    private void byPerson(long from) {
        double meanWait = Story.People.wait(month, channel, complexity);
        long wait = dice.seconds(meanWait, channel == Channel.EMAIL ? .7 : .95);
        if (dice.chance(Story.People.givenUp(month, channel))) {
            giveUp(from + dice.seconds(meanWait * 1.5, .6));
            return;
        }
        // what the assistant has already asked is not asked again
        double share = episode.handedOverAt == null ? 1 : .8;
        long work = dice.seconds(share * Story.People.work(month, channel, complexity), .5);
        long answered = from + wait;
        episode.humanAnsweredAt = answered;
        episode.humanSeconds = channel == Channel.PHONE ? work + dice.between(30, 90) : Math.max(30, work * 9 / 10);
        episode.parallel = channel == Channel.CHAT ? (int) dice.between(2, 3) : 1;
        if (dice.chance(Story.People.unresolved(month, complexity))) {
            episode.resolution = Resolution.UNRESOLVED;
            return;
        }
        episode.resolvedAt = answered + work;
        episode.resolution = dice.chance(.72) ? Resolution.CONFIRMED : Resolution.ASSUMED;
    }

    private void giveUp(long at) {
        if (channel == Channel.EMAIL) {
            // nobody ever answered; a mailbox does not notice that somebody has given up
            episode.resolution = Resolution.UNRESOLVED;
        } else {
            episode.abandonedAt = at;
        }
    }
}
