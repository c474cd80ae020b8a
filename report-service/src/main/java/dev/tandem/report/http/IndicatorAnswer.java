package dev.tandem.report.http;

import dev.tandem.report.Dimension;
import dev.tandem.report.Estimate;
import dev.tandem.report.Interval;
import dev.tandem.report.Question;
import dev.tandem.report.Row;
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
                rows.stream().map(row -> members(question, row)).toList());
    }

    private static Map<String, @Nullable Object> members(Question question, Row row) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("period", period(row));
        members.put("group", group(question, row));
        members.putAll(numbers(row.estimate()));
        members.put("mature", row.mature());
        members.put("suppressed", row.suppressed());
        return members;
    }

    static OffsetDateTime period(Row row) {
        return row.period().toOffsetDateTime();
    }

    static Map<String, String> group(Question question, Row row) {
        Map<String, String> group = new LinkedHashMap<>();
        List<Dimension> dimensions = question.groupBy();
        for (int i = 0; i < dimensions.size(); i++) {
            group.put(dimensions.get(i).key(), row.group().get(i));
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

    /** A count is written as 12, not as 12.0. */
    private static @Nullable Number whole(@Nullable Double number) {
        return number == null || number != Math.rint(number) ? number : (Number) number.longValue();
    }
}
