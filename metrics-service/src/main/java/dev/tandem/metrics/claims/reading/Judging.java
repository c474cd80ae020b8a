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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    private static final double WORDS = 0.3;
    /** A direction that is no likelier is none. */
    private static final double MOVING = 0.6;
    /** What the rules do not read so must be that much likelier. */
    private static final double APART = 0.8;

    /** A sentence with more is a table, and claims nothing that could be told. */
    private static final int MOST = 60;

    /**
     * What two amounts, or one, may tell.
     *
     * @param joined whether the rules read it so
     */
    record Option(Figure figure, boolean joined) {}

    /**
     * Words that claim something, whoever it is of.
     *
     * @param told how likely they do
     * @param otherwise how likely the next best meaning of its figure is; 0 of words
     */
    record Found(
            int sentence,
            int from,
            int to,
            Kind kind,
            @Nullable Figure figure,
            @Nullable Quantity quantity,
            double told,
            double otherwise,
            String why) {}

    /** With whom it is about and how it is said. */
    record Judged(Found found, Candidate of, double about, Status status, double said) {}

    private final Document document;
    private final Extraction byRules;
    private final FigureClues figureClues;
    private final ClauseClues clauseClues;
    private final MannerClues mannerClues;
    private final Who who;
    private final Whom whom;
    private final List<List<Option>> options = new ArrayList<>();
    /** What the sentences that were judged claim. */
    private final Map<Integer, Set<Kind>> claimed = new HashMap<>();

    Judging(ArticleText article, RuleExtractor rules) {
        this.document = rules.read(article);
        this.byRules = rules.extract(article, document);
        Clues clues = new Clues(document);
        this.figureClues = new FigureClues(document, rules.framing(), clues);
        this.clauseClues = new ClauseClues(document, rules.framing(), clues);
        this.mannerClues = new MannerClues(document, clues);
        this.who = new Who(document, article);
        this.whom = new Whom(document, who);
        Numerals numerals = Numerals.of(Languages.of(article.language(), article.text()));
        Alternatives alternatives = new Alternatives(numerals);
        for (Reading reading : document.readings()) {
            List<Amount> amounts = Amounts.of(reading.tokens(), numerals);
            options.add(options(reading, Figures.of(reading, amounts), alternatives.of(reading, amounts)));
        }
    }

    private static List<Option> options(Reading reading, List<Figure> joined, Set<List<Amount>> possible) {
        Set<Figure> seen = new LinkedHashSet<>(joined);
        possible.forEach(amounts -> addPossible(reading, Figures.singles(reading, amounts), seen));
        return seen.stream()
                .limit(MOST)
                .map(figure -> new Option(figure, joined.contains(figure)))
                .toList();
    }

    private static void addPossible(Reading reading, List<Figure> singles, Set<Figure> to) {
        for (int i = 0; i < singles.size(); i++) {
            to.add(singles.get(i));
            if (i + 1 < singles.size()) {
                to.addAll(Pairs.possible(reading, singles.get(i), singles.get(i + 1)));
            }
        }
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
    @Nullable
    Claim rule(int sentence, int from, int to, @Nullable Kind kind) {
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

    /** @param before what the sentence before claims */
    List<String> figure(int sentence, Option option, Set<Kind> before) {
        Figure figure = option.figure();
        List<String> all = new ArrayList<>(figureClues.of(sentence, figure, option.joined()));
        Claim claim = rule(sentence, figure.from(), figure.to(), null);
        all.add("told:" + (claim == null ? "none" : claim.kind().wireName()));
        if (claim != null) {
            all.add("told:" + claim.kind().wireName() + figure.type() + figure.shape());
        }
        for (Kind kind : before) {
            all.add("before:" + kind.wireName());
            all.add("before:" + kind.wireName() + figure.type() + figure.shape());
        }
        return all;
    }

    List<Clause> clauses(int sentence) {
        return Clause.of(document.readings().get(sentence));
    }

    /**
     * Clues for each of the sentence's clauses.
     *
     * @param told at which tokens figures of the sentence claim
     */
    List<List<String>> inWords(int sentence, List<Clause> clauses, Map<Kind, List<Integer>> told) {
        Reading reading = document.readings().get(sentence);
        List<Claim> inWords = byRules.claims().stream()
                .filter(claim -> claim.evidence().start() == reading.sentence().start() && claim.quantity() == null)
                .toList();
        List<List<String>> all = clauseClues.of(sentence, clauses, told);
        for (int i = 0; i < all.size(); i++) {
            for (Claim claim : inWords) {
                boolean here = claim.evidence().quantityStart()
                                < reading.endOf(clauses.get(i).to())
                        && reading.startOf(clauses.get(i).from())
                                < claim.evidence().quantityEnd();
                all.get(i).add("told:" + claim.kind().wireName() + here);
            }
        }
        return all;
    }

    /** Words are said with their whole clause, whichever of them is the surest sign of what they claim. */
    List<String> status(int sentence, int at, Kind kind, @Nullable Figure figure) {
        Reading reading = document.readings().get(sentence);
        Clause span = figure == null ? Clause.at(reading, at) : new Clause(figure.from(), figure.to());
        int from = span.from();
        int to = span.to();
        Reading next =
                sentence + 1 < document.readings().size() ? document.readings().get(sentence + 1) : null;
        Status rule = Statuses.of(reading, next, from, to, new Match(Concept.IGNORE, from, to, to - 1));
        List<String> all = new ArrayList<>(mannerClues.status(sentence, from, to, kind, rule, figure != null));
        Claim claim = rule(sentence, from, to, kind);
        all.add("told:" + (claim == null ? "none" : claim.status().wireName()));
        return all;
    }

    /** As with {@link #status}, by the whole clause. */
    List<String> direction(int sentence, int at, Kind kind, @Nullable Figure figure, @Nullable Quantity quantity) {
        Reading reading = document.readings().get(sentence);
        Clause span = figure == null ? Clause.at(reading, at) : new Clause(figure.from(), figure.to());
        int from = span.from();
        int to = span.to();
        Claim claim = rule(sentence, from, to, kind);
        Direction rule = claim == null || claim.direction() == Direction.NONE ? null : claim.direction();
        Direction near = Directions.near(reading, from, to, kind);
        return new ArrayList<>(mannerClues.direction(
                sentence,
                from,
                to,
                kind,
                figure,
                List.of(
                        "rule:" + kind + rule,
                        "near:" + kind + near,
                        "near:" + rule + near,
                        "counted:" + kind + Directions.counted(quantity))));
    }

    Map<String, Double> whom(Candidate name, int sentence, int from, int to, Kind kind) {
        Claim claim = rule(sentence, from, to, null);
        return whom.clues(name, sentence, from, to, kind, claim);
    }

    /** How likely each name is that of whom claims are about. */
    void judgeNames(Model model) {
        who.judge(model.types(), model.main());
    }

    /** What the sentence claims, in the order of the text; those before it have to be judged first. */
    List<Judged> judge(Model model, int sentence, @Nullable String currency) {
        Set<Kind> before = claimed.getOrDefault(sentence - 1, Set.of());
        List<Found> found = new ArrayList<>(inFigures(model, sentence, before, currency));
        found.addAll(inWords(model, sentence, found));
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        found.forEach(one -> kinds.add(one.kind()));
        claimed.put(sentence, kinds);
        List<Judged> judged = new ArrayList<>();
        for (Found one : found) {
            Judged with = withWhom(model, one);
            if (with != null) {
                judged.add(with);
            }
        }
        return judged;
    }

    /** Where it moves, by the numbers or else by the words. */
    Direction direction(Model model, Found found) {
        Direction counted = Directions.told(found.kind(), found.quantity());
        if (counted != null) {
            return counted;
        }
        double[] shares = Network.softmax(model.directions()
                .scores(direction(found.sentence(), found.from(), found.kind(), found.figure(), found.quantity())));
        int best = Network.best(shares);
        return shares[best] < MOVING
                ? Direction.NONE
                : Direction.valueOf(model.directions().outcomes().get(best));
    }

    private List<Found> inFigures(Model model, int sentence, Set<Kind> before, @Nullable String currency) {
        List<Found> likely = new ArrayList<>();
        for (Option option : options.get(sentence)) {
            List<String> speaking = figure(sentence, option, before);
            double[] shares = Network.softmax(model.figures().scores(speaking));
            int best = 1 + Network.best(Arrays.copyOfRange(shares, 1, shares.length));
            double told = option.joined() ? shares[best] : shares[best] * APART;
            if (told >= FIGURE) {
                Meaning meaning = Meaning.parse(model.figures().outcomes().get(best));
                Figure figure = option.figure();
                likely.add(new Found(
                        sentence,
                        figure.from(),
                        figure.to(),
                        meaning.kind(),
                        figure,
                        meaning.of(figure, currency),
                        told,
                        otherwise(shares, best),
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

    private static double otherwise(double[] shares, int best) {
        double second = 0;
        for (int i = 0; i < shares.length; i++) {
            second = i == best ? second : Math.max(second, shares[i]);
        }
        return second;
    }

    /** At most one claim of a kind: in the clause that most likely makes it. */
    private List<Found> inWords(Model model, int sentence, List<Found> figures) {
        Map<Kind, List<Integer>> told = new EnumMap<>(Kind.class);
        figures.forEach(one ->
                told.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one.from()));
        List<Clause> clauses = clauses(sentence);
        List<List<String>> clues = inWords(sentence, clauses, told);
        Map<Kind, Found> found = new EnumMap<>(Kind.class);
        for (int c = 0; c < clauses.size(); c++) {
            List<String> speaking = clues.get(c);
            double[] scores = model.words().scores(speaking);
            for (int i = 0; i < scores.length; i++) {
                double share = Network.logistic(scores[i]);
                Kind kind = Kind.valueOf(model.words().outcomes().get(i));
                Found other = found.get(kind);
                if (share >= WORDS && (other == null || other.told() < share)) {
                    int at = anchor(model.words(), document.readings().get(sentence), clauses.get(c), i);
                    String why = kind.wireName() + why(model.words(), speaking, i);
                    found.put(kind, new Found(sentence, at, at + 1, kind, null, null, share, 0, why));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The word that says most for the outcome. */
    private static int anchor(Network words, Reading reading, Clause clause, int outcome) {
        int best = clause.from();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = clause.from(); i < clause.to(); i++) {
            if (reading.token(i).isWord()) {
                double weight = 0;
                for (String clue : ClauseClues.ofWord(reading, i)) {
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
        int best = Network.best(scores);
        double[] statuses = Network.softmax(
                model.statuses().scores(status(found.sentence(), found.from(), found.kind(), found.figure())));
        int status = Network.best(statuses);
        return new Judged(
                found,
                names.get(best),
                Network.softmax(scores)[best],
                Status.valueOf(model.statuses().outcomes().get(status)),
                statuses[status]);
    }
}
