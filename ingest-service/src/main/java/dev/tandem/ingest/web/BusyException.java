package dev.tandem.ingest.web;

/** Says that a host is busy with us. */
final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;

    BusyException() {
        super("busy", null, false, false);
    }
}
