package dev.tandem.report.http;

import dev.tandem.report.Question;
import dev.tandem.report.Row;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows as CSV (RFC 4180) that a spreadsheet cannot take for a formula. */
final class Csv {
    /** The media type. */
    static final String MEDIA_TYPE = "text/csv";

    private Csv() {}

    /** A line of names, then a line for every row; a name for each dimension that was grouped by. */
    static String of(Question question, List<Row> rows) {
        StringBuilder csv = new StringBuilder();
        Set<String> names =
                new LinkedHashSet<>(List.of("value", "n", "numerator", "denominator", "low", "high", "median", "p90"));
        rows.forEach(row -> names.addAll(numbers(row).keySet()));
        List<String> header = new ArrayList<>(List.of("period"));
        header.addAll(question.groupNames());
        header.addAll(names);
        header.addAll(List.of("mature", "suppressed"));
        line(csv, header);
        for (Row row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(IndicatorAnswer.period(row));
            cells.addAll(row.group());
            Map<String, @Nullable Object> numbers = numbers(row);
            names.forEach(name -> cells.add(numbers.get(name)));
            cells.add(row.mature());
            cells.add(row.suppressed());
            line(csv, cells);
        }
        return csv.toString();
    }

    /** All numbers of a row, those of parts behind the part's name: {@code ai.mean} for instance. */
    private static Map<String, @Nullable Object> numbers(Row row) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>(IndicatorAnswer.numbers(row.estimate()));
        row.parts().forEach(part -> IndicatorAnswer.numbers(part)
                .forEach((name, value) -> numbers.put(part.key() + "." + name, value)));
        IndicatorAnswer.remarks(row.remark()).forEach((name, value) -> {
            if (value instanceof Map<?, ?> members) {
                members.forEach((member, number) -> numbers.put(name + "." + member, number));
            } else {
                numbers.put(name, value);
            }
        });
        return numbers;
    }

    private static void line(StringBuilder csv, Collection<? extends @Nullable Object> cells) {
        String separator = "";
        for (Object cell : cells) {
            csv.append(separator).append(cell(cell));
            separator = ",";
        }
        csv.append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        // JSON tells the seconds, too, though there are none
        String text = value instanceof OffsetDateTime time
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
                : value.toString();
        if (value instanceof Number) {
            return text;
        }
        // a spreadsheet would run what begins like a formula; the tab and the return count too (OWASP)
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
