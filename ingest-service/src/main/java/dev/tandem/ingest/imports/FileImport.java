package dev.tandem.ingest.imports;

import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.EventLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The import of one file. */
final class FileImport {
    private final Mapping mapping;
    private final Spooled file;
    private final ImportRequest request;
    private final Dialect dialect;
    private final ImportsLimits limits;
    private final Acceptance acceptance;
    private final EventLog log;
    private final Notes notes;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** What is noted about it while it goes on. */
    interface Notes {
        /** How far an earlier import of the same file had come. */
        Journal.Safe read();

        /** This far it has come, of so many rows. */
        void safe(long rowsOfFile, Journal.Safe safe);

        /** It has come to its end. */
        void done();
    }

    FileImport(
            Mapping mapping,
            Spooled file,
            ImportRequest request,
            ImportsLimits limits,
            Acceptance acceptance,
            EventLog log,
            Notes notes) {
        this.mapping = mapping;
        this.file = file;
        this.request = request;
        this.dialect = request.encoding() == null
                ? mapping.dialect()
                : mapping.dialect().in(request.encoding());
        this.limits = limits;
        this.acceptance = acceptance;
        this.log = log;
        this.notes = notes;
    }

    /** @throws IOException when the disk does not give the file back */
    ImportOutcome run() throws IOException {
        Inspection inspection;
        try (InputStream bytes = unpacked();
                CsvTable table = new CsvTable(bytes, dialect)) {
            ImportOutcome bad = locate(table.header());
            if (bad != null) {
                return bad;
            }
            inspection = Inspection.of(mapping, table, places, request.firstRow());
            Unpacked.requireEnd(bytes);
        } catch (UnreadableException unreadable) {
            return new ImportOutcome.Refused(List.of(placed(unreadable.flaw())));
        }
        if (!inspection.flaws().isEmpty()) {
            return new ImportOutcome.Refused(inspection.flaws());
        }
        if (inspection.rows() == 0) {
            return new ImportOutcome.Refused(List.of(Flaw.ofFile("holds a header, but no row")));
        }
        return take(inspection);
    }

    private InputStream unpacked() throws IOException {
        return Unpacked.of(file.bytes(), request.gzipped(), limits.maxUnpackedBytes());
    }

    /** Finds the columns of the mapping; what keeps the file from being read when they are not all there once. */
    private @Nullable ImportOutcome locate(List<String> header) {
        if (header.isEmpty()) {
            return new ImportOutcome.Empty();
        }
        List<String> absent = mapping.columns().stream()
                .filter(column -> !header.contains(column))
                .toList();
        if (!absent.isEmpty()) {
            return new ImportOutcome.MissingColumns(absent);
        }
        List<Flaw> flaws = new ArrayList<>();
        for (String column : mapping.columns()) {
            int first = header.indexOf(column);
            places.put(column, first);
            if (header.lastIndexOf(column) != first) {
                flaws.add(Flaw.ofHeader(
                        column,
                        "stands there more than once, as columns " + (first + 1) + " and "
                                + (header.lastIndexOf(column) + 1)));
            }
        }
        return flaws.isEmpty() ? null : new ImportOutcome.Refused(flaws);
    }

    /** With the row's number in the file, and the column's name where the mapping knows one. */
    private Flaw placed(Flaw flaw) {
        long row = flaw.row() < 1 ? flaw.row() : flaw.row() + request.firstRow() - 1;
        String column = places.entrySet().stream()
                .filter(place -> String.valueOf(place.getValue() + 1).equals(flaw.column()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(flaw.column());
        return new Flaw(row, column, flaw.reason());
    }

    private ImportOutcome take(Inspection inspection) throws IOException {
        Journal.Safe before = notes.read();
        RowIntake intake = take(inspection, before);
        if (!intake.agrees()) {
            // what was refused then is acceptable now: only all of it again is right
            before = Journal.NOTHING;
            intake = take(inspection, before);
        }
        notes.done();
        return intake.done();
    }

    private RowIntake take(Inspection inspection, Journal.Safe before) throws IOException {
        try (InputStream bytes = unpacked();
                CsvTable table = new CsvTable(bytes, dialect)) {
            Row.Context context = new Row.Context(table.encoding(), inspection.orders());
            RowIntake intake = new RowIntake(mapping, request, context, acceptance, log, before);
            intake.report(safe -> notes.safe(inspection.rows(), safe));
            intake.describe(table.header().size(), ordersByColumn(inspection));
            table.want(Set.copyOf(places.values()));
            for (CsvTable.Line line = table.next(); line != null && intake.agrees(); line = table.next()) {
                intake.take(line, Inspection.fields(line, places));
            }
            if (intake.agrees()) {
                intake.flush();
            }
            return intake;
        }
    }

    private Map<String, String> ordersByColumn(Inspection inspection) {
        Map<String, String> orders = new TreeMap<>();
        inspection.orders().forEach((value, order) -> {
            String column = mapping.columnOf(value);
            if (column != null) {
                orders.put(column, order.words());
            }
        });
        return orders;
    }
}
