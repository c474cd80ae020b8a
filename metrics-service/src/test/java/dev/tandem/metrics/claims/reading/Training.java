package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.LabelledArticle;
import dev.tandem.metrics.claims.LabelledArticle.Label;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Score;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Learns the model that {@link TrainedExtractor} reads with from labelled articles. */
final class Training {
    private static final Learning.Settings FIGURES = new Learning.Settings(10, 0.1, 30, 8);
    private static final Learning.Settings WORDS = new Learning.Settings(8, 0.1, 20, 8);
    private static final Learning.Settings TYPES = new Learning.Settings(10, 0.1, 60, 10);
    private static final Learning.Settings MAIN = new Learning.Settings(25, 0.1, 3, 7);
    private static final Learning.Settings WHOM = new Learning.Settings(12, 0.1, 10, 10);
    private static final Learning.Settings STATUSES = new Learning.Settings(8, 0.1, 30, 8);
    private static final Learning.Settings DIRECTIONS = new Learning.Settings(8, 0.1, 30, 8);
    private static final Learning.Settings SURE = new Learning.Settings(30, 0.1, 3, 8);
    private static final int UNITS = 32;
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).toList();
    private static final List<String> NAMES =
            Arrays.stream(Status.values()).map(Status::name).toList();
    private static final List<String> WAYS =
            Arrays.stream(Direction.values()).map(Direction::name).toList();
    private static final int FOLDS = 4;
    private static final int DIGEST_BYTES = 8;
    private static final String SENTENCES = "-sentences";
    private static final int NEAR = 4;

    /** Where a label's words stand. */
    private record Place(
            int sentence,
            int from,
            int to,
            Judging.@Nullable Option option,
            @Nullable Meaning meaning) {

        @Nullable
        Figure figure() {
            return option == null ? null : option.figure();
        }
    }

    /** A labelled article as the model sees it. */
    static final class Lesson {
        private final LabelledArticle article;
        private final boolean plain;
        private final String organisation;
        private final Judging judging;
        private final Map<Label, Place> places = new LinkedHashMap<>();

        private Lesson(LabelledArticle article, ArticleText read, RuleExtractor rules) {
            this.article = article;
            this.plain = read.known().isEmpty();
            this.organisation = isNamed() ? article.name().replaceFirst("-\\d\\d-(de|en)-.*", "") : article.name();
            this.judging = new Judging(read, rules);
            article.labels().forEach(label -> {
                Place place = place(label);
                if (place != null) {
                    places.put(label, place);
                }
            });
        }

        LabelledArticle article() {
            return article;
        }

        /** Keeps each clue of a name once for all articles: as they are found they take gigabytes. */
        private void share() {
            for (Candidate name : judging.who().candidates()) {
                name.clues =
                        judging.who().name(name).stream().map(String::intern).toList();
            }
        }

        /**
         * The same where organisations are registered: most of those that claims are about, and some that must not be
         * mistaken for them.
         */
        private Lesson registered(RuleExtractor rules) {
            Random random = new Random(article.name().hashCode());
            Set<String> right =
                    article.labels().stream().map(Label::organisation).collect(Collectors.toSet());
            Set<String> known = Stream.concat(
                            right.stream().sorted().filter(name -> random.nextInt(10) < 8),
                            article.traps().stream()
                                    .map(LabelledArticle.Trap::organisation)
                                    .filter(name -> !right.contains(name))
                                    .distinct()
                                    .sorted()
                                    .filter(name -> random.nextInt(10) < 3))
                    .collect(Collectors.toSet());
            return new Lesson(article, article.article().registered(known), rules);
        }

        /** Whether it tells of whom something is claimed; a sentence by itself teaches only what is claimed and how. */
        boolean isNamed() {
            return !article.name().endsWith(SENTENCES);
        }

        /** What does not depend on names is learned once an article. */
        boolean isPlain() {
            return plain;
        }

        private @Nullable Place place(Label label) {
            int start = article.article().text().indexOf(label.phrase());
            int end = start + label.phrase().length();
            List<Reading> readings = judging.document().readings();
            for (int i = 0; i < readings.size(); i++) {
                Reading reading = readings.get(i);
                if (reading.sentence().start() <= start
                        && end <= reading.sentence().end()) {
                    int from = 0;
                    int to = reading.size();
                    while (from < reading.size() - 1 && reading.token(from).end() <= start) {
                        from++;
                    }
                    while (to > from + 1 && reading.token(to - 1).start() >= end) {
                        to--;
                    }
                    Judging.Option option = option(i, from, to, label);
                    Meaning meaning = option == null ? null : meaning(option.figure(), label);
                    return option == null
                            ? new Place(i, from, to, null, null)
                            : new Place(
                                    i, option.figure().from(), option.figure().to(), option, meaning);
                }
            }
            return null;
        }

        /** The figure that has the label's numbers, within its words or near them. */
        private Judging.@Nullable Option option(int sentence, int from, int to, Label label) {
            Judging.Option best = null;
            for (int near : new int[] {0, NEAR}) {
                for (Judging.Option option : judging.options(sentence)) {
                    Figure figure = option.figure();
                    boolean within = figure.from() < to + near && figure.to() > from - near;
                    if (within && meaning(figure, label) != null && (best == null || isBetter(option, best))) {
                        best = option;
                    }
                }
                if (best != null) {
                    return best;
                }
            }
            return null;
        }

        private static boolean isBetter(Judging.Option option, Judging.Option best) {
            int length = option.figure().to() - option.figure().from();
            int other = best.figure().to() - best.figure().from();
            return option.joined() != best.joined() ? option.joined() : length < other;
        }

        /** Whether another reading of its numbers is the right one: what stands around it does not speak against it. */
        private boolean isBeaten(int sentence, Judging.Option option) {
            return places.values().stream()
                    .filter(place -> place.sentence() == sentence && place.option() != null)
                    .anyMatch(place -> place.from() < option.figure().to()
                            && option.figure().from() < place.to());
        }

        /** The kinds that this clause claims in words: it has half of a label's words, or half of its own are among them. */
        private Set<Integer> inWords(int sentence, Clause clause) {
            Set<Integer> kinds = new HashSet<>();
            places.forEach((label, place) -> {
                int overlap = clause.overlap(place.from(), place.to());
                int length = Math.min(place.to() - place.from(), clause.to() - clause.from());
                if (place.sentence() == sentence
                        && place.option() == null
                        && label.numbers().isEmpty()
                        && 2 * overlap >= length) {
                    kinds.add(KINDS.indexOf(label.kind().name()));
                }
            });
            return kinds;
        }

        /** At which tokens figures of the sentence claim. */
        private Map<Kind, List<Integer>> told(int sentence) {
            Map<Kind, List<Integer>> told = new EnumMap<>(Kind.class);
            places.forEach((label, place) -> {
                if (place.sentence() == sentence && place.option() != null) {
                    told.computeIfAbsent(label.kind(), kind -> new ArrayList<>())
                            .add(place.from());
                }
            });
            return told;
        }

        /** The kinds that the sentence before claims. */
        private Set<Kind> before(int sentence) {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            places.forEach((label, place) -> {
                if (place.sentence() == sentence - 1) {
                    kinds.add(label.kind());
                }
            });
            return kinds;
        }

        /** Clues for where a label moves; none where its numbers or its kind tell, or its numbers are not read. */
        private List<String> direction(Label label, Place place) {
            Figure figure = place.figure();
            Meaning meaning = place.meaning();
            Quantity quantity = figure == null || meaning == null ? null : meaning.of(figure, null);
            boolean read = (quantity == null) == label.unit().equals("-");
            return read && Directions.told(label.kind(), quantity) == null
                    ? judging.direction(place.sentence(), place.from(), label.kind(), figure, quantity)
                    : List.of();
        }

        private boolean isOf(Candidate name, Label label) {
            return Score.plain(name.written()).equals(Score.plain(label.organisation()));
        }
    }

    /** Whether what a model that had not learned from a lesson asserts of it is right. */
    private record Outcome(Map<String, Double> clues, boolean right, Lesson lesson) {
        Learning.Choice choice() {
            return new Learning.Choice(
                    List.of(Learning.Option.of(clues), Learning.Option.of(Map.of())),
                    List.of(right ? 1.0 : 0.0, right ? 0.0 : 1.0),
                    lesson.organisation);
        }
    }

    private Training() {}

    /** In which meaning the figure has the label's numbers; null in none. */
    private static @Nullable Meaning meaning(Figure figure, Label label) {
        if (label.unit().equals("-") || label.numbers().isEmpty() != (figure.type() == Amount.Type.VAGUE)) {
            return null;
        }
        Unit unit = Unit.valueOf(label.unit().split(" ", 2)[0].toUpperCase(Locale.ROOT));
        for (Meaning.Sense sense : Meaning.Sense.values()) {
            Meaning meaning = new Meaning(label.kind(), unit, sense);
            boolean falling = sense == Meaning.Sense.FALL && figure.shape() == Figure.Shape.RANGE;
            boolean plain = sense == Meaning.Sense.PLAIN || figure.other() == null || falling;
            if (plain && Score.isExactly(LabelledArticle.numbers(meaning.of(figure, null)), label.numbers())) {
                return meaning;
            }
        }
        return null;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".article"))
                    .sorted()
                    .toList();
        }
    }

    static List<Lesson> lessons(List<Path> files) throws IOException {
        RuleExtractor rules = new RuleExtractor();
        List<Lesson> lessons = new ArrayList<>();
        for (Path file : files) {
            for (Lesson lesson : lessons(file, rules)) {
                lesson.share();
                lessons.add(lesson);
            }
        }
        return lessons;
    }

    private static List<Lesson> lessons(Path file, RuleExtractor rules) throws IOException {
        LabelledArticle article = LabelledArticle.read(file);
        if (article.name().endsWith(SENTENCES)) {
            return paragraphs(article).stream()
                    .map(one -> new Lesson(one, one.article(), rules))
                    .toList();
        }
        Lesson plain = new Lesson(article, article.article(), rules);
        Lesson registered = plain.registered(rules);
        return registered.isPlain() ? List.of(plain) : List.of(plain, registered);
    }

    private static List<LabelledArticle> paragraphs(LabelledArticle article) {
        List<LabelledArticle> paragraphs = new ArrayList<>();
        for (String text : article.article().text().split("\n\n", -1)) {
            paragraphs.add(new LabelledArticle(
                    article.name(),
                    new ArticleText(null, text, article.article().language(), null, List.of()),
                    article.labels().stream()
                            .filter(label -> text.contains(label.phrase()))
                            .toList(),
                    List.of()));
        }
        return paragraphs;
    }

    /** So many parts, no organisation in two of them. */
    static List<List<Lesson>> folds(List<Lesson> lessons, int count) {
        List<String> organisations = lessons.stream()
                .map(lesson -> lesson.organisation)
                .distinct()
                .sorted()
                .toList();
        List<List<Lesson>> folds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            folds.add(new ArrayList<>());
        }
        lessons.forEach(lesson ->
                folds.get(organisations.indexOf(lesson.organisation) % count).add(lesson));
        return folds;
    }

    private static List<Lesson> without(List<Lesson> all, List<Lesson> some) {
        Set<Lesson> out = new HashSet<>(some);
        return all.stream().filter(lesson -> !out.contains(lesson)).toList();
    }

    /**
     * What is learned from, as far as it is there before anything is learned: the labels, and the clues of figures, clauses,
     * directions, and names.
     */
    static String digest(List<Path> files) throws IOException {
        RuleExtractor rules = new RuleExtractor();
        MessageDigest digest = sha256();
        for (Path file : files) {
            lessons(file, rules).stream().filter(Lesson::isPlain).forEach(lesson -> add(digest, lesson));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    private static void add(MessageDigest digest, Lesson lesson) {
        add(digest, List.of(lesson.article.name(), lesson.article.labels().toString()));
        for (int i = 0; i < lesson.judging.document().readings().size(); i++) {
            lesson.judging.inWords(i, lesson.judging.clauses(i), lesson.told(i)).forEach(clues -> add(digest, clues));
            for (Judging.Option option : lesson.judging.options(i)) {
                Figure figure = option.figure();
                add(digest, lesson.judging.figure(i, option, lesson.before(i)));
                add(digest, lesson.judging.status(i, figure.from(), Kind.COST, figure));
            }
        }
        lesson.places.forEach((label, place) -> add(digest, lesson.direction(label, place)));
        lesson.judging
                .who()
                .candidates()
                .forEach(name -> add(digest, lesson.judging.who().name(name)));
    }

    private static void add(MessageDigest digest, List<String> clues) {
        clues.forEach(clue -> digest.update((clue + '\n').getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Learns from all, and how sure to be from what each part's claims are like when learned from the others. */
    static Model learn(List<Path> files) throws IOException {
        List<Lesson> lessons = lessons(files);
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Lesson> fold : folds(lessons, FOLDS)) {
            Model model = judges(without(lessons, fold));
            fold.stream().filter(Lesson::isNamed).forEach(lesson -> outcomes(lesson, model, outcomes));
        }
        Network sure = Learning.choices(outcomes.stream().map(Outcome::choice).toList(), SURE);
        leftOut(lessons, outcomes, sure);
        Model model = judges(lessons);
        return new Model(
                "",
                digest(files),
                model.figures(),
                model.words(),
                model.types(),
                model.main(),
                model.whom(),
                model.statuses(),
                model.directions(),
                sure);
    }

    /** Adds whether each judgement that is asserted is right. */
    private static void outcomes(Lesson lesson, Model model, List<Outcome> outcomes) {
        lesson.judging.judgeNames(model);
        for (int i = 0; i < lesson.judging.document().readings().size(); i++) {
            for (Judging.Judged judged : lesson.judging.judge(model, i, null)) {
                if (judged.status() == Status.ASSERTED) {
                    Map<String, Double> clues = Confidence.clues(lesson.judging, judged);
                    clues.put(Network.ALWAYS, 1.0);
                    boolean right = lesson.places.entrySet().stream()
                            .anyMatch(entry -> isRight(judged, entry.getKey(), entry.getValue()));
                    outcomes.add(new Outcome(clues, right, lesson));
                }
            }
        }
    }

    /** Prints how well articles are read by models that learned nothing about their organisations, by the least confidence. */
    private static void leftOut(List<Lesson> lessons, List<Outcome> outcomes, Network sure) {
        long labelled = lessons.stream()
                .filter(lesson -> lesson.isPlain() && lesson.isNamed())
                .flatMap(lesson -> lesson.article.labels().stream())
                .filter(label -> label.status() == Status.ASSERTED)
                .count();
        for (double least : new double[] {Judging.LEAST, 0.5, 0.7, 0.85, 0.88, 0.9}) {
            List<Outcome> told = outcomes.stream()
                    .filter(outcome ->
                            outcome.lesson().isPlain() && Network.logistic(sure.score(outcome.clues())) >= least)
                    .toList();
            long right = told.stream().filter(Outcome::right).count();
            System.out.printf(
                    "left out, confidence %.2f and more: recall %.3f, precision %.3f%n",
                    least, (double) right / labelled, (double) right / told.size());
        }
    }

    private static boolean isRight(Judging.Judged judged, Label label, Place place) {
        return label.status() == Status.ASSERTED
                && place.sentence() == judged.found().sentence()
                && label.kind() == judged.found().kind()
                && Score.isSame(judged.found().quantity(), label)
                && Score.isSame(judged.of().written(), label.organisation());
    }

    private static Model judges(List<Lesson> lessons) {
        List<Lesson> plain = lessons.stream().filter(Lesson::isPlain).toList();
        List<Lesson> named = lessons.stream().filter(Lesson::isNamed).toList();
        // beside each other: what is claimed does not depend on names
        CompletableFuture<List<Network>> told = CompletableFuture.supplyAsync(
                () -> List.of(figures(plain), words(plain), statuses(plain), directions(plain)));
        for (List<Lesson> fold : folds(named, FOLDS)) {
            Network types = types(without(named, fold));
            fold.forEach(lesson -> lesson.judging.who().judgeTypes(types));
        }
        Network main = main(named);
        for (List<Lesson> fold : folds(named, FOLDS)) {
            List<Lesson> others = without(named, fold);
            Network otherMain = main(others);
            fold.forEach(lesson -> lesson.judging.who().judgeMain(otherMain));
        }
        Network types = types(named);
        Network whom = whom(named);
        List<Network> joined = told.join();
        return new Model("", "", joined.get(0), joined.get(1), types, main, whom, joined.get(2), joined.get(3), SILENT);
    }

    private static final Network SILENT = new Network(List.of("score"), Map.of(), new int[0], new int[0][]);

    private static Network figures(List<Lesson> lessons) {
        List<String> outcomes = new ArrayList<>(List.of(Meaning.NONE));
        List<NetworkLearning.Example> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            for (int i = 0; i < lesson.judging.document().readings().size(); i++) {
                Set<Kind> before = lesson.before(i);
                for (Judging.Option option : lesson.judging.options(i)) {
                    String outcome = Meaning.NONE;
                    for (Place place : lesson.places.values()) {
                        if (place.sentence() == i && option.equals(place.option())) {
                            outcome = String.valueOf(place.meaning());
                        }
                    }
                    if (outcome.equals(Meaning.NONE) && lesson.isBeaten(i, option)) {
                        continue;
                    }
                    if (!outcomes.contains(outcome)) {
                        outcomes.add(outcome);
                    }
                    examples.add(NetworkLearning.Example.of(
                            lesson.judging.figure(i, option, before),
                            Set.of(outcomes.indexOf(outcome)),
                            lesson.organisation));
                }
            }
        }
        return NetworkLearning.oneOf(examples, outcomes, FIGURES, UNITS);
    }

    private static Network words(List<Lesson> lessons) {
        List<NetworkLearning.Example> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            for (int i = 0; i < lesson.judging.document().readings().size(); i++) {
                List<Clause> clauses = lesson.judging.clauses(i);
                List<List<String>> clues = lesson.judging.inWords(i, clauses, lesson.told(i));
                for (int c = 0; c < clauses.size(); c++) {
                    examples.add(NetworkLearning.Example.of(
                            clues.get(c), lesson.inWords(i, clauses.get(c)), lesson.organisation));
                }
            }
        }
        return NetworkLearning.anyOf(examples, KINDS, WORDS, UNITS);
    }

    private static Network types(List<Lesson> lessons) {
        List<NetworkLearning.Example> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            for (Candidate name : lesson.judging.who().candidates()) {
                boolean of = lesson.article.labels().stream().anyMatch(label -> lesson.isOf(name, label));
                examples.add(new NetworkLearning.Example(
                        lesson.judging.who().name(name), Set.of(of ? 1 : 0), lesson.organisation));
            }
        }
        return NetworkLearning.oneOf(examples, List.of("no", "yes"), TYPES, UNITS);
    }

    private static Network main(List<Lesson> lessons) {
        List<Learning.Choice> choices = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Candidate> names = lesson.judging.who().candidates();
            double[] right = names.stream()
                    .mapToDouble(name -> lesson.article.labels().stream()
                            .filter(label -> lesson.isOf(name, label))
                            .count())
                    .toArray();
            double all = Arrays.stream(right).sum();
            if (all > 0) {
                choices.add(new Learning.Choice(
                        names.stream()
                                .map(name ->
                                        Learning.Option.of(lesson.judging.who().about(name)))
                                .toList(),
                        Arrays.stream(right).mapToObj(of -> of / all).toList(),
                        lesson.organisation));
            }
        }
        return Learning.choices(choices, MAIN);
    }

    private static Network whom(List<Lesson> lessons) {
        List<Learning.Choice> choices = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Candidate> names = lesson.judging.who().likely();
            lesson.places.forEach((label, place) -> {
                double[] right = names.stream()
                        .mapToDouble(name -> lesson.isOf(name, label) ? 1 : 0)
                        .toArray();
                if (Arrays.stream(right).sum() == 1) {
                    choices.add(new Learning.Choice(
                            names.stream()
                                    .map(name -> Learning.Option.of(lesson.judging.whom(
                                            name, place.sentence(), place.from(), place.to(), label.kind())))
                                    .toList(),
                            Arrays.stream(right).boxed().toList(),
                            lesson.organisation));
                }
            });
        }
        return Learning.choices(choices, WHOM);
    }

    private static Network statuses(List<Lesson> lessons) {
        List<NetworkLearning.Example> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            lesson.places.forEach((label, place) -> examples.add(NetworkLearning.Example.of(
                    lesson.judging.status(place.sentence(), place.from(), label.kind(), place.figure()),
                    Set.of(NAMES.indexOf(label.status().name())),
                    lesson.organisation)));
        }
        return NetworkLearning.oneOf(examples, NAMES, STATUSES, UNITS);
    }

    private static Network directions(List<Lesson> lessons) {
        List<NetworkLearning.Example> examples = new ArrayList<>();
        for (Lesson lesson : lessons) {
            lesson.places.forEach((label, place) -> {
                List<String> clues = lesson.direction(label, place);
                if (!clues.isEmpty()) {
                    examples.add(NetworkLearning.Example.of(
                            clues, Set.of(WAYS.indexOf(label.direction().name())), lesson.organisation));
                }
            });
        }
        return NetworkLearning.oneOf(examples, WAYS, DIRECTIONS, UNITS / 2);
    }
}
