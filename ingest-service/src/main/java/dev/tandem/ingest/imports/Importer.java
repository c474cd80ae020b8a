package dev.tandem.ingest.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tandem.ingest.Acceptance;
import dev.tandem.ingest.EventLog;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads a file row by row and takes in the events that its rows become, a thousand or so at a time. */
@Singleton
public class Importer {
    private static final int MAX_FIELD_CHARACTERS = 1 << 20;

    private final Acceptance acceptance;
    private final EventLog log;

    Importer(Acceptance acceptance, EventLog log) {
        this.acceptance = acceptance;
        this.log = log;
    }

    /**
     * Imports a file; returns once everything in it is safe. A file that is imported again counts once.
     *
     * @param csv in UTF-8, with a header
     * @param firstRow the number of its first row, when it is a part of a file
     * @throws UncheckedIOException when it cannot be read to its end; what came before may have been taken
     * @throws dev.tandem.ingest.EventLogUnavailableException when it is not certain that all of it is safe
     */
    @SuppressWarnings("removal") // one stray quote must not end an import, and fastcsv names no other way
    public ImportOutcome run(Mapping mapping, InputStream csv, String organisation, long firstRow) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(mapping.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(MAX_FIELD_CHARACTERS);
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            return run(mapping, reader.iterator(), new RowIntake(mapping, organisation, firstRow, acceptance, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportOutcome run(Mapping mapping, Iterator<CsvRecord> records, RowIntake intake) {
        Map<String, Integer> positions;
        int width;
        try {
            if (!records.hasNext()) {
                return new ImportOutcome.Empty();
            }
            List<String> header = records.next().getFields();
            positions = positions(header);
            width = header.size();
        } catch (CsvParseException endlessHeader) {
            return new ImportOutcome.MissingColumns(mapping.columns());
        }
        List<String> absent = mapping.columns().stream()
                .filter(column -> !positions.containsKey(column))
                .toList();
        if (!absent.isEmpty()) {
            return new ImportOutcome.MissingColumns(absent);
        }
        try {
            while (records.hasNext()) {
                intake.take(records.next().getFields(), positions, width);
            }
        } catch (CsvParseException tooLong) {
            intake.end("cannot be read as CSV; the file was not read behind it");
        }
        return intake.done();
    }

    private static Map<String, Integer> positions(List<String> header) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = i == 0 ? header.get(i).replaceFirst("^\ufeff", "") : header.get(i);
            positions.putIfAbsent(name.strip(), i);
        }
        return positions;
    }
}
