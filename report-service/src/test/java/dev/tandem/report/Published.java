package dev.tandem.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Puts one claim into the views; it says nothing special until it is told. */
public final class Published {
    private final Map<String, Object> columns = new LinkedHashMap<>();

    private Published(String id, String organisation) {
        with("id", id)
                .with("organisation", organisation)
                .with("organisation_key", organisation.toLowerCase(Locale.ROOT));
        with("how", "explicit").with("kind", "languages").with("bound", "exact").with("direction", "none");
        with("status", "asserted").with("confidence", 0.9).with("rule", "r").with("sentence", "It says " + id + ".");
        with("sentence_start", 0)
                .with("sentence_end", 9 + id.length())
                .with("quantity_start", 3)
                .with("quantity_end", 7);
        with("lexicon", "1")
                .with("found", true)
                .with("withdrawn", false)
                .with("proposed", false)
                .with("statement", "s-" + id)
                .with("first", id);
        with("articles", 1L).with("revision", 1L).with("article", "a-" + id).with("simulated", false);
        with("url", "https://news.example/" + id)
                .with("publisher", "Post")
                .with("language", "en")
                .with("title", "Title");
        at("2025-04-01T10:00:00Z");
    }

    /** A claim about an organisation, that reaches 30 languages. */
    public static Published claim(String id, String organisation) {
        return new Published(id, organisation).with("value", 30.0).with("unit", "count");
    }

    /** About a kind of thing, with a number. */
    public Published says(String kind, double value, String unit) {
        return with("kind", kind).with("value", value).with("unit", unit);
    }

    /** When its article was published. */
    public Published at(String instant) {
        Timestamp time = Timestamp.from(Instant.parse(instant));
        return with("at", time)
                .with("published_at", time)
                .with("fetched_at", time)
                .with("first_at", time);
    }

    public Published with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    public Published without(String column) {
        columns.remove(column);
        return this;
    }

    /** Writes it. */
    public void add() {
        columns.putIfAbsent("contradicts", "{}");
        columns.putIfAbsent("sums", "[]");
        String names = String.join("\", \"", columns.keySet());
        StringBuilder places = new StringBuilder();
        columns.keySet().forEach(column -> places.append(places.isEmpty() ? "?" : ", ?")
                .append(
                        switch (column) {
                            case "contradicts" -> "::text[]";
                            case "sums", "extracted" -> "::jsonb";
                            default -> "";
                        }));
        Views.execute(
                "insert into report.claim (\"" + names + "\") values (" + places + ")",
                columns.values().toArray());
    }
}
