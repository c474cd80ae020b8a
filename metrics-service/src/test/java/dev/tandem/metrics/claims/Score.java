package dev.tandem.metrics.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was found, what was missed, what was wrong, and which traps were stepped into. */
final class Score {
    private static final double TOLERANCE = 1e-6;

    /** Of one kind. */
    static final class Count {
        int labelled;
        int found;
        int asserted;

        double recall() {
            return labelled == 0 ? 1 : (double) found / labelled;
        }

        double precision() {
            return asserted == 0 ? 1 : (double) found / asserted;
        }
    }

    private final Map<Kind, Count> kinds = new TreeMap<>();
    private final Count all = new Count();
    private final List<String> log = new ArrayList<>();
    private int traps;
    private int hits;

    Count all() {
        return all;
    }

    int traps() {
        return traps;
    }

    int hits() {
        return hits;
    }

    /** What was missed, wrong, or a trap, a line each. */
    List<String> log() {
        return log;
    }

    void add(LabelledArticle article, Extraction extraction) {
        List<Claim> asserted = extraction.claims().stream()
                .filter(claim -> claim.status() == Status.ASSERTED)
                .toList();
        Set<Claim> right = new HashSet<>();
        for (LabelledArticle.Label label : article.labels()) {
            if (label.status() == Status.ASSERTED) {
                count(label.kind(), 1, 0, 0);
                asserted.stream()
                        .filter(claim -> !right.contains(claim) && agrees(claim, label, article))
                        .findFirst()
                        .ifPresentOrElse(right::add, () -> log.add("missed  " + article.name() + "  " + label));
            }
        }
        for (Claim claim : asserted) {
            count(claim.kind(), 0, right.contains(claim) ? 1 : 0, 1);
            if (!right.contains(claim)) {
                log.add("wrong   " + article.name() + "  " + told(claim));
            }
        }
        for (LabelledArticle.Trap trap : article.traps()) {
            traps++;
            asserted.stream()
                    .filter(claim -> !right.contains(claim) && isHit(claim, trap, article))
                    .findFirst()
                    .ifPresent(claim -> {
                        hits++;
                        log.add("trap    " + article.name() + "  " + trap + "  " + told(claim));
                    });
        }
    }

    private static String told(Claim claim) {
        return "%s %s %s %s [%s] %s"
                .formatted(
                        claim.kind(),
                        claim.organisation(),
                        claim.how(),
                        claim.quantity(),
                        claim.rule(),
                        claim.evidence().sentence());
    }

    private void count(Kind kind, int labelled, int found, int asserted) {
        for (Count count : List.of(kinds.computeIfAbsent(kind, key -> new Count()), all)) {
            count.labelled += labelled;
            count.found += found;
            count.asserted += asserted;
        }
    }

    private static boolean agrees(Claim claim, LabelledArticle.Label label, LabelledArticle article) {
        return claim.kind() == label.kind()
                && isSame(claim.organisation(), label.organisation())
                && isSame(LabelledArticle.numbers(claim.quantity()), label.numbers())
                && holds(claim.evidence(), label.phrase(), article);
    }

    private static boolean holds(Evidence evidence, String phrase, LabelledArticle article) {
        int at = article.article().text().indexOf(phrase);
        return evidence.start() <= at && at + phrase.length() <= evidence.end();
    }

    private static boolean isSame(List<Double> found, List<Double> labelled) {
        if (found.size() != labelled.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            double wanted = labelled.get(i);
            if (Math.abs(found.get(i) - wanted) > TOLERANCE * Math.max(Math.abs(wanted), 0.01)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(String found, String labelled) {
        return plain(found).equals(plain(labelled));
    }

    private static String plain(String organisation) {
        return organisation
                .toLowerCase(Locale.ROOT)
                .replaceAll(" (ag|gmbh|se|plc|inc|ltd)\\.?$", "")
                .strip();
    }

    private static boolean isHit(Claim claim, LabelledArticle.Trap trap, LabelledArticle article) {
        int start = article.article().text().indexOf(trap.phrase());
        int end = start + trap.phrase().length();
        Evidence evidence = claim.evidence();
        boolean inSentence = evidence.start() <= start && end <= evidence.end();
        boolean overlaps = claim.quantity() == null
                ? inSentence
                : evidence.quantityStart() < end && start < evidence.quantityEnd();
        return claim.kind() == trap.kind() && isSame(claim.organisation(), trap.organisation()) && overlaps;
    }

    /** A table by kind. */
    String table(String title) {
        StringBuilder table = new StringBuilder(title).append('\n');
        kinds.forEach((kind, count) -> table.append(line(kind.wireName(), count)));
        return table.append(line("all", all))
                .append("  traps asserted: %d of %d%n".formatted(hits, traps))
                .toString();
    }

    private static String line(String name, Count count) {
        return "  %-26s recall %.3f (%d of %d)  precision %.3f (%d of %d)%n"
                .formatted(
                        name,
                        count.recall(),
                        count.found,
                        count.labelled,
                        count.precision(),
                        count.found,
                        count.asserted);
    }
}
