package dev.tandem.metrics.kafka;

/** So much failed in a row that it cannot be the events: nothing of it is set aside, and someone has to look. */
final class NothingStorableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingStorableException(int inARow, Throwable cause) {
        super("%d in a row could not be stored, and none between them".formatted(inARow), cause);
    }
}
