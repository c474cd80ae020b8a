package dev.tandem.report.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.Overview;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes what the script draws into the page, so that it asks for nothing. */
@ApplicationScoped
class ChartData {
    private final ObjectMapper json;

    ChartData(ObjectMapper json) {
        this.json = json;
    }

    /** What the script reads. */
    private record Data(
            String language,
            String granularity,
            String from,
            String to,
            Words words,
            List<OrganisationView.Marker> markers,
            List<Drawing> charts) {}

    /** The words that appear in tooltips. */
    private record Words(
            String suppressed, String immature, String seconds, String minutes, String hours, String days) {}

    /** One chart without its table. */
    private record Drawing(String id, String kind, String unit, List<ChartView.Curve> series) {}

    /** The curves as JSON that cannot end the script element it stands in. */
    String json(Overview overview, Texts texts, List<ChartView> charts, List<OrganisationView.Marker> markers) {
        Data data = new Data(
                texts.language(),
                overview.granularity().name(),
                overview.from().toString(),
                overview.to().toString(),
                new Words(
                        texts.get("note.suppressed"),
                        texts.get("note.immature"),
                        texts.get("unit.seconds"),
                        texts.get("unit.minutes"),
                        texts.get("unit.hours"),
                        texts.get("unit.days")),
                markers,
                charts.stream()
                        .map(chart -> new Drawing(chart.id(), chart.kind(), chart.unit(), chart.series()))
                        .toList());
        try {
            return json.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }
}
