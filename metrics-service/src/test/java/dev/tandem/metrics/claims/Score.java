package dev.tandem.metrics.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what was found, what was missed, what was wrong, and which traps were stepped into. */
public final class Score {
    private static final double TOLERANCE = 1e-3;

    /** Of one kind. */
    public static final class Count {
        int labelled;
        int found;
        int asserted;

        public double recall() {
            return labelled == 0 ? 1 : (double) found / labelled;
        }

        public double precision() {
            return asserted == 0 ? 1 : (double) found / asserted;
        }
    }

    private final Map<Kind, Count> kinds = new TreeMap<>();
    private final Count all = new Count();
    private final List<String> log = new ArrayList<>();
    /** What became of labels whose kind and numbers some claim of their sentence has. */
    private int met;

    private int rightOrganisation;
    private int rightStatus;
    /** Of claims that are right, those that move where the label says, and those that move the other way. */
    private int rightDirection;

    private int opposite;
    /** Why asserted claims are wrong. */
    private final Map<Cause, Integer> causes = new EnumMap<>(Cause.class);

    private int traps;
    private int hits;

    /** What of a wrong claim does not agree with the label that is most like it. */
    enum Cause {
        ORGANISATION,
        STATUS,
        KIND_OR_NUMBERS,
        NO_LABEL
    }

    public Count all() {
        return all;
    }

    public int traps() {
        return traps;
    }

    public int hits() {
        return hits;
    }

    /** What was missed, wrong, or a trap, a line each. */
    List<String> log() {
        return log;
    }

    public void add(LabelledArticle article, Extraction extraction) {
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
                        .ifPresentOrElse(
                                claim -> {
                                    right.add(claim);
                                    countDirection(claim, label, article);
                                },
                                () -> log.add("missed  " + article.name() + "  " + label));
            }
        }
        for (LabelledArticle.Label label : article.labels()) {
            meet(label, extraction.claims(), article);
        }
        for (Claim claim : asserted) {
            if (!right.contains(claim)) {
                causes.merge(cause(claim, article), 1, Integer::sum);
            }
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

    private void countDirection(Claim claim, LabelledArticle.Label label, LabelledArticle article) {
        rightDirection += claim.direction() == label.direction() ? 1 : 0;
        if (EnumSet.of(claim.direction(), label.direction()).containsAll(EnumSet.of(Direction.UP, Direction.DOWN))) {
            opposite++;
            log.add("other   " + article.name() + "  " + claim.direction() + "  " + label);
        }
    }

    /** Which share of the claims that are right moves where the label says. */
    public double direction() {
        return all.found == 0 ? 1 : (double) rightDirection / all.found;
    }

    /** Which share of the claims that are otherwise right is told to move the other way. */
    public double opposite() {
        return all.found == 0 ? 0 : (double) opposite / all.found;
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
        return isAlike(claim, label)
                && isSame(claim.organisation(), label.organisation())
                && holds(claim.evidence(), label.phrase(), article);
    }

    /** Tells whom and how of the claims that hit a label's kind and numbers in its sentence, the nearest first. */
    private void meet(LabelledArticle.Label label, List<Claim> claims, LabelledArticle article) {
        int at = article.article().text().indexOf(label.phrase());
        claims.stream()
                .filter(claim -> isAlike(claim, label) && holds(claim.evidence(), label.phrase(), article))
                .min(Comparator.comparingInt(claim -> Math.abs(claim.evidence().quantityStart() - at)))
                .ifPresent(claim -> {
                    met++;
                    rightOrganisation += isSame(claim.organisation(), label.organisation()) ? 1 : 0;
                    rightStatus += claim.status() == label.status() ? 1 : 0;
                });
    }

    private static Cause cause(Claim claim, LabelledArticle article) {
        List<LabelledArticle.Label> here = article.labels().stream()
                .filter(label -> holds(claim.evidence(), label.phrase(), article))
                .toList();
        List<LabelledArticle.Label> alike =
                here.stream().filter(label -> isAlike(claim, label)).toList();
        if (alike.isEmpty()) {
            return here.isEmpty() ? Cause.NO_LABEL : Cause.KIND_OR_NUMBERS;
        }
        boolean organisation = alike.stream().anyMatch(label -> isSame(claim.organisation(), label.organisation()));
        return organisation ? Cause.STATUS : Cause.ORGANISATION;
    }

    private static boolean isAlike(Claim claim, LabelledArticle.Label label) {
        return claim.kind() == label.kind() && isSame(claim.quantity(), label);
    }

    private static boolean holds(Evidence evidence, String phrase, LabelledArticle article) {
        int at = article.article().text().indexOf(phrase);
        return evidence.start() <= at && at + phrase.length() <= evidence.end();
    }

    /** Whether the label's numbers are the claim's: with their signs where they are relative, else as large. */
    public static boolean isSame(@Nullable Quantity quantity, LabelledArticle.Label label) {
        List<Double> found = LabelledArticle.numbers(quantity);
        return label.unit().equals("relative") ? isExactly(found, label.numbers()) : isAsLarge(found, label.numbers());
    }

    private static boolean isAsLarge(List<Double> found, List<Double> labelled) {
        return isExactly(
                found.stream().map(Math::abs).toList(),
                labelled.stream().map(Math::abs).toList());
    }

    /** With their signs. */
    public static boolean isExactly(List<Double> found, List<Double> labelled) {
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

    /** Whether one is the other's name or, in whole words, a part of it: who is meant, not how it is spelt out. */
    public static boolean isSame(String found, String labelled) {
        String one = " " + plain(found) + " ";
        String other = " " + plain(labelled) + " ";
        return one.contains(other) || other.contains(one);
    }

    public static String plain(String organisation) {
        return organisation
                .toLowerCase(Locale.ROOT)
                .replaceAll(",? (ag|gmbh|se|plc|inc|ltd)\\.?$", "")
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
    public String table(String title) {
        StringBuilder table = new StringBuilder(title).append('\n');
        kinds.forEach((kind, count) -> table.append(line(kind.wireName(), count)));
        return table.append(line("all", all))
                .append("  traps asserted: %d of %d%n".formatted(hits, traps))
                .append("  of %d labels whose kind and numbers were found: organisation %.3f, status %.3f%n"
                        .formatted(met, share(rightOrganisation), share(rightStatus)))
                .append("  of %d right claims: direction %.3f, the opposite one %.3f%n"
                        .formatted(all.found, direction(), opposite()))
                .append("  wrong claims by cause: %s%n".formatted(causes))
                .toString();
    }

    private double share(int right) {
        return met == 0 ? 1 : (double) right / met;
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
