package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of an article with what speaks for somebody bearing one of whom something is claimed, and for the article being
 * about it.
 */
final class Who {
    /** So many of its places tell what a name is: all those of a long article would outweigh everything else. */
    private static final int TELLING = 5;

    private static final int MOST = 14;
    private static final double UNLIKELY = 0.01;
    private static final double PEER = 0.25;
    /** More than an article has; each name is held against all of them. */
    private static final int MOST_PEERS = 200;

    private static final double FURTHEST = 8;
    private static final int AROUND = 3;

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

    private final Document document;
    private final List<Candidate> candidates;
    private boolean registered;
    private boolean wellKnown;
    private final @Nullable String publisher;
    private final int[] claimish;
    private final int[] counts;
    private final int mostCounted;
    private final int mostAlone;
    private List<Candidate> peers = List.of();
    private List<Candidate> likely = List.of();

    Who(Document document, ArticleText article) {
        this.document = document;
        this.publisher = article.publisher() == null ? null : Words.norm(article.publisher());
        this.claimish = document.readings().stream()
                .mapToInt(reading -> (int) CLAIMED.stream().filter(reading::has).count())
                .toArray();
        Candidates names = new Candidates(document, article);
        this.candidates = names.all();
        this.registered = names.isAnyRegistered();
        this.counts = candidates.stream().mapToInt(Candidate::count).sorted().toArray();
        this.mostCounted = Math.max(1, counts.length == 0 ? 1 : counts[counts.length - 1]);
        this.mostAlone =
                Math.max(1, candidates.stream().mapToInt(of -> of.alone).max().orElse(1));
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** Those that are not out of the question, after {@link #judge}. */
    List<Candidate> likely() {
        return likely;
    }

    /** Where nobody is registered, whom everybody knows is taken for it; has to come before names are judged. */
    void recognise(WellKnown known) {
        if (registered) {
            return;
        }
        for (Candidate of : candidates) {
            String written = known.written(of.key);
            if (written != null) {
                of.written = written.endsWith("'s") ? written : of.written;
                of.register();
                registered = true;
                wellKnown = true;
            }
        }
    }

    /** Gives every name how likely claims are about its bearer, and how likely the article is. */
    void judge(Network types, Network main) {
        judgeTypes(types);
        judgeMain(main);
    }

    void judgeTypes(Network types) {
        candidates.forEach(of -> of.type = Network.softmax(types.scores(name(of)))[1]);
        peers = candidates.stream()
                .filter(of -> of.type >= PEER && !of.at.isEmpty())
                .limit(MOST_PEERS)
                .toList();
    }

    void judgeMain(Network main) {
        double[] scores =
                candidates.stream().mapToDouble(of -> main.score(about(of))).toArray();
        double most = Arrays.stream(scores).max().orElse(0);
        double[] shares = Network.softmax(scores);
        for (int i = 0; i < scores.length; i++) {
            candidates.get(i).share = shares[i];
            candidates.get(i).behind = Math.max(-FURTHEST, scores[i] - most);
        }
        likely = candidates.stream()
                .sorted((a, b) -> Double.compare(b.share, a.share))
                .limit(MOST)
                .filter(of -> of.share >= UNLIKELY)
                .toList();
    }

    /** Numbers up to three as they are, larger ones roughly. */
    static String few(int count) {
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
        of.at.stream().limit(TELLING).forEach(at -> around(of, at, all));
        String[] words = of.key.split(" ", -1);
        for (String word : words) {
            all.add((words.length == 1 ? "only:" : "own:") + word);
        }
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
        if (registered) {
            all.add("known:" + of.registered);
            all.add("known:" + of.registered + few(count));
        }
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
        int headed = 0;
        int filling = 0;
        for (Candidate.At at : of.at) {
            Reading reading = document.readings().get(at.sentence());
            headed += reading.sentence().form() == Sentence.Form.HEADING ? 1 : 0;
            filling += at.from() == 0 && at.to() + 1 >= reading.size() ? 1 : 0;
        }
        all.add("headed:" + part(headed, count) + part(filling, count));
        if (!of.at.isEmpty()) {
            Candidate.At first = of.at.get(0);
            all.add("first:" + few(first.sentence()));
            all.add("first:" + few(first.sentence()) + (first.from() == 0));
        }
        return all;
    }

    private void around(Candidate of, Candidate.At at, Set<String> all) {
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
            "known:",
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
        for (Candidate.At at : of.at) {
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
            Candidate.At a = other.at.get(0);
            Candidate.At b = of.at.get(0);
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

    static String sure(double share) {
        return share < 0.05
                ? "0"
                : share < 0.2 ? "1" : share < 0.5 ? "2" : share < 0.8 ? "3" : share < 0.95 ? "4" : "5";
    }

    /** Whether it is known here; null when the article names nobody who is. */
    Candidate.@Nullable Registered registered(Candidate of) {
        return registered ? of.registered : null;
    }

    /** Whether nobody is registered, but somebody is known everywhere. */
    boolean isWellKnown() {
        return wellKnown;
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
        for (Candidate other : candidates) {
            next = of.isRelated(other) ? next : Math.max(next, other.behind);
        }
        return of.behind - next;
    }
}
