package dev.tandem.events;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one event, in reading order; bounded, since a sender can do wrong in every byte. */
final class Violations {
    private static final int MAX = 50;

    private final List<Violation> listed = new ArrayList<>(0);
    private int count;

    void add(String pointer, String reason) {
        add(new Violation(pointer, reason));
    }

    void add(Violation violation) {
        count++;
        if (listed.size() < MAX) {
            listed.add(violation);
        }
    }

    int count() {
        return count;
    }

    List<Violation> toList() {
        List<Violation> all = new ArrayList<>(listed);
        if (count > MAX) {
            all.add(new Violation("", "has " + (count - MAX) + " more violations than are listed"));
        }
        return List.copyOf(all);
    }
}
