package dev.tandem.ingest.helpdesks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.IngestConfig;
import dev.tandem.ingest.Refusal;
import dev.tandem.ingest.Verdict;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes payloads of helpdesks in. An item of a payload is taken with all of its events or with none. */
@Singleton
public class HelpdeskIntake {
    /** Deeper than any vendor nests, and shallow enough for every stack. */
    private static final int MAX_DEPTH = 64;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(400)
                            .build())
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private final Map<Vendor, Helpdesk> helpdesks = new EnumMap<>(Vendor.class);
    private final Acceptance acceptance;
    private final EventLog log;
    private final IngestConfig config;

    HelpdeskIntake(Acceptance acceptance, EventLog log, IngestConfig config, HelpdesksConfig desks, Labels labels) {
        this.acceptance = acceptance;
        this.log = log;
        this.config = config;
        helpdesks.put(Vendor.ZENDESK, new Zendesk(Accounts.of(desks.zendesk()), labels));
        helpdesks.put(Vendor.INTERCOM, new Intercom(Accounts.of(desks.intercom()), labels));
        helpdesks.put(Vendor.CHATWOOT, new Chatwoot(Accounts.of(desks.chatwoot()), labels));
        helpdesks.put(Vendor.FRESHDESK, new Freshdesk(Accounts.of(desks.freshdesk()), labels));
        helpdesks.put(Vendor.ZAMMAD, new Zammad(Accounts.of(desks.zammad()), labels));
    }

    /**
     * Takes one payload; returns once all that came of it is safe. The same payload makes the same events.
     *
     * @param origin how a person would find the request again
     * @param answering hears of everything that will be answered about an item before it is kept for that; what it throws
     *     ends the taking before anything of the payload is sent on
     * @throws dev.tandem.ingest.EventLogUnavailableException when it is not certain that all of it is safe
     */
    public HelpdeskOutcome take(
            Vendor vendor, String organisation, byte[] bytes, String origin, Consumer<List<Violation>> answering) {
        JsonNode payload;
        try {
            payload = JSON.readTree(bytes);
        } catch (IOException | NumberFormatException notJsonOrNoNumber) {
            return new HelpdeskOutcome.NotJson();
        }
        if (payload.isMissingNode()) {
            return new HelpdeskOutcome.NotJson();
        }
        if (longest(payload) > config.maxEvents()) {
            return new HelpdeskOutcome.TooMany(config.maxEvents());
        }
        Helpdesk helpdesk = helpdesk(vendor);
        List<Helpdesk.Item> items = helpdesk.itemsOfEach(Json.root(payload));
        One one = new One(vendor, organisation, origin, bytes.length, answering);
        items.forEach(item -> one.take(helpdesk.read(item)));
        return one.done();
    }

    /** The length of the longest list where a vendor's page has its items, before anything is made of them. */
    private static int longest(JsonNode payload) {
        int longest = Math.max(
                payload.isArray() ? payload.size() : 0,
                payload.path("assets").path("Ticket").size());
        for (JsonNode member : payload.isObject() ? payload : List.<JsonNode>of()) {
            longest = Math.max(longest, member.isArray() ? member.size() : 0);
        }
        return Math.max(longest, payload.path("data").path("payload").size());
    }

    private Helpdesk helpdesk(Vendor vendor) {
        Helpdesk helpdesk = helpdesks.get(vendor);
        if (helpdesk == null) {
            throw new IllegalStateException("nobody understands " + vendor);
        }
        return helpdesk;
    }

    /** One payload on its way. */
    private final class One {
        private final Vendor vendor;
        private final String organisation;
        private final String origin;
        private final int bytes;
        private final Consumer<List<Violation>> answering;
        private final List<AcceptedEvent> accepted = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>(0);
        private final List<HelpdeskOutcome.Rejected> rejected = new ArrayList<>(0);
        private final List<HelpdeskOutcome.Ignored> ignored = new ArrayList<>(0);
        private int index;

        One(Vendor vendor, String organisation, String origin, int bytes, Consumer<List<Violation>> answering) {
            this.vendor = vendor;
            this.organisation = organisation;
            this.origin = origin;
            this.bytes = bytes;
            this.answering = answering;
        }

        void take(Reading reading) {
            if (reading instanceof Reading.Told told) {
                judge(told.facts());
            } else if (reading instanceof Reading.Passed passed) {
                answering.accept(List.of(new Violation(passed.pointer(), passed.reason())));
                ignored.add(new HelpdeskOutcome.Ignored(index, passed.part(), passed.pointer(), passed.reason()));
            } else if (reading instanceof Reading.Wrong wrong) {
                answering.accept(wrong.violations());
                refused.add(new Refusal(
                        acceptance.now(),
                        organisation,
                        null,
                        vendor.source(),
                        null,
                        wrong.violations(),
                        coordinates(),
                        bytes,
                        null));
                rejected.add(new HelpdeskOutcome.Rejected(index, null, wrong.violations()));
            }
            index++;
        }

        private void judge(List<Fact> facts) {
            List<AcceptedEvent> fine = new ArrayList<>(facts.size());
            List<Refusal> not = new ArrayList<>(0);
            Set<Violation> violations = new LinkedHashSet<>();
            @Nullable Object episode = null;
            for (Fact fact : facts) {
                Verdict verdict = acceptance.judge(fact.draft(organisation, vendor), coordinates());
                if (verdict instanceof Verdict.Accepted event) {
                    fine.add(event.event());
                } else if (verdict instanceof Verdict.Refused wrong) {
                    not.add(wrong.refusal());
                    wrong.refusal().violations().forEach(violation -> violations.add(fact.inPayload(violation)));
                    episode = fact.get("episode");
                }
            }
            if (violations.isEmpty()) {
                accepted.addAll(fine);
                return;
            }
            String id = episode == null ? null : episode.toString();
            List<Violation> told = List.copyOf(violations);
            answering.accept(told);
            refused.addAll(not);
            rejected.add(new HelpdeskOutcome.Rejected(index, id, told));
        }

        private String coordinates() {
            return origin + " index " + index;
        }

        HelpdeskOutcome done() {
            log.append(accepted, refused);
            return new HelpdeskOutcome.Taken(accepted.size(), rejected, ignored);
        }
    }
}
