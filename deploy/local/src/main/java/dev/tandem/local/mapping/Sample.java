package dev.tandem.local.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The beginning of a file as a table.
 *
 * @param separator between the columns
 * @param quote around fields
 * @param skip lines before the header
 * @param header names of the columns, without spaces around them
 * @param rows those that have as many fields as the header, without spaces around the fields
 */
record Sample(char separator, char quote, int skip, List<String> header, List<List<String>> rows) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final List<Character> QUOTES = List.of('"', '\'');
    private static final int MOST_ROWS = 1000;
    private static final int MOST_SKIPPED = 20;

    Sample {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** The one of all ways to read the text in which most rows have the same number of fields, and most fields. */
    static Sample of(String text) {
        Sample best = new Sample(',', '"', 0, List.of(), List.of());
        for (char quote : QUOTES) {
            for (char separator : SEPARATORS) {
                Sample read = read(text, separator, quote);
                best = read.fit() > best.fit() ? read : best;
            }
        }
        return best;
    }

    /** How well it fits: rows that are whole, but one column is no table, and every odd quote in a field a sign against it. */
    private long fit() {
        long stray = rows.stream()
                .flatMap(List::stream)
                .filter(field -> field.length() > 1
                        && (field.startsWith("'") || field.startsWith("\""))
                        && field.charAt(0) == field.charAt(field.length() - 1))
                .count();
        long columns = header.size();
        return columns == 0
                ? 0
                : (rows.size() + 1) * Math.min(columns, 2) * 1000L + Math.min(columns, 900) - 10 * stray;
    }

    private static Sample read(String text, char separator, char quote) {
        List<List<String>> records = records(text, separator, quote);
        int width = commonWidth(records);
        int first = 0;
        while (first < records.size()
                && first < MOST_SKIPPED
                && records.get(first).size() != width) {
            first++;
        }
        if (first >= records.size() || records.get(first).size() != width) {
            return new Sample(separator, quote, 0, List.of(), List.of());
        }
        List<List<String>> rows = records.subList(first + 1, records.size()).stream()
                .filter(record -> record.size() == width)
                .map(record -> record.stream().map(String::strip).toList())
                .toList();
        List<String> header = records.get(first).stream().map(String::strip).toList();
        return new Sample(separator, quote, first, header, rows);
    }

    /** Lines before the header hold no quotes over several lines, so that a record there is a line. */
    private static List<List<String>> records(String text, char separator, char quote) {
        List<List<String>> records = new ArrayList<>();
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try {
            for (CsvRecord record : builder.ofCsvRecord(text)) {
                if (records.size() > MOST_ROWS) {
                    return records;
                }
                records.add(record.getFields());
            }
        } catch (CsvParseException wrongQuote) {
            return records;
        }
        return records;
    }

    private static int commonWidth(List<List<String>> records) {
        Map<Integer, Integer> counts = new HashMap<>();
        records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The fields of a column that hold something. */
    List<String> column(int place) {
        return rows.stream()
                .map(row -> row.get(place))
                .filter(field -> !field.isEmpty() && !UNKNOWN.contains(field))
                .toList();
    }

    /** What stands in files where nothing is known. */
    static final List<String> UNKNOWN = List.of("?", "-", "NULL", "null", "N/A", "n/a", "NaN", "None", "\\N");

    /** Those of the above that this one holds. */
    List<String> unknown() {
        return UNKNOWN.stream()
                .filter(mark -> rows.stream().anyMatch(row -> row.contains(mark)))
                .toList();
    }
}
