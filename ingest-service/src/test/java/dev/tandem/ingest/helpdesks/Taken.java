package dev.tandem.ingest.helpdesks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.events.Violation;
import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.Fixtures;
import dev.tandem.ingest.InMemoryEventLog;
import java.time.Instant;
import java.util.List;

/** What became of a payload, as far as tests look at it. */
record Taken(HelpdeskOutcome outcome, InMemoryEventLog log) {
    /** Takes a payload under the default rules. */
    static Taken of(Vendor vendor, String payload) {
        return of(vendor, payload, Desks.SILENT);
    }

    static Taken of(Vendor vendor, String payload, HelpdesksConfig desks) {
        return of(vendor, payload.getBytes(UTF_8), desks);
    }

    static Taken of(Vendor vendor, byte[] payload, HelpdesksConfig desks) {
        InMemoryEventLog log = new InMemoryEventLog();
        HelpdeskIntake intake =
                new HelpdeskIntake(Fixtures.acceptance(), log, Fixtures.config(), desks, new Labels(desks));
        return new Taken(intake.take(vendor, "acme", payload, "test", told -> {}), log);
    }

    List<CloudEvent> events() {
        return log.accepted().stream().map(AcceptedEvent::event).toList();
    }

    List<Episode> episodes() {
        return only(Episode.class);
    }

    List<Survey> surveys() {
        return only(Survey.class);
    }

    <T extends EventData> List<T> only(Class<T> type) {
        return events().stream()
                .map(CloudEvent::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The only episode. */
    Episode episode() {
        if (episodes().size() != 1) {
            throw new AssertionError("not one episode: " + outcome + " " + episodes());
        }
        return episodes().get(0);
    }

    HelpdeskOutcome.Taken receipt() {
        return (HelpdeskOutcome.Taken) outcome;
    }

    /** Where and why the only item was refused. */
    List<Violation> violations() {
        return receipt().rejected().get(0).violations();
    }

    List<String> pointers() {
        return violations().stream().map(Violation::pointer).toList();
    }

    /** Why the only item is not counted. */
    HelpdeskOutcome.Ignored ignored() {
        if (receipt().ignored().size() != 1) {
            throw new AssertionError("not one ignored: " + outcome);
        }
        return receipt().ignored().get(0);
    }

    /** Everything that goes out, as text. */
    String written() {
        StringBuilder all = new StringBuilder();
        log.accepted().forEach(event -> all.append(event.event().id()).append(new String(event.value(), UTF_8)));
        log.refused().forEach(all::append);
        return all.append(outcome).toString();
    }

    static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }
}
