package dev.tandem.ingest.web;

/** Says in a sentence without its subject why a server gave no answer. */
final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    private UnreachableException(String problem, boolean refused) {
        super(problem, null, false, false);
        this.refused = refused;
    }

    /** The server did not answer as it should. */
    static UnreachableException because(String problem) {
        return new UnreachableException(problem, false);
    }

    /** It was not asked, since it must not be. */
    static UnreachableException refused(String problem) {
        return new UnreachableException(problem, true);
    }

    /** Whether it must not be asked. */
    boolean isRefused() {
        return refused;
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
