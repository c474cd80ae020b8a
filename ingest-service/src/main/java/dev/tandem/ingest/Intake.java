package dev.tandem.ingest;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes events in: judges each by itself and answers once all of it is safe in the event log. */
@Singleton
public class Intake {
    /** So few events are judged before anybody notices. */
    private static final int FEW = 100;

    /**
     * More requests than processors at the same time finish nothing sooner: they take the processors from each other, from
     * those who answer, and after a start for minutes from Java's compiler.
     */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final Acceptance acceptance;
    private final EventLog log;

    Intake(Acceptance acceptance, EventLog log) {
        this.acceptance = acceptance;
        this.log = log;
    }

    /**
     * Takes the events of one request, one after the other: what is on its way to the event log need not be held here.
     *
     * @param drafts gone through once
     * @param origin how a person would find the request again, for instance {@code POST /v1/events}
     * @param refusing hears of every refusal before it is kept for the receipt; what it throws ends the taking, and
     *     what came before may be safe all the same
     * @throws EventLogUnavailableException when it is not certain that all of it is safe
     */
    public Receipt take(Collection<Draft> drafts, String origin, Consumer<Receipt.Rejected> refusing) {
        List<Receipt.Rejected> rejected = new ArrayList<>(0);
        try (EventLog.Entry entry = log.begin()) {
            boolean hasTurn = drafts.size() > FEW && waitForTurn();
            try {
                judge(drafts, origin, refusing, rejected, entry);
            } finally {
                if (hasTurn) {
                    turns.release();
                }
            }
            entry.finish();
        }
        return new Receipt(drafts.size() - rejected.size(), rejected);
    }

    /** Waits a little; whoever has no turn then goes on without one, since those before may wait for the event log. */
    private boolean waitForTurn() {
        try {
            return turns.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void judge(
            Collection<Draft> drafts,
            String origin,
            Consumer<Receipt.Rejected> refusing,
            List<Receipt.Rejected> rejected,
            EventLog.Entry entry) {
        int index = 0;
        for (Draft draft : drafts) {
            Verdict verdict = acceptance.judge(draft, origin + " index " + index);
            if (verdict instanceof Verdict.Accepted fine) {
                entry.add(fine.event());
            } else if (verdict instanceof Verdict.Refused not) {
                Refusal refusal = not.refusal();
                Receipt.Rejected told = new Receipt.Rejected(index, refusal.eventId(), refusal.violations());
                refusing.accept(told);
                rejected.add(told);
                entry.add(refusal);
            }
            index++;
        }
    }

    /**
     * Takes one event that is made here from what was sent.
     *
     * @param maxBytes how large it may be
     * @throws EventLogUnavailableException when it is not certain that it is safe
     */
    public Verdict take(Draft draft, String origin, int maxBytes) {
        Verdict verdict = acceptance.judge(draft, origin, maxBytes);
        if (verdict instanceof Verdict.Accepted fine) {
            log.append(List.of(fine.event()), List.of());
        } else if (verdict instanceof Verdict.Refused not) {
            log.append(List.of(), List.of(not.refusal()));
        }
        return verdict;
    }
}
