package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every name of an article, also each part of a longer one, with what speaks for somebody bearing it of whom something is
 * claimed, for the article being about it, and for a claim in some place being about it.
 */
final class Who {
    private static final int LONGEST = 5;
    private static final int MOST = 14;
    private static final double UNLIKELY = 0.01;
    private static final double PEER = 0.25;
    private static final double NAMED = 0.2;
    private static final double FURTHEST = 8;
    private static final int AROUND = 3;
    private static final int RECENT = 4;
    private static final Set<String> LINKS = Set.of("&", "of", "and", "und", "fuer", "for", "the", "der", "des", "+");
    private static final Set<String> OURS =
            Set.of("we", "our", "us", "wir", "unser", "unsere", "unseren", "unserer", "uns");

    /** What sentences with claims speak of. */
    private static final Set<Concept> CLAIMED = EnumSet.of(
            Concept.STAFF,
            Concept.CONTACT,
            Concept.COMPLAINT,
            Concept.SATISFACTION,
            Concept.AI,
            Concept.AUTOMATED,
            Concept.RESOLUTION,
            Concept.RESPONSE,
            Concept.COST,
            Concept.SAVING,
            Concept.DISMISS,
            Concept.REHIRE,
            Concept.CUSTOMER,
            Concept.WORKFORCE);

    private record At(int sentence, int from, int to) {}

    /** A name and where it stands, a genitive's s taken off. */
    static final class Candidate {
        private final String key;
        private final String written;
        private final List<At> at = new ArrayList<>();
        private final Set<Candidate> longer = new LinkedHashSet<>();
        private final Set<Candidate> shorter = new LinkedHashSet<>();
        private boolean titled;
        private boolean lower;
        private int alone;
        private int left;
        private int right;
        private int inner;
        private int named;
        private List<String> clues = List.of();
        private double type;
        private double share;
        private double behind;

        private Candidate(String key, String written) {
            this.key = key;
            this.written = written;
        }

        String written() {
            return written;
        }

        private int count() {
            return at.size();
        }

        private boolean isRelated(Candidate other) {
            return other == this || longer.contains(other) || shorter.contains(other);
        }

        private void takeOver(Candidate genitive) {
            at.addAll(genitive.at);
            alone += genitive.alone;
            left += genitive.left;
            right += genitive.right;
            inner += genitive.inner;
            named += genitive.named;
        }
    }

    private final Document document;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Set<String> lowerCase = new HashSet<>();
    private final @Nullable String publisher;
    private final int[] claimish;
    private final int[] counts;
    private int mostCounted = 1;
    private int mostAlone = 1;
    private List<Candidate> peers = List.of();
    private List<Candidate> likely = List.of();

    Who(Document document, @Nullable String title, @Nullable String publisher) {
        this.document = document;
        this.publisher = publisher == null ? null : Words.norm(publisher);
        this.claimish = new int[document.readings().size()];
        for (int i = 0; i < claimish.length; i++) {
            Reading reading = document.readings().get(i);
            claimish[i] = (int) CLAIMED.stream().filter(reading::has).count();
            reading.tokens().stream()
                    .filter(token -> token.isWord() && !token.capital())
                    .forEach(token -> lowerCase.add(token.norm()));
        }
        for (int i = 0; i < claimish.length; i++) {
            spans(i);
        }
        byRules();
        genitives();
        relate(title == null ? "" : title);
        this.counts =
                candidates.values().stream().mapToInt(Candidate::count).sorted().toArray();
    }

    /** All that begins and ends with a capital, in each sentence. */
    private void spans(int sentence) {
        Reading reading = document.readings().get(sentence);
        for (int from = 0; from < reading.size(); from++) {
            if (begins(reading, from)) {
                spans(sentence, reading, from);
            }
        }
        for (Name name : document.names().get(sentence)) {
            Candidate of = candidates.get(name.key());
            if (of != null) {
                of.named++;
            }
        }
    }

