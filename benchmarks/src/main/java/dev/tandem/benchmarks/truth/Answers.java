package dev.tandem.benchmarks.truth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers to questions, by the values that they are grouped by, joined by {@code |} in the question's order; a group
 * without a case is left out.
 */
public final class Answers {
    private static final int SHOWN = 3;

    private final Map<Question, Map<String, Answer>> byQuestion = new EnumMap<>(Question.class);

    /** Adds the answer for a group of a question. */
    public void put(Question question, String group, Answer answer) {
        byQuestion.computeIfAbsent(question, any -> new TreeMap<>()).put(group, answer);
    }

    /** The answers to a question by group; none when it was not answered. */
    public Map<String, Answer> of(Question question) {
        return Collections.unmodifiableMap(byQuestion.getOrDefault(question, Map.of()));
    }

    /** How many groups all questions have. */
    public int groups() {
        return byQuestion.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * What others tell differently, a sentence a question, empty when they agree. Questions that they were not asked
     * are not compared.
     */
    public List<String> differences(Answers told) {
        List<String> sentences = new ArrayList<>();
        told.byQuestion.forEach((question, groups) -> {
            List<String> wrong = wrong(of(question), groups);
            if (!wrong.isEmpty()) {
                sentences.add("%s: %d of %d groups, %s"
                        .formatted(
                                question,
                                wrong.size(),
                                of(question).size(),
                                wrong.subList(0, Math.min(SHOWN, wrong.size()))));
            }
        });
        return sentences;
    }

    private static List<String> wrong(Map<String, Answer> truth, Map<String, Answer> told) {
        List<String> wrong = new ArrayList<>();
        truth.forEach((group, answer) -> {
            Answer other = told.get(group);
            if (other == null || !answer.agrees(other)) {
                wrong.add("%s is %s, not %s".formatted(group, answer, other));
            }
        });
        told.forEach((group, answer) -> {
            if (!truth.containsKey(group)) {
                wrong.add("%s is nothing, not %s".formatted(group, answer));
            }
        });
        return wrong;
    }
}
