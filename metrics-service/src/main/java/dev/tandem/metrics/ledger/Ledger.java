package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.ledger.Copies.Paper;
import dev.tandem.metrics.ledger.Statements.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says of all claims about one organisation how they stand to each other. The same claims give the same answer, in
 * whatever order they came. Only what is asserted contradicts and is calculated with; plans, doubts and headlines are
 * put together with their like, and that is all.
 */
public final class Ledger {
    private Ledger() {}

    /**
     * The standing of every claim, by its name.
     *
     * @param organisation whom the claims are about
     * @param entries every claim about it that counts
     * @param sketches the sketches of the articles that have one
     */
    public static Map<String, Standing> of(String organisation, List<Entry> entries, Map<String, Sketch> sketches) {
        List<Entry> asserted = entries.stream()
                .filter(entry -> entry.claim().status() == Status.ASSERTED)
                .toList();
        List<Statement> statements = Statements.of(organisation, entries);
        Map<String, String> copies = Copies.of(papers(entries, sketches));
        Map<String, List<Sum>> sums = sums(asserted);
        Map<String, Set<String>> contradictions = Contradictions.of(Statements.of(organisation, asserted));
        sums.values().forEach(of -> of.forEach(sum -> contradict(sum, contradictions)));
        Map<String, Standing> standings = new HashMap<>();
        for (Statement statement : statements) {
            for (Entry entry : statement.entries()) {
                standings.put(
                        entry.id(),
                        new Standing(
                                statement.name(),
                                statement.first().id(),
                                copies.get(entry.article()),
                                List.copyOf(contradictions.getOrDefault(entry.id(), new TreeSet<>())),
                                sums.getOrDefault(entry.id(), List.of())));
            }
        }
        return standings;
    }

    private static List<Paper> papers(List<Entry> entries, Map<String, Sketch> sketches) {
        Map<String, Instant> articles = new TreeMap<>();
        entries.forEach(entry -> articles.put(entry.article(), entry.at()));
        List<Paper> papers = new ArrayList<>();
        articles.forEach((article, at) -> {
            Sketch sketch = sketches.get(article);
            if (sketch != null) {
                papers.add(new Paper(article, at, sketch));
            }
        });
        return papers;
    }

    /** The sums that each claim is part of. */
    private static Map<String, List<Sum>> sums(List<Entry> asserted) {
        Map<String, List<Entry>> byArticle = asserted.stream()
                .sorted(Comparator.comparingInt(
                                (Entry entry) -> entry.claim().evidence().start())
                        .thenComparing(Entry::id))
                .collect(Collectors.groupingBy(Entry::article));
        Map<String, List<Sum>> sums = new HashMap<>();
        byArticle.values().forEach(entries -> Arithmetic.of(entries)
                .forEach(sum -> sum.claims().forEach(claim -> sums.computeIfAbsent(claim, none -> new ArrayList<>())
                        .add(sum))));
        return sums;
    }

    /** Numbers of one article that cannot all be true contradict each other. */
    private static void contradict(Sum sum, Map<String, Set<String>> contradictions) {
        if (Boolean.FALSE.equals(sum.consistent())) {
            for (String claim : sum.claims()) {
                Set<String> against = contradictions.computeIfAbsent(claim, none -> new TreeSet<>());
                sum.claims().stream().filter(other -> !other.equals(claim)).forEach(against::add);
            }
        }
    }
}
