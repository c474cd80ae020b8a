package dev.tandem.ingest.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first reading of a file: whether it can be read to its end, and what only the whole of it tells.
 *
 * @param rows how many it has
 * @param orders of day and month, by value, where the mapping leaves that to the file
 * @param flaws why it cannot be taken, empty when it can
 */
record Inspection(long rows, Map<String, DayOrder> orders, List<Flaw> flaws) {

    /**
     * Reads a table to its end.
     *
     * @throws UnreadableException when that is not possible
     */
    static Inspection of(Mapping mapping, CsvTable table, Map<String, Integer> places, long firstRow)
            throws IOException {
        Map<String, Computed.Columns> times = mapping.times();
        Map<String, OrderTally> tallies = new TreeMap<>();
        times.keySet().forEach(name -> tallies.put(name, new OrderTally()));
        Map<String, Integer> wanted = new LinkedHashMap<>(places);
        wanted.keySet().removeIf(column -> times.values().stream()
                .noneMatch(time -> time.names().contains(column)));
        table.want(Set.copyOf(wanted.values()));
        Row.Context context = new Row.Context(table.encoding(), Map.of());
        long rows = 0;
        for (CsvTable.Line line = table.next(); line != null; line = table.next()) {
            long number = firstRow + rows++;
            if (line.width() != table.header().size() || times.isEmpty()) {
                continue;
            }
            Row row = new Row(mapping, context, fields(line, wanted));
            times.forEach((name, time) -> tally(number, row, time, tallies.get(name)));
        }
        return new Inspection(rows, orders(times, tallies), flaws(times, tallies));
    }

    static Map<String, String> fields(CsvTable.Line line, Map<String, Integer> places) {
        Map<String, String> fields = new LinkedHashMap<>();
        places.forEach((column, place) ->
                fields.put(column, line.fields().getOrDefault(place, "").strip()));
        return fields;
    }

    private static void tally(long number, Row row, Computed.Columns time, @Nullable OrderTally tally) {
        String text = row.text(time);
        TimeFormat format = time.format();
        OrderTally.Numbers numbers = text == null || format == null ? null : format.numbers(text);
        if (numbers != null && tally != null) {
            tally.add(number, numbers);
        }
    }

    private static Map<String, DayOrder> orders(Map<String, Computed.Columns> times, Map<String, OrderTally> tallies) {
        Map<String, DayOrder> orders = new TreeMap<>();
        tallies.forEach((name, tally) -> {
            DayOrder order = declared(times.get(name));
            DayOrder found = order == null ? tally.found() : order;
            if (found != null) {
                orders.put(name, found);
            }
        });
        return orders;
    }

    private static List<Flaw> flaws(Map<String, Computed.Columns> times, Map<String, OrderTally> tallies) {
        List<Flaw> flaws = new ArrayList<>();
        tallies.forEach((name, tally) -> {
            Computed.Columns time = times.get(name);
            Flaw flaw = time == null
                    ? null
                    : tally.flaw(declared(time), time.names().get(0));
            if (flaw != null) {
                flaws.add(flaw);
            }
        });
        return flaws;
    }

    private static @Nullable DayOrder declared(Computed.@Nullable Columns time) {
        TimeFormat format = time == null ? null : time.format();
        return format == null ? null : format.declared();
    }
}
