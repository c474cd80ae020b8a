package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One article before the model: everything that it might claim, with the clues for and against. What the rules make of
 * it is a clue among others.
 */
final class Judging {
    /** Of what is less likely than this nothing is told, not even as a proposal. */
    static final double LEAST = 0.3;

    private static final double FIGURE = 0.35;
    private static final double WORDS = 0.35;
    /** What the rules do not read so must be that much likelier. */
    private static final double APART = 0.5;

    private static final double LARGEST = 6;
    /** A sentence with more is a table, and claims nothing that could be told. */
    private static final int MOST = 60;

    /**
     * What two amounts, or one, may tell.
     *
     * @param joined whether the rules read it so
     */
    record Option(Figure figure, boolean joined) {}

    /** Words that claim something, whoever it is of; {@code told}: how likely they do. */
    record Found(
            int sentence,
            int from,
            int to,
            Kind kind,
            @Nullable Figure figure,
            @Nullable Quantity quantity,
            double told,
            String why) {}

    /** With whom it is about and how it is said. */
    record Judged(Found found, Candidate of, double about, Status status, double said) {}

    private final Document document;
    private final Extraction byRules;
    private final Clues clues;
    private final Who who;
    private final Whom whom;
    private final List<List<Option>> options = new ArrayList<>();

    Judging(ArticleText article, RuleExtractor rules) {
        this.document = rules.read(article);
        this.byRules = rules.extract(article, document);
        this.clues = new Clues(document, rules.framing());
        this.who = new Who(document, article);
        this.whom = new Whom(document, who);
        Numerals numerals = Numerals.of(Languages.of(article.language(), article.text()));
        for (Reading reading : document.readings()) {
            options.add(options(reading, Amounts.of(reading.tokens(), numerals)));
        }
    }

    private static List<Option> options(Reading reading, List<Amount> amounts) {
        List<Figure> joined = Figures.of(reading, amounts);
        List<Figure> singles = Figures.singles(reading, amounts);
        Set<Figure> seen = new HashSet<>(joined);
        List<Option> options = new ArrayList<>();
        joined.forEach(figure -> options.add(new Option(figure, true)));
        for (int i = 0; i < singles.size(); i++) {
            List<Figure> more = new ArrayList<>(List.of(singles.get(i)));
            if (i + 1 < singles.size()) {
                more.addAll(Pairs.possible(reading, singles.get(i), singles.get(i + 1)));
            }
            more.stream().filter(seen::add).forEach(figure -> options.add(new Option(figure, false)));
        }
        return options.size() <= MOST ? options : List.copyOf(options.subList(0, MOST));
    }

    Document document() {
        return document;
    }

    Extraction byRules() {
        return byRules;
    }

    Who who() {
        return who;
    }

    List<Option> options(int sentence) {
        return options.get(sentence);
    }

    /** The rules' claim at these words; null when they see none. */
    private @Nullable Claim rule(int sentence, int from, int to, @Nullable Kind kind) {
        Reading reading = document.readings().get(sentence);
        for (Claim claim : byRules.claims()) {
            boolean here = claim.evidence().quantityStart() < reading.endOf(to)
                    && reading.startOf(from) < claim.evidence().quantityEnd();
            if (here && (kind == null || claim.kind() == kind)) {
                return claim;
            }
        }
        return null;
    }

    /** Where the rules say that it moves; null when they say nothing there. */
    @Nullable
    Direction directionByRules(Found found) {
        Claim claim = rule(found.sentence(), found.from(), found.to(), found.kind());
        return claim == null || claim.direction() == Direction.NONE ? null : claim.direction();
    }

    List<String> figure(int sentence, Option option) {
        Figure figure = option.figure();
        List<String> all = new ArrayList<>(clues.figure(sentence, figure, option.joined()));
        Claim claim = rule(sentence, figure.from(), figure.to(), null);
        all.add("told:" + (claim == null ? "none" : claim.kind().wireName()));
        if (claim != null) {
            all.add("told:" + claim.kind().wireName() + figure.type() + figure.shape());
        }
        return all;
    }

    List<String> sentence(int sentence, Set<Kind> kinds) {
        List<String> all = new ArrayList<>(clues.sentence(sentence, kinds));
        Reading reading = document.readings().get(sentence);
        for (Claim claim : byRules.claims()) {
            if (claim.evidence().start() == reading.sentence().start() && claim.quantity() == null) {
                all.add("told:" + claim.kind().wireName());
            }
        }
        return all;
    }

    List<String> status(int sentence, int from, int to, Kind kind, boolean figure) {
        Reading reading = document.readings().get(sentence);
        Reading next =
                sentence + 1 < document.readings().size() ? document.readings().get(sentence + 1) : null;
        Status rule = Statuses.of(reading, next, from, to, new Match(Concept.IGNORE, from, to, to - 1));
        List<String> all = new ArrayList<>(clues.status(sentence, from, to, kind, rule, figure));
        Claim claim = rule(sentence, from, to, kind);
        all.add("told:" + (claim == null ? "none" : claim.status().wireName()));
        return all;
    }

    Map<String, Double> whom(Candidate name, int sentence, int from, int to, Kind kind) {
        Claim claim = rule(sentence, from, to, null);
        return whom.clues(name, sentence, from, to, kind, claim);
    }

    /** How likely each name is that of whom claims are about. */
    void judgeNames(Model model) {
        who.judge(model.types(), model.main());
    }

