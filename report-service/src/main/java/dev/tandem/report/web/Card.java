package dev.tandem.report.web;

import dev.tandem.report.Axis;
import dev.tandem.report.Organisation;
import dev.tandem.report.Overview.Comparison;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An organisation on the first page.
 *
 * @param address where its page is
 * @param time from when until when it has data; empty where it has none
 * @param period what the numbers are of; empty where there are none
 */
public record Card(
        String name,
        String address,
        boolean simulated,
        String time,
        String episodes,
        String waiting,
        String period,
        List<Headline> numbers) {

    static Card of(Organisation organisation, @Nullable Comparison comparison, Texts texts) {
        Figures figures = new Figures(texts);
        LocalDate first = organisation.firstDay();
        LocalDate last = organisation.lastDay();
        return new Card(
                organisation.name(),
                Links.organisation(organisation.key()),
                organisation.simulated(),
                first == null || last == null ? "" : figures.date(first) + " – " + figures.date(last),
                figures.count(organisation.shownEpisodes()),
                organisation.waiting() == 0
                        ? ""
                        : texts.fill("organisation.waiting", figures.count(organisation.waiting())),
                comparison == null ? "" : figures.months(comparison.newest(), comparison.months()),
                comparison == null
                        ? List.of()
                        : Stream.of(Axis.values())
                                .flatMap(axis -> Headline.of(comparison, axis, texts).stream())
                                .toList());
    }
}