    private boolean begins(Reading reading, int from) {
        Token token = reading.token(from);
        if (!isCapital(reading, from)
                || isFunction(reading, from)
                || token.norm().length() < 2) {
            return false;
        }
        boolean first = from == 0 || !reading.token(from - 1).isWord();
        boolean alone = from + 1 >= reading.size() || !isCapital(reading, from + 1);
        return !(first && alone && lowerCase.contains(token.norm()));
    }

    private void spans(int sentence, Reading reading, int from) {
        for (int to = from + 1; to <= Math.min(reading.size(), from + LONGEST); to++) {
            if (!isCapital(reading, to - 1)) {
                if (LINKS.contains(reading.token(to - 1).norm()) && to < reading.size()) {
                    continue;
                }
                return;
            }
            if (to < reading.size()
                    && reading.token(to).glued()
                    && reading.token(to).isWord()) {
                continue;
            }
            Candidate of = candidate(
                    Name.of(reading.tokens(), from, to).key(),
                    document.text().substring(reading.startOf(from), reading.endOf(to)));
            boolean left = from == 0 || !isCapital(reading, from - 1) || isFunction(reading, from - 1);
            boolean right = to >= reading.size() || !isCapital(reading, to);
            of.at.add(new At(sentence, from, to));
            of.alone += left && right ? 1 : 0;
            of.left += left ? 1 : 0;
            of.right += right ? 1 : 0;
            of.inner += from > 0 && reading.token(from - 1).isWord() ? 1 : 0;
            of.lower |= lowerCase.contains(reading.token(from).norm());
        }
    }

    private Candidate candidate(String key, String written) {
        boolean possessive = written.endsWith("'s") || written.endsWith("’s");
        return candidates.computeIfAbsent(
                key, k -> new Candidate(k, possessive ? written.substring(0, written.length() - 2) : written));
    }

    private boolean isCapital(Reading reading, int index) {
        Token token = reading.token(index);
        if (!token.isWord()) {
            return false;
        }
        if (token.capital()
                || (token.glued() && index > 0 && reading.token(index - 1).capital())) {
            return true;
        }
        return document.text().substring(token.start(), token.end()).chars().anyMatch(Character::isUpperCase);
    }

    private static boolean isFunction(Reading reading, int index) {
        return reading.is(index, Concept.COMMON)
                || reading.is(index, Concept.ARTICLE)
                || reading.is(index, Concept.PRONOUN);
    }

    /** Whom the rules see, also who stands in the title or bears the name of the pages only. */
    private void byRules() {
        document.cast().organisations().forEach(this::candidate);
        String main = document.cast().main();
        if (main != null) {
            candidate(Words.norm(main), main);
        }
    }

    private void genitives() {
        for (String key : List.copyOf(candidates.keySet())) {
            Candidate stem = key.endsWith("s") ? candidates.get(key.substring(0, key.length() - 1)) : null;
            Candidate genitive = stem == null ? null : candidates.remove(key);
            if (stem != null && genitive != null) {
                stem.takeOver(genitive);
            }
        }
    }

