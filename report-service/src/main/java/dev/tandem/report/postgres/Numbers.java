package dev.tandem.report.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads arrays of whole numbers. */
final class Numbers {
    private Numbers() {}

    /** The numbers of a column of {@code smallint[]} or {@code integer[]}; none where it is null. */
    static int[] of(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        if (array == null) {
            return new int[0];
        }
        Object[] boxed = (Object[]) array.getArray();
        int[] numbers = new int[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            numbers[i] = ((Number) boxed[i]).intValue();
        }
        return numbers;
    }
}
