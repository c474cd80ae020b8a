package dev.tandem.benchmarks.peers;

import dev.tandem.benchmarks.kafka.TopicReader;
import dev.tandem.benchmarks.truth.Answer;
import dev.tandem.benchmarks.truth.Answers;
import dev.tandem.benchmarks.truth.Question;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the cells on a topic answer, the newest of each key. */
final class CellAnswers {
    private static final int MONTH = "2025-01".length();
    private static final int MEDIAN = 50;
    private static final int P90 = 90;

    private CellAnswers() {}

    static Answers on(String bootstrapServers, String topic) {
        Map<String, Cell> cells = new HashMap<>();
        try (TopicReader reader = new TopicReader(bootstrapServers, topic)) {
            reader.readAll(
                    record -> cells.put(new String(record.key(), StandardCharsets.UTF_8), Cell.of(record.value())));
        }
        return of(cells);
    }

    private static Answers of(Map<String, Cell> cells) {
        Map<Question, Map<String, Cell>> sums = new HashMap<>();
        cells.forEach((key, cell) -> {
            // day, handler, channel, language, topic, complexity, market
            String[] parts = key.split("\\|", -1);
            add(sums, Question.VOLUME, parts[0] + "|" + parts[1], cell);
            add(sums, Question.SATISFACTION, parts[0].substring(0, MONTH) + "|" + parts[1], cell);
            add(sums, Question.RESOLUTION_TIME, parts[4] + "|" + parts[1], cell);
            add(sums, Question.CONFIRMED, String.join("|", parts[4], parts[5], parts[3], parts[2], parts[1]), cell);
        });
        Answers answers = new Answers();
        sums.forEach((question, groups) -> groups.forEach((group, cell) -> answer(answers, question, group, cell)));
        return answers;
    }

    private static void add(Map<Question, Map<String, Cell>> sums, Question question, String group, Cell cell) {
        sums.computeIfAbsent(question, any -> new HashMap<>())
                .computeIfAbsent(group, any -> new Cell())
                .add(cell);
    }

    private static void answer(Answers answers, Question question, String group, Cell cell) {
        switch (question) {
            case VOLUME -> put(answers, question, group, Answer.count(cell.episodes()));
            case SATISFACTION -> put(answers, question, group, Answer.share(cell.content(), cell.answers()));
            case CONFIRMED -> put(answers, question, group, Answer.share(cell.confirmed(), cell.episodes()));
            case RESOLUTION_TIME ->
                put(
                        answers,
                        question,
                        group,
                        Answer.durations(cell.durations(), cell.percentile(MEDIAN), cell.percentile(P90)));
            case REOPENED, REPEATED -> throw new IllegalArgumentException("cells do not tell " + question);
        }
    }

    private static void put(Answers answers, Question question, String group, Answer answer) {
        if (answer.denominator() > 0) {
            answers.put(question, group, answer);
        }
    }
}
