package dev.tandem.metrics.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what is sent. Quarkus would refuse a large body without a problem detail, so the bound is here. */
final class Bodies {
    private static final int MOST_BYTES = 64 << 10;

    private Bodies() {}

    /**
     * The JSON of a body; a missing node where it is empty.
     *
     * @throws WebApplicationException 413 when it is larger than 64 KiB, 400 when it is not JSON
     */
    static JsonNode read(ObjectMapper json, InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new WebApplicationException(413);
            }
            return json.readTree(bytes);
        } catch (IOException notJsonOrBrokenOff) {
            throw new WebApplicationException(notJsonOrBrokenOff, 400);
        }
    }
}
