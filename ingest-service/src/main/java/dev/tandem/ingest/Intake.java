package dev.tandem.ingest;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes events in: judges each by itself and answers once all of it is safe in the event log. */
@Singleton
public class Intake {
    private final Acceptance acceptance;
    private final EventLog log;

    Intake(Acceptance acceptance, EventLog log) {
        this.acceptance = acceptance;
        this.log = log;
    }

    /**
     * Takes the events of one request.
     *
     * @param origin how a person would find the request again, for instance {@code POST /v1/events}
     * @throws EventLogUnavailableException when it is not certain that all of it is safe
     */
    public Receipt take(List<Draft> drafts, String origin) {
        List<AcceptedEvent> accepted = new ArrayList<>(drafts.size());
        List<Refusal> refused = new ArrayList<>(0);
        List<Receipt.Rejected> rejected = new ArrayList<>(0);
        for (int index = 0; index < drafts.size(); index++) {
            Verdict verdict = acceptance.judge(drafts.get(index), origin + " index " + index);
            if (verdict instanceof Verdict.Accepted fine) {
                accepted.add(fine.event());
            } else if (verdict instanceof Verdict.Refused not) {
                refused.add(not.refusal());
                rejected.add(new Receipt.Rejected(
                        index, not.refusal().eventId(), not.refusal().violations()));
            }
        }
        log.append(accepted, refused);
        return new Receipt(accepted.size(), rejected);
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
