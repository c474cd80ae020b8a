package dev.tandem.ingest.imports;

import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.ContentHash;
import dev.tandem.ingest.EventLog;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a file twice: first to its end, to see whether all of it can be read and without doubt; then row by row, to take
 * in the events that its rows become, a thousand or so at a time. So a file that cannot be read leaves nothing behind.
 */
@Singleton
public class Importer {
    private final Acceptance acceptance;
    private final EventLog log;
    private final ImportsLimits limits;
    private final Journal journal;
    private final Map<String, RunningImport> running = new ConcurrentHashMap<>();

    Importer(Acceptance acceptance, EventLog log, ImportsLimits limits, Spool spool) {
        this.acceptance = acceptance;
        this.log = log;
        this.limits = limits;
        this.journal = new Journal(spool.directory());
    }

    /** The imports that go on now. */
    public List<RunningImport> running() {
        return List.copyOf(running.values());
    }

    /**
     * Imports a file; returns once everything in it is safe. A file that is imported again counts once; one whose import
     * was broken off is taken up where that was, unless the request says where to begin.
     *
     * @throws UncheckedIOException when the disk does not give it back
     * @throws dev.tandem.ingest.EventLogUnavailableException when it is not certain that all of it is safe
     */
    public ImportOutcome run(Mapping mapping, Spooled file, ImportRequest request) {
        String key = ContentHash.of(List.of(
                file.hash(),
                mapping.content(),
                request.organisation(),
                String.valueOf(request.firstRow()),
                String.valueOf(request.encoding())));
        RunningImport started = new RunningImport(mapping.name(), request.organisation(), acceptance.now(), 0, 0);
        if (!request.dryRun() && running.putIfAbsent(key, started) != null) {
            return new ImportOutcome.Running();
        }
        try {
            return new FileImport(mapping, file, request, limits, acceptance, log, notes(key, request)).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!request.dryRun()) {
                running.remove(key);
            }
        }
    }

    /** Where an import notes how far it has come; a dry run does not, nor one that was told where to begin. */
    private FileImport.Notes notes(String key, ImportRequest request) {
        boolean kept = !request.dryRun() && request.fromRow() == null;
        return new FileImport.Notes() {
            @Override
            public Journal.Safe read() {
                return kept ? journal.read(key) : Journal.NOTHING;
            }

            @Override
            public void safe(long rowsOfFile, Journal.Safe safe) {
                running.computeIfPresent(key, (same, one) -> one.with(rowsOfFile, safe.rows()));
                if (kept) {
                    journal.write(key, safe);
                }
            }

            @Override
            public void done() {
                if (kept) {
                    journal.remove(key);
                }
            }
        };
    }
}