    /** What the sentence claims, in the order of the text. */
    List<Judged> judge(Model model, int sentence, @Nullable String currency) {
        List<Found> found = new ArrayList<>(inFigures(model, sentence, currency));
        found.addAll(inWords(model, sentence, found));
        List<Judged> judged = new ArrayList<>();
        for (Found one : found) {
            Judged with = withWhom(model, one);
            if (with != null) {
                judged.add(with);
            }
        }
        return judged;
    }

    private List<Found> inFigures(Model model, int sentence, @Nullable String currency) {
        List<Found> likely = new ArrayList<>();
        for (Option option : options.get(sentence)) {
            List<String> speaking = figure(sentence, option);
            double[] shares = Linear.softmax(model.figures().scores(speaking));
            int best = 1 + Linear.best(Arrays.copyOfRange(shares, 1, shares.length));
            if ((option.joined() ? shares[best] : shares[best] * APART) >= FIGURE) {
                Meaning meaning = Meaning.parse(model.figures().outcomes().get(best));
                Figure figure = option.figure();
                likely.add(new Found(
                        sentence,
                        figure.from(),
                        figure.to(),
                        meaning.kind(),
                        figure,
                        meaning.of(figure, currency),
                        option.joined() ? shares[best] : shares[best] * APART,
                        meaning + why(model.figures(), speaking, best)));
            }
        }
        likely.sort((a, b) -> Double.compare(b.told(), a.told()));
        List<Found> chosen = new ArrayList<>();
        for (Found one : likely) {
            if (chosen.stream().noneMatch(other -> other.from() < one.to() && one.from() < other.to())) {
                chosen.add(one);
            }
        }
        chosen.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return chosen;
    }

    private List<Found> inWords(Model model, int sentence, List<Found> figures) {
        Set<Kind> told = EnumSet.noneOf(Kind.class);
        figures.forEach(one -> told.add(one.kind()));
        List<String> speaking = sentence(sentence, told);
        double[] scores = model.words().scores(speaking);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double share = Linear.logistic(scores[i]);
            if (share >= WORDS) {
                Kind kind = Kind.valueOf(model.words().outcomes().get(i));
                int at = anchor(model.words(), document.readings().get(sentence), i);
                found.add(new Found(
                        sentence,
                        at,
                        at + 1,
                        kind,
                        null,
                        null,
                        share,
                        kind.wireName() + why(model.words(), speaking, i)));
            }
        }
        return found;
    }

    /** The word that says most for the outcome. */
    private static int anchor(Network words, Reading reading, int outcome) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < reading.size(); i++) {
            if (reading.token(i).isWord()) {
                double weight = 0;
                for (String clue : Clues.ofWord(reading, i)) {
                    weight += words.weight(clue, outcome);
                }
                if (weight > most) {
                    most = weight;
                    best = i;
                }
            }
        }
        return best;
    }

    /** The three clues that speak most for it. */
    private static String why(Network model, List<String> speaking, int outcome) {
        StringBuilder why = new StringBuilder();
        speaking.stream()
                .filter(clue -> model.weight(clue, outcome) > 0 && clue.indexOf('|') < 0)
                .sorted((a, b) -> Double.compare(model.weight(b, outcome), model.weight(a, outcome)))
                .limit(3)
                .forEach(clue -> why.append(why.length() == 0 ? ": " : ", ").append(clue));
        return why.toString();
    }

    private @Nullable Judged withWhom(Model model, Found found) {
        List<Candidate> names = who.likely();
        if (names.isEmpty()) {
            return null;
        }
        double[] scores = new double[names.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] =
                    model.whom().score(whom(names.get(i), found.sentence(), found.from(), found.to(), found.kind()));
        }
        int best = Linear.best(scores);
        double[] statuses = Linear.softmax(model.statuses()
                .scores(status(found.sentence(), found.from(), found.to(), found.kind(), found.figure() != null)));
        int status = Linear.best(statuses);
        return new Judged(
                found,
                names.get(best),
                Linear.softmax(scores)[best],
                Status.valueOf(model.statuses().outcomes().get(status)),
                statuses[status]);
    }

    /** What tells how likely a judgement is right as a whole. */
    Map<String, Double> sure(Judged judged) {
        Found found = judged.found();
        Map<String, Double> all = new LinkedHashMap<>();
        String form = found.figure() == null ? "words" : "figure";
        all.put("#told", logit(found.told()));
        all.put("#about", logit(judged.about()));
        all.put("#said", logit(judged.said()));
        all.put("#least", Math.min(logit(found.told()), Math.min(logit(judged.about()), logit(judged.said()))));
        all.put("#margin", Math.min(LARGEST, who.margin(judged.of())));
        all.put(form, 1.0);
        all.put("#told" + form, logit(found.told()));
        all.put("named:" + judged.of().isNamed(found.sentence()), 1.0);
        all.put("main:" + who.isMain(judged.of()), 1.0);
        all.put("known:" + who.registered(judged.of()), 1.0);
        all.put("peers:" + Math.min(3, who.peers()), 1.0);
        all.put("kind:" + found.kind().wireName(), 1.0);
        Claim claim = rule(found.sentence(), found.from(), found.to(), found.kind());
        all.put("rule:" + (claim != null), 1.0);
        all.put("rules:" + (claim != null && judged.of().isSame(claim.organisation())), 1.0);
        return all;
    }

    private static double logit(double share) {
        double inside = Math.min(1 - 1e-6, Math.max(1e-6, share));
        return Math.max(-LARGEST, Math.min(LARGEST, StrictMath.log(inside / (1 - inside))));
    }
}
