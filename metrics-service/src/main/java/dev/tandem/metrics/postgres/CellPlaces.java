package dev.tandem.metrics.postgres;

import dev.tandem.metrics.ChangedCell.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of slices by their number. They never change, nor does the time zone of an organisation that has cells, so
 * those asked for of late are remembered.
 */
final class CellPlaces {
    private static final int REMEMBERED = 100_000;
    private static final String READ = """
            select s.id, o.organisation, o.time_zone, s.handler, s.channel, s.language, s.topic, s.complexity, s.market,
                   s.reason
              from slice s join organisation o on o.id = s.organisation_id
             where s.id = any(?)
            """;

    private final Map<Integer, Place> remembered = new LinkedHashMap<>(1024, 0.75f, true);

    /** The place of each slice. */
    synchronized Map<Integer, Place> of(Collection<Integer> slices, Connection connection) throws SQLException {
        Map<Integer, Place> places = new HashMap<>();
        for (Integer slice : slices) {
            Place place = remembered.get(slice);
            if (place != null) {
                places.put(slice, place);
            }
        }
        Object[] unknown =
                slices.stream().filter(slice -> !places.containsKey(slice)).toArray();
        if (unknown.length > 0) {
            Map<Integer, Place> read = read(unknown, connection);
            places.putAll(read);
            remember(read);
        }
        return places;
    }

    private static Map<Integer, Place> read(Object[] slices, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("int4", slices));
            Map<Integer, Place> places = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.put(
                            rows.getInt(1),
                            new Place(
                                    SliceTable.shared(rows, 2),
                                    SliceTable.shared(rows, 3),
                                    SliceTable.shared(rows, 4),
                                    SliceTable.shared(rows, 5),
                                    SliceTable.shared(rows, 6),
                                    SliceTable.shared(rows, 7),
                                    SliceTable.shared(rows, 8),
                                    SliceTable.shared(rows, 9),
                                    SliceTable.shared(rows, 10)));
                }
            }
            return places;
        }
    }

    private void remember(Map<Integer, Place> read) {
        remembered.putAll(read);
        var oldest = remembered.keySet().iterator();
        while (remembered.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }
}
