package dev.tandem.report;

import java.util.function.Supplier;

/** The data as they are at one moment, so that what is read one after the other agrees with each other. */
public interface Snapshots {
    /** Does the work; whatever it reads, it reads as of one moment. Within another one it is part of that one. */
    <T> T read(Supplier<T> work);
}
