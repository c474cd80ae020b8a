package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.LabelledArticle;
import dev.tandem.metrics.claims.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well it is told whom words are about and how they are said, measured at the labelled phrases themselves: whether
 * the claims in them are found does not matter here.
 */
public final class Attribution {
    /** Of one group of articles. */
    static final class Count {
        int labels;
        int organisations;
        int statuses;
        int falselyAsserted;
        int notAsserted;
        int falselyNotAsserted;
        int asserted;
    }

    private final Lexicon german = Lexicon.load(Languages.GERMAN);
    private final Lexicon english = Lexicon.load(Languages.ENGLISH);
    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> log = new ArrayList<>();

    /** What was told wrong, a line each. */
    public List<String> log() {
        return log;
    }

    /** Counts an article under a group. */
    public void add(String group, LabelledArticle article) {
        String language =
                Languages.of(article.article().language(), article.article().text());
        Document document = Document.of(
                language.equals(Languages.GERMAN) ? german : english,
                article.article().title(),
                article.article().text(),
                article.article().publisher());
        Subjects subjects = new Subjects(document.cast());
        for (int i = 0; i < document.readings().size(); i++) {
            Reading reading = document.readings().get(i);
            Reading next =
                    i + 1 < document.readings().size() ? document.readings().get(i + 1) : null;
            List<Mention> mentions = subjects.in(reading, document.names().get(i));
            for (LabelledArticle.Label label : article.labels()) {
                int at = article.article().text().indexOf(label.phrase());
                if (reading.sentence().start() <= at
                        && at + label.phrase().length() <= reading.sentence().end()) {
                    int from = token(reading, at);
                    int to = token(reading, at + label.phrase().length() - 1) + 1;
                    Mention subject = subjects.of(reading, mentions, from, to);
                    Match anchor = new Match(Concept.IGNORE, to - 1, to, to - 1);
                    Status status = Statuses.of(reading, next, to - 1, to, anchor);
                    count(group, article, label, subject == null ? "" : subject.organisation(), status);
                }
            }
            subjects.passed(reading, mentions);
        }
    }

    private static int token(Reading reading, int offset) {
        int token = 0;
        while (token + 1 < reading.size() && reading.startOf(token + 1) <= offset) {
            token++;
        }
        return token;
    }

    private void count(
            String group, LabelledArticle article, LabelledArticle.Label label, String organisation, Status status) {
        boolean who = organisation.equalsIgnoreCase(label.organisation());
        boolean asserted = label.status() == Status.ASSERTED;
        boolean how = asserted == (status == Status.ASSERTED);
        for (Count count : List.of(
                counts.computeIfAbsent(group, key -> new Count()),
                counts.computeIfAbsent("~all", key -> new Count()))) {
            count.labels++;
            count.organisations += who ? 1 : 0;
            count.statuses += status == label.status() ? 1 : 0;
            count.asserted += asserted ? 1 : 0;
            count.notAsserted += asserted ? 0 : 1;
            count.falselyAsserted += !asserted && !how ? 1 : 0;
            count.falselyNotAsserted += asserted && !how ? 1 : 0;
        }
        if (!who) {
            log.add("who  %s  %s for %s: %s"
                    .formatted(article.name(), organisation, label.organisation(), label.phrase()));
        }
        if (!how) {
            log.add("how  %s  %s for %s: %s".formatted(article.name(), status, label.status(), label.phrase()));
        }
    }

    /** A line a group. */
    public String table() {
        StringBuilder table = new StringBuilder("whom and how, at the labelled phrases\n");
        counts.forEach((group, count) -> table.append(String.format(
                Locale.ROOT,
                "  %-14s organisation %.3f (of %d)  status %.3f  asserted of what is not: %d of %d  not asserted of"
                        + " what is: %d of %d%n",
                group,
                (double) count.organisations / count.labels,
                count.labels,
                (double) count.statuses / count.labels,
                count.falselyAsserted,
                count.notAsserted,
                count.falselyNotAsserted,
                count.asserted)));
        return table.toString();
    }
}
