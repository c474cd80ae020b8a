package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name and where it stands, a genitive's s taken off; what is judged of it is what {@link Who} judges. */
final class Candidate {
    /** Whether it is that of an organisation known here, a part or a longer form of one, or neither. */
    enum Registered {
        SELF,
        RELATIVE,
        OTHER
    }

    record At(int sentence, int from, int to) {}

    private static final int MOST = 14;

    final String key;
    String written;
    final List<At> at = new ArrayList<>();
    final Set<Candidate> longer = new LinkedHashSet<>();
    final Set<Candidate> shorter = new LinkedHashSet<>();
    /** The abbreviation, or what it stands for; null when there is none. */
    @Nullable
    String otherForm;

    boolean titled;
    boolean lower;
    Registered registered = Registered.OTHER;
    int alone;
    int left;
    int right;
    int inner;
    int named;
    List<String> clues = List.of();
    double type;
    double share;
    double behind;

    Candidate(String key, String written) {
        this.key = key;
        this.written = written;
    }

    String written() {
        return written;
    }

    int count() {
        return at.size();
    }

    /** It is known here; what begins or ends like it is related. */
    void register() {
        registered = Registered.SELF;
        List.of(longer, shorter).forEach(relatives -> relatives.stream()
                .filter(other -> other.registered == Registered.OTHER)
                .forEach(other -> other.registered = Registered.RELATIVE));
    }

    boolean isRelated(Candidate other) {
        return other == this || longer.contains(other) || shorter.contains(other);
    }

    /** It stands there as a part of another word. */
    void addIn(At compound) {
        at.add(compound);
        inner++;
    }

    void sort() {
        at.sort(Comparator.comparingInt(At::sentence).thenComparingInt(At::from));
    }

    /** The other one is a form of this one. */
    void takeOver(Candidate form) {
        at.addAll(form.at);
        sort();
        alone += form.alone;
        left += form.left;
        right += form.right;
        inner += form.inner;
        named += form.named;
    }

    /** Where it stands in the sentence, in any of its forms. */
    List<At> mentions(int sentence) {
        List<At> found = new ArrayList<>();
        add(sentence, found);
        longer.forEach(other -> other.add(sentence, found));
        shorter.forEach(other -> other.add(sentence, found));
        return found.size() <= MOST ? found : found.subList(0, MOST);
    }

    private void add(int sentence, List<At> found) {
        int low = 0;
        int high = at.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at.get(middle).sentence() < sentence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < at.size() && at.get(i).sentence() == sentence; i++) {
            found.add(at.get(i));
        }
    }

    /** Whether it begins at this token in just this form. */
    boolean isAt(int sentence, int from) {
        return at(sentence).stream().anyMatch(at -> at.from() == from);
    }

    /** Where it stands in the sentence in just this form. */
    List<At> at(int sentence) {
        List<At> found = new ArrayList<>();
        add(sentence, found);
        return found;
    }

    /** Whether the sentence names it, in any of its forms. */
    boolean isNamed(int sentence) {
        return !mentions(sentence).isEmpty();
    }

    /** Whether one is the other's name or a part of it. */
    boolean isSame(String name) {
        String one = " " + key + " ";
        String norm = Words.norm(name);
        String two = " " + norm + " ";
        return one.contains(two) || two.contains(one) || norm.equals(otherForm);
    }
}
