package dev.tandem.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * A request as it goes over the wire, made before anything is measured.
 *
 * @param bytes its head and body
 * @param events how many events it holds
 */
record Request(ByteBuffer bytes, int events) {

    /** A request to take events. */
    static Request of(String contentType, byte[] body, int events) {
        byte[] head = ("POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + contentType
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(US_ASCII);
        // not on the heap, or Java would copy it once more whenever it is sent
        ByteBuffer bytes = ByteBuffer.allocateDirect(head.length + body.length);
        return new Request(bytes.put(head).put(body).flip(), events);
    }

    /** The same bytes with a position of their own. */
    ByteBuffer fresh() {
        return bytes.duplicate();
    }
}
