package dev.tandem.metrics.claims;

/** How exactly a quantity is told. */
public enum Bound {
    EXACT("exact"),
    ABOUT("about"),
    AT_LEAST("atLeast"),
    AT_MOST("atMost"),
    /** Told by its size only: "hundreds". */
    VAGUE("vague");

    private final String wireName;

    Bound(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