    private void relate(String title) {
        String words =
                " " + Words.norm(title).replaceAll("[^\\p{L}\\p{N}&'-]+", " ").replaceAll("'s\\b", "") + " ";
        for (Candidate of : candidates.values()) {
            of.at.sort((a, b) -> a.sentence() != b.sentence()
                    ? Integer.compare(a.sentence(), b.sentence())
                    : Integer.compare(a.from(), b.from()));
            of.titled = words.contains(" " + of.key + " ") || words.contains(" " + of.key + "s ");
            mostCounted = Math.max(mostCounted, of.count());
            mostAlone = Math.max(mostAlone, of.alone);
            String[] parts = of.key.split(" ", -1);
            for (int from = 0; from < parts.length; from++) {
                for (int to = from + 1; to <= parts.length; to++) {
                    Candidate part =
                            candidates.get(String.join(" ", Arrays.asList(parts).subList(from, to)));
                    if (part != null && part != of) {
                        part.longer.add(of);
                        of.shorter.add(part);
                    }
                }
            }
        }
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates.values());
    }

    /** Those that are not out of the question, after {@link #judge}. */
    List<Candidate> likely() {
        return likely;
    }

    /** Gives every name how likely claims are about its bearer, and how likely the article is. */
    void judge(Linear types, Linear main) {
        judgeTypes(types);
        judgeMain(main);
    }

    void judgeTypes(Linear types) {
        candidates.values().forEach(of -> of.type = Linear.softmax(types.scores(name(of)))[1]);
        peers = candidates.values().stream()
                .filter(of -> of.type >= PEER && !of.at.isEmpty())
                .toList();
    }

    void judgeMain(Linear main) {
        List<Candidate> all = candidates();
        double[] scores = all.stream().mapToDouble(of -> main.score(about(of))).toArray();
        double most = Arrays.stream(scores).max().orElse(0);
        double[] shares = Linear.softmax(scores);
        for (int i = 0; i < scores.length; i++) {
            all.get(i).share = shares[i];
            all.get(i).behind = Math.max(-FURTHEST, scores[i] - most);
        }
        likely = all.stream()
                .sorted((a, b) -> Double.compare(b.share, a.share))
                .limit(MOST)
                .filter(of -> of.share >= UNLIKELY)
                .toList();
    }

    /** Numbers up to three as they are, larger ones roughly. */
    private static String few(int count) {
        return count <= 3 ? String.valueOf(count) : count <= 5 ? "4" : count <= 8 ? "6" : "9";
    }

    private static String part(int some, int all) {
        return some == 0 ? "0" : some < all ? "1" : "2";
    }

    /** For claims being about the bearer of the name. */
    List<String> name(Candidate of) {
        if (of.clues.isEmpty()) {
            of.clues = clues(of);
        }
        return of.clues;
    }

    private List<String> clues(Candidate of) {
        Set<String> all = new LinkedHashSet<>(standing(of));
        Evidence evidence =
                document.cast().evidence().get(document.cast().whole().getOrDefault(of.key, of.key));
        if (evidence == null) {
            all.add("evidence:none");
        } else {
            all.add("called:" + Math.min(evidence.called, 12) / 3);
            all.add("acting:" + Math.min(evidence.acting, 8) / 4);
            all.add("bare:" + few(evidence.bare));
            all.add("common:" + few(evidence.common));
            all.add("place:" + few(evidence.place));
            all.add("assistant:" + Math.min(evidence.assistant, 8) / 4);
            all.add("serving:" + few(evidence.serving));
            all.add("person:" + Math.min(evidence.person, 8) / 4);
            all.add("voice:" + Math.min(evidence.voice, 8) / 4);
            all.add("beside:" + Math.min(evidence.beside, 8) / 4);
            all.add("subject:" + few(evidence.subject));
            all.add("type:" + (evidence.type != null));
            all.add("cb:" + Integer.signum(evidence.bare - evidence.common) + Integer.signum(evidence.called));
        }
        of.at.forEach(at -> around(of, at, all));
        String last = of.key.substring(of.key.lastIndexOf(' ') + 1);
        all.add("end:" + (last.length() > 4 ? last.substring(last.length() - 4) : last));
        return List.copyOf(all);
    }

    /** How the name stands in the article and among the others. */
    private List<String> standing(Candidate of) {
        List<String> all = new ArrayList<>();
        int count = of.count();
        int titled = of.titled ? 1 : 0;
        int above = Arrays.binarySearch(counts, count);
        while (above >= 0 && above + 1 < counts.length && counts[above + 1] == count) {
            above++;
        }
        int rank = above < 0 ? 0 : counts.length - 1 - above;
        String alone = of.alone == 0 ? "0" : of.alone * 2 < count ? "1" : of.alone < count ? "2" : "3";
        boolean upper = of.written.length() > 3 && of.written.equals(of.written.toUpperCase(Locale.ROOT));
        boolean longer = !of.longer.isEmpty();
        boolean shorter = !of.shorter.isEmpty();
        int kin = 0;
        int longerAlone = 0;
        int shorterAlone = 0;
        for (Candidate other : of.longer) {
            kin += other.count();
            longerAlone = Math.max(longerAlone, other.alone);
        }
        for (Candidate other : of.shorter) {
            kin += other.count();
            shorterAlone = Math.max(shorterAlone, other.alone);
        }
        all.add("count:" + few(count));
        all.add("title:" + titled);
        all.add("rank:" + few(rank));
        all.add("rank:" + few(rank) + ":" + titled);
        all.add("words:" + of.key.split(" ", -1).length);
        all.add("alone:" + alone);
        all.add("alone:" + alone + few(count));
        all.add("alone:" + alone + titled + few(rank));
        all.add("left:" + part(of.left, count) + part(of.right, count));
        all.add("inner:" + (of.inner > 0) + of.lower);
        all.add("named:" + part(of.named, count));
        all.add("named:" + part(of.named, count) + alone);
        all.add("lower:" + of.lower);
        all.add("upper:" + upper + titled);
        all.add("la:" + few(longerAlone) + alone);
        all.add("sa:" + few(shorterAlone) + alone);
        all.add("las:" + few(longerAlone) + few(of.alone) + few(shorterAlone));
        all.add("longer:" + longer + few(count) + "/" + few(kin));
        all.add("shorter:" + shorter + few(count) + "/" + few(kin));
        all.add("kin:" + longer + shorter + titled);
        all.add("published:" + (publisher != null && (publisher + " ").startsWith(of.key + " "))
                + of.key.equals(publisher));
        if (!of.at.isEmpty()) {
            At first = of.at.get(0);
            all.add("first:" + few(first.sentence()));
            all.add("first:" + few(first.sentence()) + (first.from() == 0));
        }
        return all;
    }

    private void around(Candidate of, At at, Set<String> all) {
        Reading reading = document.readings().get(at.sentence());
        String written = reading.token(at.to() - 1).norm();
        if (written.endsWith("'s") || (written.endsWith("s") && !of.key.endsWith("s"))) {
            all.add("possessive");
        }
        for (int i = Math.max(0, at.from() - AROUND); i < Math.min(reading.size(), at.to() + AROUND); i++) {
            boolean inside = i >= at.from() && i < at.to();
            String side = i < at.from() ? "b" : "a";
            int distance = i < at.from() ? at.from() - i : i - at.to() + 1;
            if (!inside && distance < AROUND) {
                all.add("w" + side + distance + ":"
                        + Clues.stem(reading.token(i).norm()));
            }
            for (Concept concept : reading.at(i)) {
                all.add(inside ? "in:" + concept : "x" + side + (distance <= 1 ? "1" : "3") + ":" + concept);
            }
        }
    }

    private static final List<String> STRUCTURAL = List.of(
            "published",
            "kin:",
            "la:",
            "sa:",
            "alone:",
            "words:",
            "title:",
            "upper:",
            "called:",
            "beside:",
            "acting:",
            "person:",
            "assistant:",
            "voice:",
            "in:LEGAL");

    /** For the article being about the bearer of the name, {@link #judgeTypes} given. */
    Map<String, Double> about(Candidate of) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (String clue : name(of)) {
            for (String structural : STRUCTURAL) {
                if (clue.startsWith(structural)) {
                    all.put(clue, 1.0);
                }
            }
        }
        int whole = 0;
        int wholeAlone = 0;
        for (Candidate other : of.shorter) {
            whole += Math.max(0, other.count() - of.count());
            wholeAlone += other.alone;
        }
        double n = Math.max(1, of.count());
        all.put("#count", StrictMath.log1p(of.count()));
        all.put("#alone", StrictMath.log1p(of.alone));
        all.put("#whole", StrictMath.log1p(whole));
        all.put("#total", StrictMath.log1p(of.count() + whole));
        all.put("#wholeAlone", StrictMath.log1p(of.alone + wholeAlone));
        all.put("#share", of.count() / (double) mostCounted);
        all.put("#shareAlone", of.alone / (double) mostAlone);
        all.put("#aloneRatio", of.alone / n);
        all.put("#left", of.left / n);
        all.put("#right", of.right / n);
        all.put("#inner", of.inner / n);
        all.put("#named", of.named / n);
        all.put("#first", of.at.isEmpty() ? 1 : StrictMath.log1p(of.at.get(0).sentence()));
        all.put(of.titled ? "#titled" : "#bodied", StrictMath.log1p(of.count() + whole));
        places(of, n, all);
        peers(of, whole, all);
        return all;
    }

    /** In what sentences it stands, and beside whom. */
    private void places(Candidate of, double n, Map<String, Double> all) {
        Set<Integer> sentences = new LinkedHashSet<>();
        int figures = 0;
        int said = 0;
        int role = 0;
        int starts = 0;
        int before = 0;
        double claims = 0;
        for (At at : of.at) {
            Reading reading = document.readings().get(at.sentence());
            if (sentences.add(at.sentence())) {
                figures += reading.tokens().stream().anyMatch(Token::isNumber) ? 1 : 0;
                claims += Math.min(2, claimish[at.sentence()]);
            }
            boolean says = false;
            boolean roles = false;
            for (int i = Math.max(0, at.from() - 2); i < Math.min(reading.size(), at.to() + 2); i++) {
                says |= reading.is(i, Concept.SAY);
                roles |= i < at.from() && reading.is(i, Concept.PERSON_ROLE);
            }
            said += says ? 1 : 0;
            role += roles ? 1 : 0;
            starts += at.from() <= 1 ? 1 : 0;
            before += claimish[at.sentence()] > 0 && at.from() < 6 ? 1 : 0;
        }
        int spread = of.at.isEmpty()
                ? 0
                : of.at.get(of.at.size() - 1).sentence() - of.at.get(0).sentence();
        all.put("#said", said / n);
        all.put("#role", role / n);
        all.put("#starts", starts / n);
        all.put("#figures", StrictMath.log1p(figures));
        all.put("#claims", StrictMath.log1p(claims));
        all.put("#claimsBefore", StrictMath.log1p(before));
        all.put("#spread", spread / (double) Math.max(1, claimish.length));
    }

    /** How it stands among those that are likely of the same sort. */
    private void peers(Candidate of, int whole, Map<String, Double> all) {
        double odds = StrictMath.log(of.type / (1 - of.type + 1e-9) + 1e-9);
        all.put("#type", Math.max(-4, Math.min(4, odds)));
        int earlier = 0;
        int oftener = 0;
        int others = 0;
        int titled = 0;
        for (Candidate other : peers) {
            if (of.isRelated(other) || of.at.isEmpty()) {
                continue;
            }
            At a = other.at.get(0);
            At b = of.at.get(0);
            others++;
            earlier += a.sentence() < b.sentence() || (a.sentence() == b.sentence() && a.from() < b.from()) ? 1 : 0;
            oftener += other.count() > of.count() + whole ? 1 : 0;
            titled += other.titled ? 1 : 0;
        }
        String sure = sure(of.type);
        all.put("earlier:" + Math.min(earlier, 3) + sure, 1.0);
        all.put("oftener:" + Math.min(oftener, 3) + sure, 1.0);
        all.put("both:" + Math.min(earlier, 2) + Math.min(oftener, 2), 1.0);
        all.put("both:" + Math.min(earlier, 2) + Math.min(oftener, 2) + sure, 1.0);
        all.put("peers:" + Math.min(others, 3) + sure, 1.0);
        all.put("titles:" + of.titled + Math.min(titled, 1) + sure, 1.0);
    }

    private static String sure(double share) {
        return share < 0.05
                ? "0"
                : share < 0.2 ? "1" : share < 0.5 ? "2" : share < 0.8 ? "3" : share < 0.95 ? "4" : "5";
    }

    private static String far(int distance) {
        return distance <= 1 ? "0" : distance <= 4 ? "1" : distance <= 8 ? "2" : distance <= 16 ? "3" : "4";
    }

    /** Where it stands in the sentence, in any of its forms. */
    private static List<At> mentions(Candidate of, int sentence) {
        List<At> found = new ArrayList<>();
        add(of, sentence, found);
        of.longer.forEach(other -> add(other, sentence, found));
        of.shorter.forEach(other -> add(other, sentence, found));
        return found.size() <= MOST ? found : found.subList(0, MOST);
    }

    private static void add(Candidate of, int sentence, List<At> found) {
        int low = 0;
        int high = of.at.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (of.at.get(middle).sentence() < sentence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < of.at.size() && of.at.get(i).sentence() == sentence; i++) {
            found.add(of.at.get(i));
        }
    }

    boolean isNamed(Candidate of, int sentence) {
        return !mentions(of, sentence).isEmpty();
    }

    boolean isMain(Candidate of) {
        return of.behind == 0;
    }

    /** Of how many, not related to each other, claims may be. */
    int peers() {
        List<Candidate> apart = new ArrayList<>();
        for (Candidate of : peers) {
            if (apart.stream().noneMatch(of::isRelated)) {
                apart.add(of);
            }
        }
        return apart.size();
    }

    /** How far the next name that is not related stays behind; negative when another one is ahead. */
    double margin(Candidate of) {
        double next = -FURTHEST;
        for (Candidate other : candidates.values()) {
            next = of.isRelated(other) ? next : Math.max(next, other.behind);
        }
        return of.behind - next;
    }

    /** Whether one is the other's name or a part of it. */
    boolean isSame(Candidate of, String name) {
        String one = " " + of.key + " ";
        String other = " " + Words.norm(name) + " ";
        return one.contains(other) || other.contains(one);
    }

    /** For what is said from a token to another being about the bearer of the name, {@link #judge} given. */
    Map<String, Double> claimed(Candidate of, int sentence, int from, int to, Kind kind, @Nullable Claim rule) {
        Reading reading = document.readings().get(sentence);
        Set<String> all = new LinkedHashSet<>();
        String sure = sure(of.share);
        int better =
                (int) likely.stream().filter(other -> other.share > of.share).count();
        List<At> here = mentions(of, sentence);
        boolean none = here.isEmpty();
        boolean any = likely.stream().anyMatch(other -> other.share > 0.3 && isAt(other, sentence));
        all.add("is:" + sure);
        all.add("better:" + few(better));
        all.add("better:" + few(better) + sure);
        if (none) {
            all.add("here:no" + any);
            all.add("here:no" + any + sure);
        }
        here.forEach(at -> here(of, at, sentence, from, to, sure, all));
        all.add("last:" + last(of, sentence) + none + any + sure);
        recent(of, sentence, none, any, sure, all);
        int heading = document.headingOf(sentence);
        if (heading >= 0) {
            all.add("heading:" + isNamed(of, heading) + none + any
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
        all.add("ours:" + ours + few(better) + none);
        all.add("form:" + reading.sentence().form() + none + sure);
        forms(of, sure, all);
        for (String clue : List.copyOf(all)) {
            if (clue.startsWith("here:")) {
                all.add(clue + "|" + kind);
            }
        }
        if (rule != null) {
            boolean chosen = isSame(of, rule.organisation());
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

    private static boolean isAt(Candidate of, int sentence) {
        List<At> found = new ArrayList<>();
        add(of, sentence, found);
        return !found.isEmpty();
    }

    private void here(Candidate of, At at, int sentence, int from, int to, String sure, Set<String> all) {
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
        for (Candidate other : likely) {
            if (other.share > NAMED && !of.isRelated(other)) {
                List<At> there = new ArrayList<>();
                add(other, sentence, there);
                nearer += (int) there.stream()
                        .filter(place -> reading.distance(from, to, place.from(), place.to()) < distance)
                        .count();
            }
        }
        all.add("nearer:" + side + Math.min(nearer, 2) + sure);
    }

    /** How many sentences ago it was named. */
    private String last(Candidate of, int sentence) {
        int paragraph = document.readings().get(sentence).sentence().paragraph();
        for (int i = sentence - 1; i >= 0 && i >= sentence - RECENT; i--) {
            if (isNamed(of, i)) {
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
            boolean own = isNamed(of, i);
            if (own || likely.stream().anyMatch(other -> other.share > 0.3 && isAt(other, before))) {
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
        all.add("kin:" + sure + sure(best) + longer);
        all.add("kinbest:" + (of.share >= best) + longer + few(of.count()) + few(count));
    }
}
