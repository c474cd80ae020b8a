package dev.tandem.ingest;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventData;
import dev.tandem.events.EventType;
import dev.tandem.events.Printable;
import dev.tandem.events.Violation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether a draft is an event of the contract. */
@Singleton
public class Acceptance {
    /** More reasons than anyone reads; a refusal must not grow with what was sent. */
    private static final int MAX_VIOLATIONS = 100;

    private final Pseudonyms pseudonyms;
    private final IngestConfig config;
    private final Clock clock;

    Acceptance(Pseudonyms pseudonyms, IngestConfig config, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.config = config;
        this.clock = clock;
    }

    /** Judges by all rules, the size of one event included. */
    public Verdict judge(Draft draft, String coordinates) {
        return judge(draft, coordinates, config.maxEventBytes());
    }

    /** Judges by all rules, with another limit for the size. */
    public Verdict judge(Draft draft, String coordinates, int maxBytes) {
        if (draft instanceof Draft.Enveloped enveloped) {
            return judge(enveloped, coordinates, maxBytes);
        }
        if (draft instanceof Draft.Unreadable unreadable) {
            List<Violation> violations = List.of(unreadable.violation());
            return refused(EnvelopeRules.Read.NOTHING, violations, coordinates, draft, null);
        }
        throw new IllegalStateException("no judgement of " + draft.getClass());
    }

    private Verdict judge(Draft.Enveloped draft, String coordinates, int maxBytes) {
        List<Violation> violations = new ArrayList<>(draft.flaws());
        EnvelopeRules.Read envelope = EnvelopeRules.read(draft.envelope(), violations);
        if (draft.length() < 0) {
            violations.add(new Violation("", "lacks the required member data"));
        }
        if (draft.size() > maxBytes) {
            violations.add(new Violation("", "is larger than " + maxBytes + " bytes"));
        }
        EventType type = envelope.type();
        if (type == null || draft.length() < 0 || draft.size() > maxBytes) {
            return refused(envelope, violations, coordinates, draft, null);
        }
        EventData known = draft.data();
        if (known != null && EventType.of(known) == type) {
            return judge(draft, envelope, known, violations, coordinates);
        }
        Decoded decoded = EventCodec.decode(type, draft.bytes(), draft.offset(), draft.length());
        if (decoded instanceof Decoded.Invalid invalid) {
            invalid.violations().forEach(violation -> violations.add(violation.below("/data")));
            return refused(envelope, violations, coordinates, draft, kept(type, invalid.kept()));
        }
        if (decoded instanceof Decoded.Valid valid) {
            return judge(draft, envelope, valid.data(), violations, coordinates);
        }
        throw new IllegalStateException("no judgement of " + decoded.getClass());
    }

    private Verdict judge(
            Draft.Enveloped draft,
            EnvelopeRules.Read envelope,
            EventData sent,
            List<Violation> violations,
            String coordinates) {
        Instant now = now();
        violations.addAll(FutureRule.broken(envelope.time(), sent, now.plus(config.futureTolerance())));
        EventData data = pseudonyms.applied(sent);
        byte[] value = EventCodec.encode(data);
        String id = envelope.id();
        String source = envelope.source();
        if (id == null || source == null || !violations.isEmpty()) {
            return refused(envelope, violations, coordinates, draft, new Refusal.Whole(data));
        }
        Instant time = envelope.time() == null ? now : envelope.time();
        return new Verdict.Accepted(
                new AcceptedEvent(new CloudEvent(id, source, time, envelope.subject(), data), value));
    }

    /** The time by which it judges. */
    public Instant now() {
        return clock.instant();
    }

    private Refusal.Kept kept(EventType type, Map<String, Object> members) {
        return new Refusal.Part(type, pseudonyms.applied(members));
    }

    private Verdict refused(
            EnvelopeRules.Read envelope,
            List<Violation> violations,
            String coordinates,
            Draft draft,
            Refusal.@Nullable Kept kept) {
        List<Violation> told = violations.stream()
                .limit(MAX_VIOLATIONS)
                // a pointer holds names of members, and a stranger may have put anything there
                .map(violation -> new Violation(Printable.made(violation.pointer()), violation.reason()))
                .toList();
        return new Verdict.Refused(new Refusal(
                now(),
                kept == null ? null : kept.organisation(),
                envelope.id(),
                envelope.source(),
                envelope.typeName(),
                told,
                coordinates,
                draft.size(),
                kept));
    }
}
