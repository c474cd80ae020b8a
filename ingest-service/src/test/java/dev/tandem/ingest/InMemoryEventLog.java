package dev.tandem.ingest;

import java.util.ArrayList;
import java.util.List;

/** Holds what is appended, so that a test can look at it. */
public final class InMemoryEventLog implements EventLog {
    private final List<AcceptedEvent> accepted = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    @Override
    public Entry begin() {
        return new Entry() {
            @Override
            public void add(AcceptedEvent event) {
                accepted.add(event);
            }

            @Override
            public void add(Refusal refusal) {
                refused.add(refusal);
            }

            @Override
            public void finish() {
                // it is there
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    /** What was accepted, in the order in which it came. */
    public List<AcceptedEvent> accepted() {
        return accepted;
    }

    /** What was refused, in the order in which it came. */
    public List<Refusal> refused() {
        return refused;
    }
}
