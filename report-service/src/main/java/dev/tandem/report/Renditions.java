package dev.tandem.report;

import java.util.function.Supplier;

/** Answers that were made already. Forgets the least used, never tells one for another. */
public interface Renditions {
    /**
     * The answer of an edition. Made when it is not known; who asks for it meanwhile waits for it, and gets what
     * making it threw. What was thrown is not kept.
     */
    Rendition get(Edition edition, Supplier<byte[]> maker);
}
