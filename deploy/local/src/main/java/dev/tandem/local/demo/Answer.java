package dev.tandem.local.demo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What ingest says about a batch.
 *
 * @param accepted how many events it took
 * @param refusal the first event that it did not take and why, null when it took all
 */
record Answer(int accepted, @Nullable String refusal) {

    /**
     * Reads {@code {accepted, rejected: [{index, id, violations: [{pointer, reason}]}]}}.
     *
     * @throws IOException when the answer is another one than 202 with such a body
     */
    static Answer of(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 202) {
            throw unexpected(response);
        }
        try (JsonParser parser = EventCodec.json().createParser(response.body())) {
            int accepted = -1;
            Refusal first = new Refusal();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT && "accepted".equals(parser.currentName())) {
                    accepted = parser.getIntValue();
                } else if (token == JsonToken.VALUE_STRING) {
                    first.see(String.valueOf(parser.currentName()), parser.getText());
                }
            }
            if (accepted < 0) {
                throw unexpected(response);
            }
            return new Answer(accepted, first.text());
        }
    }

    /** For an answer that nobody can go on from. */
    static IOException unexpected(HttpResponse<String> response) {
        return new IOException(response.request().method() + " " + response.uri() + " is answered by "
                + response.statusCode() + ": " + response.body());
    }

    /** The first id, pointer and reason that come by. */
    private static final class Refusal {
        private @Nullable String id;
        private @Nullable String pointer;
        private @Nullable String reason;

        void see(String name, String value) {
            switch (name) {
                case "id" -> id = id == null ? value : id;
                case "pointer" -> pointer = pointer == null ? value : pointer;
                case "reason" -> reason = reason == null ? value : reason;
                default -> {
                    // the answer may have grown by members that matter to others
                }
            }
        }

        @Nullable
        String text() {
            return reason == null ? null : "event " + id + ": " + pointer + " " + reason;
        }
    }
}
