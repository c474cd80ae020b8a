package dev.tandem.local.demo;

import dev.tandem.events.Complexity;
import dev.tandem.local.demo.Request.Channel;

/**
 * What happened to Nordlicht's service in the two years, as numbers over time: people only until month 6, an assistant
 * for the easy cases from month 7, hard cases getting worse and people overloaded until month 17, then fewer cases for
 * the assistant, people hired back and both working together. The demo's tests hold the story to its shape.
 */
final class Story {
    /** How far the assistant's quality has fallen and recovered: 0 as at its start, 1 as at its worst. */
    private static final Curve DECAY = Curve.through(7.5, 0, 13, 1, 17, 1, 20.5, .25, 24, .12);
    /** How overloaded the remaining people are: 0 as before, 1 as at their worst. */
    private static final Curve STRAIN = Curve.through(7.5, 0, 13.5, 1, 17, 1, 21, .12, 24, 0);
    /** How far the assistant has learned to hand over: 0 only when it must, 1 as the new policy wants it. */
    private static final Curve HYBRID = Curve.through(17.05, 0, 17.4, .55, 20, 1);
    /** Share of the requests for a person that are granted. */
    private static final Curve GRANTED = Curve.through(6, .75, 8, .7, 13, .38, 17, .38, 18, .85, 20, .95);

    private Story() {}

    static double decay(double month) {
        return DECAY.at(month);
    }

    static double strain(double month) {
        return STRAIN.at(month);
    }

    static double hybrid(double month) {
        return HYBRID.at(month);
    }

    static double granted(double month) {
        return GRANTED.at(month);
    }

    /** Which share of the requests the assistant takes; easy ones first. Moves in steps, as rollouts do. */
    static ByComplexity assistantShare(long epochSecond) {
        if (epochSecond < Calendar.startOf(Calendar.ROLLOUT)) {
            return new ByComplexity(0, 0, 0);
        }
        if (epochSecond < Calendar.startOf(Calendar.ROLLOUT_WIDER)) {
            return new ByComplexity(.47, .12, .03);
        }
        if (epochSecond < Calendar.startOf(Calendar.ROLLOUT_WIDEST)) {
            return new ByComplexity(.86, .54, .26);
        }
        if (epochSecond < Calendar.startOf(Calendar.ROLLBACK)) {
            return new ByComplexity(.92, .67, .41);
        }
        return new ByComplexity(.62, .37, .34);
    }

    /** What the assistant does to a case without a person. */
    static final class Assistant {
        static final ByComplexity SECONDS = new ByComplexity(98, 145, 235);
        private static final ByComplexity UNRESOLVED = new ByComplexity(.012, .05, .15);
        private static final ByComplexity UNRESOLVED_WORST = new ByComplexity(.02, .12, .36);
        private static final ByComplexity ASKED = new ByComplexity(.03, .09, .24);
        private static final ByComplexity ASKED_WORST = new ByComplexity(.045, .16, .42);
        private static final ByComplexity UNASKED_HANDOVER = new ByComplexity(.02, .36, .72);

        private Assistant() {}

        static double unresolved(double month, Complexity complexity) {
            return UNRESOLVED.towards(UNRESOLVED_WORST, decay(month), complexity);
        }

        static double askedForPerson(double month, Complexity complexity) {
            return ASKED.towards(ASKED_WORST, decay(month), complexity);
        }

        static double handsOverUnasked(double month, Complexity complexity) {
            return hybrid(month) * UNASKED_HANDOVER.of(complexity);
        }
    }

    /** What people do, and how long it takes them; all durations are means in seconds. */
    static final class People {
        private static final ByComplexity UNRESOLVED = new ByComplexity(.010, .025, .07);
        private static final ByComplexity UNRESOLVED_WORST = new ByComplexity(.014, .045, .14);
        private static final ByComplexity WAIT = new ByComplexity(60, 70, 85);
        private static final ByComplexity WAIT_WORST = new ByComplexity(110, 190, 340);
        private static final ByComplexity PHONE_WAIT = new ByComplexity(22, 24, 28);
        private static final ByComplexity PHONE_WAIT_WORST = new ByComplexity(38, 55, 85);
        private static final ByComplexity CHAT_WORK = new ByComplexity(600, 880, 1750);
        private static final ByComplexity CHAT_WORK_WORST = new ByComplexity(610, 960, 2350);
        private static final ByComplexity PHONE_WORK = new ByComplexity(330, 510, 960);
        private static final ByComplexity PHONE_WORK_WORST = new ByComplexity(335, 560, 1290);
        private static final ByComplexity EMAIL_HOURS = new ByComplexity(5, 7.5, 12);
        private static final ByComplexity EMAIL_HOURS_WORST = new ByComplexity(7, 13, 26);
        private static final ByComplexity EMAIL_WORK = new ByComplexity(290, 450, 900);

        private People() {}

        static double unresolved(double month, Complexity complexity) {
            return UNRESOLVED.towards(UNRESOLVED_WORST, strain(month), complexity);
        }

        /** From the request, or the handover, to the first answer. */
        static double wait(double month, Channel channel, Complexity complexity) {
            return switch (channel) {
                case CHAT -> WAIT.towards(WAIT_WORST, strain(month), complexity);
                case EMAIL -> 3600 * EMAIL_HOURS.towards(EMAIL_HOURS_WORST, strain(month), complexity);
                case PHONE -> PHONE_WAIT.towards(PHONE_WAIT_WORST, strain(month), complexity);
            };
        }

        /** Time spent on the case. */
        static double work(double month, Channel channel, Complexity complexity) {
            return switch (channel) {
                case CHAT -> CHAT_WORK.towards(CHAT_WORK_WORST, strain(month), complexity);
                case EMAIL -> EMAIL_WORK.of(complexity) * (1 + .15 * strain(month));
                case PHONE -> PHONE_WORK.towards(PHONE_WORK_WORST, strain(month), complexity);
            };
        }

        /** Share of the customers who leave before anybody answers. */
        static double givenUp(double month, Channel channel) {
            return switch (channel) {
                case CHAT -> .015 + .04 * strain(month);
                case EMAIL -> .002 + .012 * strain(month);
                case PHONE -> .03 + .07 * strain(month);
            };
        }
    }
}
