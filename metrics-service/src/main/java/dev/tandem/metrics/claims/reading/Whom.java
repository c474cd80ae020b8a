package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.text.Words;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks for a claim in some place being about the bearer of a name, once {@link Who} has judged the names. */
final class Whom {
    private static final int AROUND = 3;
    private static final int RECENT = 4;
    private static final double LIKELY = 0.3;
    private static final double TYPICAL = 0.5;
    private static final Set<String> OURS =
            Set.of("we", "our", "us", "wir", "unser", "unsere", "unseren", "unserer", "uns");

    private final Document document;
    private final Who who;

    Whom(Document document, Who who) {
        this.document = document;
        this.who = who;
    }

    /** For what is said from a token to another being about the bearer of the name, names judged. */
    Map<String, Double> clues(Candidate of, int sentence, int from, int to, Kind kind, @Nullable Claim rule) {
        Reading reading = document.readings().get(sentence);
        Set<String> all = new LinkedHashSet<>();
        String sure = Who.sure(of.share);
        int better = (int)
                who.likely().stream().filter(other -> other.share > of.share).count();
        List<Candidate.At> here = of.mentions(sentence);
        boolean none = here.isEmpty();
        boolean any = who.likely().stream()
                .anyMatch(other -> mayBeMeant(other) && !other.at(sentence).isEmpty());
        all.add("is:" + sure);
        all.add("as:" + Who.sure(of.type) + none);
        all.add("as:" + Who.sure(of.type) + sure + none);
        all.add("better:" + Who.few(better));
        all.add("better:" + Who.few(better) + sure);
        if (none) {
            all.add("here:no" + any);
            all.add("here:no" + any + sure);
        }
        here.forEach(at -> here(of, at, sentence, from, to, sure, all));
        if (who.registered(of) != null) {
            all.add("known:" + of.registered + none + any);
        }
        all.add("last:" + last(of, sentence) + none + any + sure);
        recent(of, sentence, none, any, sure, all);
        int heading = document.headings().get(sentence);
        if (heading >= 0) {
            all.add("heading:" + of.isNamed(heading) + none + any
                    + reading.sentence().form());
        }
        for (Match company : reading.of(Concept.COMPANY)) {
            String called =
                    document.cast().types().get(reading.token(company.to() - 1).norm());
            if (called != null && company.from() > 0 && reading.is(company.from() - 1, Concept.ARTICLE)) {
                all.add("type:" + Words.norm(called).equals(Words.norm(of.written)) + none);
            }
        }
        boolean ours = reading.tokens().stream().anyMatch(token -> OURS.contains(token.norm()));
        all.add("ours:" + ours + Who.few(better) + none);
        all.add("form:" + reading.sentence().form() + none + sure);
        forms(of, sure, all);
        for (String clue : List.copyOf(all)) {
            if (clue.startsWith("here:")) {
                all.add(clue + "|" + kind);
            }
        }
        if (rule != null) {
            boolean chosen = of.isSame(rule.organisation());
            all.add("rule:" + chosen + rule.how());
        }
        Map<String, Double> clues = new LinkedHashMap<>();
        all.forEach(clue -> clues.put(clue, 1.0));
        clues.put("#behind", of.behind);
        clues.put(none ? "#behindAway" : "#behindHere", of.behind);
        if (all.contains("here:b")) {
            clues.put("#behindBefore", of.behind);
        }
        return clues;
    }

    private void here(Candidate of, Candidate.At at, int sentence, int from, int to, String sure, Set<String> all) {
        Reading reading = document.readings().get(sentence);
        int distance = reading.distance(from, to, at.from(), at.to());
        String side = at.from() >= to ? "a" : "b";
        all.add("here:" + side);
        all.add("here:" + side + sure);
        all.add("here:" + side + far(distance) + sure);
        all.add("start:" + side + (at.from() <= 1) + sure);
        all.add("clause:" + side + reading.sameClause(at.from(), from) + sure);
        all.add("broken:" + side + reading.isBroken(at.from(), from) + sure);
        if (at.from() > 0) {
            all.add("wb:" + side + reading.token(at.from() - 1).norm());
        }
        if (at.to() < reading.size()) {
            all.add("wa:" + side + reading.token(at.to()).norm());
        }
        for (int i = Math.max(0, at.from() - AROUND); i < Math.min(reading.size(), at.to() + AROUND); i++) {
            for (Concept concept : reading.at(i)) {
                all.add("x" + side + (i < at.from() ? "b" : "a") + concept);
            }
        }
        int nearer = 0;
        for (Candidate other : who.likely()) {
            if (mayBeMeant(other) && !of.isRelated(other)) {
                nearer += (int) other.at(sentence).stream()
                        .filter(place -> reading.distance(from, to, place.from(), place.to()) < distance)
                        .count();
            }
        }
        all.add("nearer:" + side + Math.min(nearer, 2) + sure);
    }

    /** Whether claims may well be about it; in a digest nobody is whom the whole article is about. */
    private static boolean mayBeMeant(Candidate of) {
        return of.share > LIKELY || of.type > TYPICAL;
    }

    private static String far(int distance) {
        return distance <= 1 ? "0" : distance <= 4 ? "1" : distance <= 8 ? "2" : distance <= 16 ? "3" : "4";
    }

    /** How many sentences ago it was named. */
    private String last(Candidate of, int sentence) {
        int paragraph = document.readings().get(sentence).sentence().paragraph();
        for (int i = sentence - 1; i >= 0 && i >= sentence - RECENT; i--) {
            if (of.isNamed(i)) {
                boolean same = document.readings().get(i).sentence().paragraph() == paragraph;
                return sentence - i + (same ? "p" : "");
            }
        }
        return "never";
    }

    /** Whether it is whom the last sentence named that named anybody. */
    private void recent(Candidate of, int sentence, boolean none, boolean any, String sure, Set<String> all) {
        for (int i = sentence - 1; i >= Math.max(0, sentence - 4 * RECENT); i--) {
            int before = i;
            boolean own = of.isNamed(i);
            if (own
                    || who.likely().stream()
                            .anyMatch(other ->
                                    mayBeMeant(other) && !other.at(before).isEmpty())) {
                all.add("recent:" + own + none + any + sure);
                return;
            }
        }
    }

    /** Which of its forms is the usual one. */
    private static void forms(Candidate of, String sure, Set<String> all) {
        if (of.longer.isEmpty() && of.shorter.isEmpty()) {
            return;
        }
        double best = 0;
        int count = 0;
        for (Set<Candidate> relatives : List.of(of.longer, of.shorter)) {
            for (Candidate other : relatives) {
                best = Math.max(best, other.share);
                count += other.count();
            }
        }
        boolean longer = !of.longer.isEmpty();
        all.add("kin:" + sure + Who.sure(best) + longer);
        all.add("kinbest:" + (of.share >= best) + longer + Who.few(of.count()) + Who.few(count));
    }
}
