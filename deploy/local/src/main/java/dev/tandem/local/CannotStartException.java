package dev.tandem.local;

import org.jspecify.annotations.Nullable;

/** Why Tandem does not start here and now, in one plain sentence for the person who started it. */
public final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public CannotStartException(String sentence) {
        this(sentence, null);
    }

    public CannotStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** The sentence. */
    public String sentence() {
        return sentence;
    }
}
