package dev.tandem.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.benchmarks.workload.Plan;
import dev.tandem.benchmarks.workload.Workload;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first events of a workload and the requests that they are sent in.
 *
 * @param events as they are on the topic in the end
 * @param lines 1,000 of them a request, one a line
 * @param singles one of them a request
 */
record Requests(List<CloudEvent> events, List<Request> lines, List<Request> singles) {
    private static final int EVENTS = 200_000;
    private static final int A_REQUEST = 1000;
    private static final int DAYS = 365;
    private static final int BYTES = 1 << 10;

    static Requests make() throws IOException {
        List<CloudEvent> events = new ArrayList<>(EVENTS);
        List<Request> lines = new ArrayList<>();
        List<Request> singles = new ArrayList<>(EVENTS);
        ByteArrayOutputStream body = new ByteArrayOutputStream(A_REQUEST * BYTES);
        for (CloudEvent event : new Workload(Plan.ofEvents(EVENTS, DAYS))) {
            if (events.size() == EVENTS) {
                break;
            }
            events.add(event);
            byte[] json = json(event);
            singles.add(Request.of("application/cloudevents+json", json, 1));
            body.write(json);
            body.write('\n');
            if (events.size() % A_REQUEST == 0) {
                lines.add(lines(body.toByteArray(), A_REQUEST));
                body.reset();
            }
        }
        return new Requests(events, lines, singles);
    }

    /** A request of so many events, one a line. */
    static Request lines(byte[] body, int events) {
        return Request.of("application/x-ndjson", body, events);
    }

    /** The event as senders write it, in CloudEvents' JSON format. */
    static byte[] json(CloudEvent event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type().typeName());
            json.writeStringField("time", event.time().toString());
            if (event.subject() != null) {
                json.writeStringField("subject", event.subject());
            }
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            json.writeRawValue(new String(EventCodec.encode(event.data()), UTF_8));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
