package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.report.Estimate;
import dev.tandem.report.Formula;
import dev.tandem.report.Interval;
import dev.tandem.report.Question;
import dev.tandem.report.Row;
import dev.tandem.report.Unit;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a question as clients read it. */
record IndicatorAnswer(
        String definition,
        int version,
        String organisation,
        OffsetDateTime from,
        OffsetDateTime to,
        String timeZone,
        boolean simulated,
        @JsonInclude(JsonInclude.Include.NON_NULL) Formula.@Nullable Scale scale,
        List<Map<String, @Nullable Object>> rows) {

    static IndicatorAnswer of(Question question, List<Row> rows) {
        return new IndicatorAnswer(
                question.indicator().key(),
                question.indicator().version(),
                question.organisation().key(),
                question.from().toOffsetDateTime(),
                question.to().toOffsetDateTime(),
                question.zone().getId(),
                question.organisation().simulated(),
                question.indicator().formula().scale(),
                rows.stream().map(row -> members(question, row)).toList());
    }

    private static Map<String, @Nullable Object> members(Question question, Row row) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("period", period(row));
        members.put("group", group(question, row));
        members.putAll(numbers(row.estimate()));
        if (!row.parts().isEmpty()) {
            Map<String, Object> parts = new LinkedHashMap<>();
            row.parts().forEach(part -> parts.put(part.key(), numbers(part)));
            members.put("parts", parts);
        }
        members.putAll(remarks(row.remark()));
        members.put("mature", row.mature());
        members.put("suppressed", row.suppressed());
        return members;
    }

    static OffsetDateTime period(Row row) {
        return row.period().toOffsetDateTime();
    }

    static Map<String, String> group(Question question, Row row) {
        Map<String, String> group = new LinkedHashMap<>();
        List<String> names = question.groupNames();
        for (int i = 0; i < names.size(); i++) {
            group.put(names.get(i), row.group().get(i));
        }
        return group;
    }

    /** The numbers of a row by their names; ratings have more of them. */
    static Map<String, @Nullable Object> numbers(Estimate estimate) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        Interval interval = estimate.interval();
        numbers.put("value", whole(estimate.value()));
        numbers.put("n", estimate.n());
        numbers.put("numerator", whole(estimate.numerator()));
        numbers.put("denominator", estimate.denominator());
        numbers.put("low", interval == null ? null : interval.low());
        numbers.put("high", interval == null ? null : interval.high());
        numbers.put("median", estimate.median());
        numbers.put("p90", estimate.p90());
        Estimate.Ratings ratings = estimate.ratings();
        if (ratings != null) {
            numbers.put("mean", ratings.mean());
            numbers.put("responseRate", ratings.responseRate());
            numbers.put("silentUnhappy", ratings.silentUnhappy());
            numbers.put("silentHappy", ratings.silentHappy());
        }
        return numbers;
    }

    /** The numbers of a part by their names; the mean of durations is called so. */
    static Map<String, @Nullable Object> numbers(Row.Part part) {
        Map<String, @Nullable Object> all = numbers(part.estimate());
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        if (part.unit() == Unit.SECONDS) {
            numbers.put("mean", part.estimate().value());
            List.of("median", "p90", "n", "low", "high").forEach(name -> numbers.put(name, all.get(name)));
        } else {
            List.of("value", "n", "numerator", "denominator", "low", "high")
                    .forEach(name -> numbers.put(name, all.get(name)));
        }
        numbers.put("suppressed", part.suppressed());
        return numbers;
    }

    /** What has to be said about a number, by name. */
    static Map<String, @Nullable Object> remarks(Row.@Nullable Remark remark) {
        Map<String, @Nullable Object> remarks = new LinkedHashMap<>();
        if (remark instanceof Row.Money money) {
            remarks.put("currency", money.currency());
            remarks.put("costs", money.costs());
            remarks.put("days", money.days());
            remarks.put("coveredDays", money.coveredDays());
            Row.Money.Reason reason = money.reason();
            remarks.put("reason", reason == null ? null : reason.key());
        }
        if (remark instanceof Row.Assumptions assumptions) {
            remarks.put("assumptions", assumptions(assumptions));
        }
        if (remark instanceof Row.Changes changes) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            changes.byReason().forEach((reason, change) -> members.put(reason, whole(change)));
            members.put("unexplained", whole(changes.unexplained()));
            remarks.put("changes", members);
        }
        return remarks;
    }

    private static Map<String, @Nullable Object> assumptions(Row.Assumptions assumptions) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("hoursPerDay", assumptions.assumed().hoursPerDay());
        members.put("workingDays", assumptions.workingDays());
        members.put("occupancyLow", assumptions.assumed().occupancyLow());
        members.put("occupancyHigh", assumptions.assumed().occupancyHigh());
        members.put("shrinkageLow", assumptions.assumed().shrinkageLow());
        members.put("shrinkageHigh", assumptions.assumed().shrinkageHigh());
        members.put("leastHumanCases", assumptions.leastHumanCases());
        members.put("comparedResolutions", assumptions.compared());
        return members;
    }

    /** A count is written as 12, not as 12.0. */
    private static @Nullable Number whole(@Nullable Double number) {
        return number == null || number != Math.rint(number) ? number : (Number) number.longValue();
    }
}
