package dev.tandem.benchmarks.withoutkafka;

import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.Refusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Takes everything at once and keeps nothing. */
@Alternative
@Priority(1)
@Singleton
class ForgetfulEventLog implements EventLog {
    @Override
    public Entry begin() {
        return new Forgotten();
    }

    private static final class Forgotten implements Entry {
        @Override
        public void add(AcceptedEvent accepted) {
            // forgotten
        }

        @Override
        public void add(Refusal refusal) {
            // forgotten
        }

        @Override
        public void finish() {
            // nothing to wait for
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
