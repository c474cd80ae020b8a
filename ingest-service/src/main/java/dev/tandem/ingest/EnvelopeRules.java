package dev.tandem.ingest;

import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import dev.tandem.events.JsonEvent;
import dev.tandem.events.Printable;
import dev.tandem.events.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an envelope by CloudEvents 1.0 and the contract, collecting everything that is wrong with it. */
final class EnvelopeRules {
    private static final Pattern JSON = Pattern.compile("(?i)application/(json|[a-z0-9.!#$&^_-]+\\+json)\\s*(;.*)?");

    /** The last that was in order: senders name one and the same for years, and checking it costs more than its event's id. */
    private static volatile String knownUri = "";

    private final List<Violation> violations;

    private EnvelopeRules(List<Violation> violations) {
        this.violations = violations;
    }

    /**
     * An envelope as far as it is in order.
     *
     * @param id null when it is missing or cannot be one
     * @param type null when the contract does not know it
     */
    record Read(
            @Nullable String id,
            @Nullable String source,
            @Nullable String typeName,
            @Nullable EventType type,
            @Nullable Instant time,
            @Nullable String subject) {

        /** Of what has no envelope. */
        static final Read NOTHING = new Read(null, null, null, null, null, null);
    }

    /** Reads the envelope and adds what is wrong with it to {@code violations}. */
    static Read read(Draft.Envelope envelope, List<Violation> violations) {
        EnvelopeRules rules = new EnvelopeRules(violations);
        if (rules.required("specversion", envelope.specversion()) != null && !"1.0".equals(envelope.specversion())) {
            rules.add("/specversion", "is not 1.0");
        }
        String id = rules.required("id", envelope.id());
        String source = rules.uri("source", rules.required("source", envelope.source()));
        String typeName = rules.required("type", envelope.type());
        EventType type = typeName == null ? null : EventType.named(typeName).orElse(null);
        if (typeName != null && type == null) {
            rules.add("/type", "is not an event type of this contract");
        }
        Instant time = rules.time(envelope.time());
        String subject = rules.optional("subject", envelope.subject());
        rules.uri("dataschema", rules.optional("dataschema", envelope.dataSchema()));
        String contentType = envelope.dataContentType();
        if (contentType != null
                && !contentType.equals("application/json")
                && !JSON.matcher(contentType).matches()) {
            rules.add("/datacontenttype", "is not application/json or another kind of JSON");
        }
        return new Read(id, source, typeName, type, time, subject);
    }

    private @Nullable String required(String name, @Nullable String value) {
        if (value == null
                && violations.stream().noneMatch(flaw -> flaw.pointer().equals("/" + name))) {
            add("", "lacks the required member " + name);
        }
        return optional(name, value);
    }

    private @Nullable String optional(String name, @Nullable String value) {
        String reason = value == null ? null : reasonAgainst(value);
        if (reason != null) {
            add("/" + name, reason);
            return null;
        }
        return value;
    }

    private static @Nullable String reasonAgainst(String value) {
        if (value.isEmpty()) {
            return "is empty";
        }
        if (value.length() > JsonEvent.MAX_ATTRIBUTE_LENGTH) {
            return "is longer than " + JsonEvent.MAX_ATTRIBUTE_LENGTH + " characters";
        }
        return Printable.isPrintable(value) ? null : "holds a character that cannot be printed";
    }

    private @Nullable String uri(String name, @Nullable String value) {
        if (value == null || value.equals(knownUri)) {
            return value;
        }
        try {
            knownUri = new URI(value).toString();
            return value;
        } catch (URISyntaxException notOne) {
            add("/" + name, "is not a URI reference");
            return null;
        }
    }

    private @Nullable Instant time(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Instant time = EventCodec.time(value);
        if (time != null) {
            return time;
        }
        add("/time", "is not a date-time with an offset");
        return null;
    }

    private void add(String pointer, String reason) {
        violations.add(new Violation(pointer, reason));
    }
}
