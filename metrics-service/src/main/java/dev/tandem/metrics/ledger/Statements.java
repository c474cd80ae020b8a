package dev.tandem.metrics.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts claims of one organisation together that say the same. */
final class Statements {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at).thenComparing(Entry::id);

    private Statements() {}

    /**
     * Claims that say the same.
     *
     * @param entries in the order in which they were said
     */
    record Statement(String name, List<Entry> entries) {
        Entry first() {
            return entries.get(0);
        }
    }

    /**
     * What was said of an organisation, each once. Where one period is stated, who states none means that one; where
     * several are, the same number in another year is another statement.
     */
    static List<Statement> of(String organisation, List<Entry> entries) {
        Map<String, List<Entry>> alike =
                entries.stream().collect(Collectors.groupingBy(entry -> ClaimIdentity.sameness(entry.claim())));
        Map<String, List<Entry>> named = new HashMap<>();
        for (List<Entry> group : alike.values()) {
            Set<String> periods = group.stream().map(Statements::period).collect(Collectors.toSet());
            periods.remove("");
            boolean oneTime = periods.size() <= 1;
            named.putAll(group.stream()
                    .collect(Collectors.groupingBy(entry ->
                            ClaimIdentity.ofStatement(organisation, entry.claim(), oneTime ? "" : period(entry)))));
        }
        return named.entrySet().stream()
                .map(entry -> new Statement(
                        entry.getKey(), entry.getValue().stream().sorted(ORDER).toList()))
                .sorted(Comparator.comparing(Statement::name))
                .toList();
    }

    /** The stated period as it is compared; empty where none is. */
    static String period(Entry entry) {
        String period = entry.claim().period();
        return period == null ? "" : Periods.normal(period);
    }
}
