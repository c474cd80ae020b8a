package dev.tandem.report.claims;

import dev.tandem.report.Indicator;
import dev.tandem.report.Row;
import dev.tandem.report.Timeline;
import java.time.Instant;

/** Something that happened, was said or was measured, at a time. */
public sealed interface Moment {
    /** When: of a month that was measured, its beginning. */
    Instant at();

    /** Tells it apart from others at the same time, the same whenever it is asked. */
    String key();

    /** What was said for the first time. */
    record Said(Claim claim) implements Moment {
        @Override
        public Instant at() {
            return claim.at();
        }

        @Override
        public String key() {
            return "claim " + claim.id();
        }
    }

    /** Own numbers began to say something else about a claim. */
    record Turned(Claims.Turn turn) implements Moment {
        @Override
        public Instant at() {
            return turn.at();
        }

        @Override
        public String key() {
            return "check " + turn.id();
        }
    }

    /** A change in automation, or in what people are told about it. */
    record Changed(Timeline.Change change) implements Moment {
        @Override
        public Instant at() {
            return change.at();
        }

        @Override
        public String key() {
            return "change " + change.kind() + " " + change.told() + " " + change.share();
        }
    }

    /** How many people work in a role from a day on. */
    record Employed(Instant at, Timeline.Headcount headcount) implements Moment {
        @Override
        public String key() {
            return "workforce " + headcount.role() + " " + headcount.level() + " " + headcount.change() + " "
                    + headcount.reason();
        }
    }

    /** A number of a month. */
    record Measured(Indicator indicator, Row row) implements Moment {
        @Override
        public Instant at() {
            return row.period().toInstant();
        }

        @Override
        public String key() {
            return "indicator " + indicator.key();
        }
    }
}
