package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tells how sure to be of a judgement. */
final class Confidence {
    private static final double LARGEST = 6;
    /** The most that is believed of what is carried over to a well-known name. */
    private static final double CARRIED = 0.9;

    private Confidence() {}

    /**
     * What tells how likely a judgement is right as a whole. Nothing of how the article is written is among it, such as how
     * long its sentences are or how many names it has: that tells who wrote it, and of another writer it tells nothing.
     */
    static Map<String, Double> clues(Judging judging, Judging.Judged judged) {
        Judging.Found found = judged.found();
        Candidate of = judged.of();
        Who who = judging.who();
        Map<String, Double> clues = new LinkedHashMap<>();
        clues.put("#told", logit(found.told()));
        double about = logit(isCarriedToWellKnown(who, judged) ? Math.min(CARRIED, judged.about()) : judged.about());
        clues.put("#about", about);
        clues.put("#said", logit(judged.said()));
        clues.put("#least", Math.min(logit(found.told()), Math.min(about, logit(judged.said()))));
        clues.put("#margin", Math.min(LARGEST, who.margin(of)));
        String form = found.figure() == null ? "words" : "figure";
        clues.put("#told" + form, logit(found.told()));
        Claim claim = judging.rule(found.sentence(), found.from(), found.to(), found.kind());
        List<String> plain = new ArrayList<>();
        plain.add(form);
        plain.add("named:" + of.isNamed(found.sentence()));
        plain.add("main:" + who.isMain(of));
        plain.add("known:" + (who.isWellKnown() ? null : who.registered(of)));
        plain.add("peers:" + Math.min(3, who.peers()));
        plain.add("kind:" + found.kind().wireName());
        plain.add("rule:" + (claim != null));
        plain.add("rules:" + (claim != null && of.isSame(claim.organisation())));
        what(judging, found, plain);
        plain.forEach(clue -> clues.put(clue, 1.0));
        return clues;
    }

    /** Whoever of several is not known everywhere would lose what is said of it to whoever is. */
    private static boolean isCarriedToWellKnown(Who who, Judging.Judged judged) {
        boolean only = who.peers() <= 1 && who.isMain(judged.of());
        return who.isWellKnown() && !only && !judged.of().isNamed(judged.found().sentence());
    }

    /** What is claimed, by how its figure is read. */
    private static void what(Judging judging, Judging.Found found, List<String> clues) {
        Figure figure = found.figure();
        Quantity quantity = found.quantity();
        String kind = found.kind().wireName();
        if (figure == null) {
            clues.add("as:" + kind);
        } else {
            clues.add("as:" + kind + figure.type() + figure.shape());
            clues.add("is:" + figure.type() + figure.shape());
            clues.add("meant:" + kind + (quantity == null ? "" : quantity.unit()));
            clues.add("otherwise:" + halves(found.otherwise()));
            clues.add("joined:" + judging.options(found.sentence()).contains(new Judging.Option(figure, true)));
        }
    }

    private static long halves(double share) {
        return Math.round(2 * logit(share));
    }

    private static double logit(double share) {
        double inside = Math.min(1 - 1e-6, Math.max(1e-6, share));
        return Math.max(-LARGEST, Math.min(LARGEST, StrictMath.log(inside / (1 - inside))));
    }
}
