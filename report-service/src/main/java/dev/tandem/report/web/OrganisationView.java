package dev.tandem.report.web;

import dev.tandem.report.Axis;
import dev.tandem.report.Organisation;
import dev.tandem.report.Overview;
import dev.tandem.report.Overview.Comparison;
import dev.tandem.report.Timeline.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of an organisation.
 *
 * @param time from when until when it shows, in words
 * @param from the first day, ISO 8601
 * @param to the last day, ISO 8601
 * @param json the curves for the script, safe within a script element
 */
public record OrganisationView(
        String name,
        boolean simulated,
        String time,
        String from,
        String to,
        String episodes,
        String waiting,
        @Nullable Newest newest,
        List<Pair> pairs,
        List<Marker> markers,
        String json) {

    /**
     * The newest months against the first ones.
     *
     * @param now which months are the newest
     * @param before which are the first
     * @param story what may be said, a sentence for each axis
     * @param open of which numbers nothing can be said yet
     */
    public record Newest(
            String now,
            String before,
            List<String> story,
            String open,
            List<Headline> productivity,
            List<Headline> quality) {}

    /** Two charts beside each other. */
    public record Pair(ChartView productivity, ChartView quality) {}

    /**
     * A change in automation.
     *
     * @param letter what stands in the charts
     * @param x the local day, ISO 8601
     * @param date the same in words
     */
    public record Marker(String letter, String x, String date, String text) {}

    /** True where there is nothing at all to show. */
    public boolean empty() {
        return pairs.stream()
                .allMatch(pair -> pair.productivity().empty() && pair.quality().empty());
    }

    static OrganisationView of(Overview overview, Texts texts, ChartData data) {
        Organisation organisation = overview.organisation();
        Figures figures = new Figures(texts);
        List<Pair> pairs = pairs(overview, texts);
        List<Marker> markers = markers(overview, texts);
        return new OrganisationView(
                organisation.name(),
                organisation.simulated(),
                figures.date(overview.from()) + " – "
                        + figures.date(overview.to().minusDays(1)),
                overview.from().toString(),
                overview.to().minusDays(1).toString(),
                figures.count(organisation.shownEpisodes()),
                organisation.waiting() == 0
                        ? ""
                        : texts.fill("organisation.waiting", figures.count(organisation.waiting())),
                newest(overview.comparison(), texts),
                pairs,
                markers,
                data.json(
                        overview,
                        texts,
                        pairs.stream()
                                .flatMap(pair -> Stream.of(pair.productivity(), pair.quality()))
                                .filter(chart -> !chart.empty())
                                .toList(),
                        markers));
    }

    private static List<Pair> pairs(Overview overview, Texts texts) {
        Charts charts = new Charts(overview, texts);
        List<ChartView> productivity = charts.productivity();
        List<ChartView> quality = charts.quality();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < productivity.size(); i++) {
            if (!productivity.get(i).empty() || !quality.get(i).empty()) {
                pairs.add(new Pair(productivity.get(i), quality.get(i)));
            }
        }
        return pairs;
    }

    private static @Nullable Newest newest(@Nullable Comparison comparison, Texts texts) {
        if (comparison == null) {
            return null;
        }
        Figures figures = new Figures(texts);
        Story story = new Story(comparison, texts);
        return new Newest(
                figures.months(comparison.newest(), comparison.months()),
                figures.months(comparison.baseline(), comparison.months()),
                story.sentences(),
                story.open(),
                Headline.of(comparison, Axis.PRODUCTIVITY, texts),
                Headline.of(comparison, Axis.QUALITY, texts));
    }

    private static List<Marker> markers(Overview overview, Texts texts) {
        Figures figures = new Figures(texts);
        List<Marker> markers = new ArrayList<>();
        for (Change change : overview.changes()) {
            var day = change.at().atZone(overview.organisation().zone()).toLocalDate();
            StringBuilder text = new StringBuilder(texts.get("change." + change.kind(), change.kind()));
            Double share = change.share();
            if (share != null) {
                text.append(", ").append(texts.fill("change.share", figures.number(share * 100, 0)));
            }
            String told = change.told();
            if (told != null) {
                text.append(", ").append(texts.fill("change.told", audience(told, texts)));
            }
            markers.add(new Marker(letter(markers.size()), day.toString(), figures.date(day), text.toString()));
        }
        return markers;
    }

    /** Who was told is free text; those that are known by name are translated, one by one. */
    private static String audience(String told, Texts texts) {
        return Arrays.stream(told.split(","))
                .map(String::strip)
                .map(one -> texts.get("told." + one.replace(' ', '_'), one))
                .collect(Collectors.joining(", "));
    }

    /** A to Z, then AA, AB and so on. */
    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
