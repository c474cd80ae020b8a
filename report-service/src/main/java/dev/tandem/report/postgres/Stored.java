package dev.tandem.report.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists out of JSON columns. */
final class Stored {
    static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private Stored() {}

    static <T> List<T> read(ObjectMapper json, @Nullable String column, TypeReference<List<T>> type)
            throws SQLException {
        if (column == null) {
            return List.of();
        }
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a JSON column does not hold what its view promises", "22000", e);
        }
    }
}
