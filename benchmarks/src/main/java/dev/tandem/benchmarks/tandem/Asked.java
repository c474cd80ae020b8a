package dev.tandem.benchmarks.tandem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.benchmarks.truth.Answer;
import dev.tandem.benchmarks.truth.Answers;
import dev.tandem.benchmarks.truth.Question;
import dev.tandem.benchmarks.workload.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A question of the truth as one asks report-service.
 *
 * @param indicator its key
 * @param granularity empty for the whole time in one row
 * @param period how many characters of a row's period belong to the group's name, 0 for none
 * @param groupBy dimensions in the order of the group's name
 */
record Asked(Question question, String indicator, String granularity, int period, List<String> groupBy) {
    private static final double MILLIS = 1000;

    /** Every question that the truth answers. */
    static final List<Asked> ALL = List.of(
            new Asked(Question.VOLUME, "volume", "P1D", 10, List.of("handler")),
            new Asked(Question.SATISFACTION, "csat", "P1M", 7, List.of("handler")),
            new Asked(Question.RESOLUTION_TIME, "resolution_time", "", 0, List.of("topic", "handler")),
            new Asked(
                    Question.CONFIRMED,
                    "resolution_confirmed",
                    "",
                    0,
                    List.of("topic", "complexity", "language", "channel", "handler")),
            new Asked(Question.REOPENED, "reopen_rate", "", 0, List.of("handler")),
            new Asked(Question.REPEATED, "repeat_contact_rate", "", 0, List.of("handler")));

    Asked {
        groupBy = List.copyOf(groupBy);
    }

    /** Where the answer is. */
    String address(Plan plan) {
        String address = "/v1/indicators/%s?organisation=%s&from=%s&to=%s&group_by=%s"
                .formatted(indicator, Plan.ORGANISATION, Plan.FIRST_DAY, plan.end(), String.join(",", groupBy));
        return granularity.isEmpty() ? address : address + "&granularity=" + granularity;
    }

    /** Asks everything that the service knows about; what it does not know is left out. */
    static Answers askAll(ReportClient report, Plan plan) throws IOException, InterruptedException {
        Answers answers = new Answers();
        for (Asked asked : ALL) {
            if (report.knows(asked.indicator)) {
                for (JsonNode row : report.rows(asked.address(plan))) {
                    asked.read(row, answers);
                }
            }
        }
        return answers;
    }

    private void read(JsonNode row, Answers answers) {
        long cases = row.path("n").asLong();
        // a period without a case has a row, but the truth has no group without one
        if (cases > 0) {
            answers.put(question, group(row), answer(row, cases));
        }
    }

    private String group(JsonNode row) {
        List<String> values = new ArrayList<>();
        if (period > 0) {
            values.add(row.path("period").asText().substring(0, period));
        }
        groupBy.forEach(
                dimension -> values.add(row.path("group").path(dimension).asText()));
        return String.join("|", values);
    }

    private Answer answer(JsonNode row, long cases) {
        return switch (question) {
            case VOLUME -> Answer.count(row.path("numerator").asLong());
            case RESOLUTION_TIME ->
                Answer.durations(
                        cases,
                        row.path("median").asDouble() * MILLIS,
                        row.path("p90").asDouble() * MILLIS);
            case SATISFACTION, CONFIRMED, REOPENED, REPEATED ->
                Answer.share(
                        row.path("numerator").asLong(), row.path("denominator").asLong());
        };
    }
}
