package dev.tandem.ingest.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps of the fields of a row what is wanted, within bounds. */
final class LineHandler extends AbstractBaseCsvCallbackHandler<CsvTable.Line> {
    /** The most characters of a row that are kept. */
    static final int MOST_KEPT = 4_000_000;

    private boolean all;
    private Set<Integer> wanted = Set.of();
    private Map<Integer, String> fields = new HashMap<>();
    private long number;
    private int width;
    private int kept;
    private boolean tooLarge;
    private boolean severalLines;

    void wantAll() {
        all = true;
    }

    void want(Set<Integer> columns) {
        all = false;
        wanted = Set.copyOf(columns);
    }

    /** The row that is read next has this number. */
    void begin(long next) {
        number = next;
    }

    /** How many fields of the row have been read. */
    int width() {
        return width;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = new HashMap<>();
        width = 0;
        kept = 0;
        tooLarge = false;
        severalLines = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        width = index + 1;
        tooLarge |= length > CsvTable.MOST_CHARACTERS;
        severalLines |= quoted && holdsLineEnd(buffer, offset, length);
        if (!(all ? index < CsvTable.MOST_COLUMNS : wanted.contains(index))) {
            return;
        }
        kept += length;
        tooLarge |= kept > MOST_KEPT;
        if (!tooLarge) {
            fields.put(index, new String(buffer, offset, length));
        }
    }

    private static boolean holdsLineEnd(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    protected CsvTable.Line buildRecord() {
        return new CsvTable.Line(number, width, fields, tooLarge, severalLines);
    }
}
