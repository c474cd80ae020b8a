package dev.tandem.report.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One chart, as a picture and as a table.
 *
 * @param id its name within the page
 * @param title its heading
 * @param text what it means
 * @param kind how it is drawn: {@code bars}, {@code lines} or {@code steps}
 * @param unit the unit's key
 * @param summary what a picture's text alternative says
 * @param series its curves; none where there is nothing to draw
 * @param lines the table
 */
public record ChartView(
        String id,
        String title,
        String text,
        String kind,
        String unit,
        String summary,
        List<Curve> series,
        List<Line> lines) {

    /** True where there is nothing to draw. */
    public boolean empty() {
        return series.isEmpty();
    }

    /**
     * One curve.
     *
     * @param name what the legend says
     * @param colour the key of its colour
     * @param thin true for a curve that accompanies another, without an interval
     * @param points its points
     */
    public record Curve(String name, String colour, boolean thin, List<Point> points) {}

    /**
     * One point; null is a gap.
     *
     * @param x the local day on which its period begins
     */
    public record Point(
            String x,
            @Nullable Double y,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long n,
            boolean mature,
            boolean suppressed) {}

    /** One line of the table, in words. */
    public record Line(String period, String series, String value, String n, String interval, String note) {}
}
