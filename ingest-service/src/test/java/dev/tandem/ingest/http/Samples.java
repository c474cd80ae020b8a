package dev.tandem.ingest.http;

/** Events that are in order. */
final class Samples {
    private Samples() {}

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
