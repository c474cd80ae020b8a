package dev.tandem.metrics.claims;

/** How it is known whom a claim is about. */
public enum Naming {
    /** The sentence names it. */
    EXPLICIT("explicit"),
    /** The sentence says "the bank" or "das Unternehmen". */
    COREFERENCE("coreference"),
    /** The sentence names nobody: it goes on about whom the sentences before were about. */
    CARRIED_OVER("carriedOver");

    private final String wireName;

    Naming(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
