package dev.tandem.report;

import dev.tandem.report.Timeline.Headcount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How many people work in each role, and why that changed. */
@ApplicationScoped
class Headcounts {
    /** Every reason that can be stated, so that none of them is missing from an answer. */
    private static final List<String> REASONS = List.of("layoff", "attrition", "hire", "rehire", "redeployment");

    private static final String NO_REASON = "unknown";

    private final Timeline timeline;
    private final Clock clock;

    Headcounts(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** A row for each period and role of which anything is known by the end of it. */
    List<Row> answer(Question question) {
        return rows(question, timeline.workforce(question.organisation().key()));
    }

    List<Row> rows(Question question, List<Headcount> statements) {
        List<Headcount> ordered = statements.stream().sorted(Headcount.ORDER).toList();
        Periods periods = new Periods(question);
        List<Row> rows = new ArrayList<>();
        for (ZonedDateTime start : periods.all()) {
            LocalDate from = periods.firstDay(start);
            LocalDate to = periods.end(start).toLocalDate();
            TreeSet<String> roles = new TreeSet<>();
            ordered.stream()
                    .filter(statement -> statement.day().isBefore(to))
                    .forEach(statement -> roles.add(statement.role()));
            for (String role : roles) {
                List<Headcount> own = ordered.stream()
                        .filter(statement -> statement.role().equals(role))
                        .toList();
                boolean over = !periods.end(start).toInstant().isAfter(clock.instant());
                rows.add(row(start, role, own, from, to, over));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(
            ZonedDateTime start, String role, List<Headcount> statements, LocalDate from, LocalDate to, boolean over) {
        Double people = level(statements, to);
        Estimate estimate = new Estimate(people, null, people, null, null, null, null, null);
        return new Row(start, List.of(role), estimate, List.of(), changes(statements, from, to), over, false);
    }

    private static Row.Changes changes(List<Headcount> statements, LocalDate from, LocalDate to) {
        Map<String, Double> byReason = new TreeMap<>();
        REASONS.forEach(reason -> byReason.put(reason, 0.0));
        for (Headcount statement : statements) {
            Double change = statement.change();
            if (change != null
                    && !statement.day().isBefore(from)
                    && statement.day().isBefore(to)) {
                String reason = statement.reason();
                byReason.merge(reason == null ? NO_REASON : reason, change, Double::sum);
            }
        }
        Double before = level(statements, from);
        Double after = level(statements, to);
        double explained =
                byReason.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Row.Changes(byReason, before == null || after == null ? null : after - before - explained);
    }

    /** How many there are when a day begins; null while nobody has stated a number that changes could be added to. */
    private static @Nullable Double level(List<Headcount> statements, LocalDate day) {
        Double level = null;
        for (Headcount statement : statements) {
            if (statement.day().isBefore(day)) {
                Double change = statement.change();
                if (statement.level() != null) {
                    level = statement.level();
                } else if (level != null && change != null) {
                    level += change;
                }
            }
        }
        return level;
    }
}
