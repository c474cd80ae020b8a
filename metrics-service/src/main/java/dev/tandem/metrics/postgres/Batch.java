package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Violation;
import dev.tandem.metrics.Deltas;
import dev.tandem.metrics.Refused;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the steps of one transaction share: the ground they count on, and what they found so far. */
final class Batch {
    private final Connection connection;
    private final Counting.Ground ground;
    private final Map<String, Registered> byName = new HashMap<>();
    private final Map<Integer, Registered> byId = new HashMap<>();
    private final Deltas deltas;
    private final Unsettled unsettled = new Unsettled();
    private final List<Refused> refused = new ArrayList<>();

    Batch(Connection connection, Counting.Ground ground, Collection<Registered> organisations) {
        this.connection = connection;
        this.ground = ground;
        Map<String, ZoneId> zones = new HashMap<>();
        for (Registered registered : organisations) {
            byName.put(registered.organisation(), registered);
            byId.put(registered.id(), registered);
            zones.put(registered.organisation(), registered.timeZone());
        }
        this.deltas = new Deltas(zones);
    }

    Connection connection() {
        return connection;
    }

    /** The present that every fact is judged in. */
    Instant asOf() {
        return ground.asOf();
    }

    Counting.Ground ground() {
        return ground;
    }

    Registered organisation(String name) {
        return Objects.requireNonNull(byName.get(name), "an organisation that was not registered");
    }

    Registered organisation(int id) {
        return Objects.requireNonNull(byId.get(id), "an organisation that was not registered");
    }

    /** The numbers of all organisations that it touches. */
    Collection<Integer> organisations() {
        return byId.keySet();
    }

    Deltas deltas() {
        return deltas;
    }

    Unsettled unsettled() {
        return unsettled;
    }

    /** The event is not counted. */
    void refuse(CloudEvent event, String pointer, String reason) {
        refused.add(new Refused(event, new Violation(pointer, reason)));
    }

    /** Another event with the same identity was there first, and says something else. */
    void refuseContradiction(CloudEvent event) {
        refuse(event, "", "says otherwise than what was stored first under the same identity");
    }

    /** The event is about someone who is not to be remembered. */
    void refuseForgotten(CloudEvent event) {
        refuse(event, "", "is about a person who was erased");
    }

    List<Refused> refused() {
        return List.copyOf(refused);
    }
}
