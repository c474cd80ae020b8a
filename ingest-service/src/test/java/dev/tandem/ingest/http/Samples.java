package dev.tandem.ingest.http;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;

/** Events that are in order. */
final class Samples {
    private Samples() {}

    /** Keeps the client from adding a charset to a content type that has none. */
    static void sendBytesAsTheyAre() {
        RestAssured.config = RestAssured.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    static String episodeData(String episode) {
        return """
                {"organisation":"acme","episode":"%s","updatedAt":"2026-01-02T09:00:00Z",\
                "startedAt":"2026-01-02T08:00:00Z","channel":"chat","topic":"billing","customer":"Erika"}""".formatted(episode);
    }

    static String episode(String id) {
        return """
                {"specversion":"1.0","id":"%s","source":"/shop","data":%s,"type":"tandem.episode.v1"}""".formatted(id, episodeData("e-" + id));
    }
}
