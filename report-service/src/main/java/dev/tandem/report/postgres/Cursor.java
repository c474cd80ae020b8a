package dev.tandem.report.postgres;

import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Listing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Where a page ended, as an opaque word for addresses. */
final class Cursor {
    private Cursor() {}

    /** The page made of its rows and, when there are more, one row beyond. */
    static <T> Listing<T> page(List<T> rows, int size, Function<T, String> position) {
        if (rows.size() <= size) {
            return new Listing<>(rows, null);
        }
        String last = position.apply(rows.get(size - 1));
        return new Listing<>(
                rows.subList(0, size),
                Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    /** The position that a cursor stands for. */
    static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }
}
