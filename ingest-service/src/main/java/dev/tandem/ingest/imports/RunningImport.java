package dev.tandem.ingest.imports;

import java.time.Instant;

/**
 * An import that goes on now.
 *
 * @param rows those of the file; 0 until it was read for the first time
 * @param safe those of them that are done
 */
public record RunningImport(String mapping, String organisation, Instant startedAt, long rows, long safe) {
    RunningImport with(long nowRows, long nowSafe) {
        return new RunningImport(mapping, organisation, startedAt, nowRows, nowSafe);
    }
}
