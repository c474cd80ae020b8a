package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvChunksTest {
    private static final int MAX_RECORD = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 200, 100_000})
    void cutBetweenRecordsOnlyAndLoseNothingWhateverTheFileHolds(int enough) throws Exception {
        Random random = new Random(enough);
        for (int file = 0; file < 300; file++) {
            Table table = Table.random(random);

            List<CsvChunks.Chunk> chunks = chunks(table.text(), enough);

            long next = 1;
            for (CsvChunks.Chunk chunk : chunks) {
                assertThat(chunk.firstRow()).isEqualTo(next);
                List<String> rows = table.rows.subList((int) next - 1, (int) next - 1 + chunk.rows());
                assertThat(text(chunk)).isEqualTo(table.header + String.join("", rows));
                next += chunk.rows();
            }
            assertThat(next - 1).isEqualTo(table.rows.size());
        }
    }

    @Test
    void takeNoOtherRecordOnceAPieceIsLargeEnough() throws Exception {
        List<CsvChunks.Chunk> chunks = chunks("a,b\n1,2\n3,4\n5,6\n", 10);

        assertThat(chunks.stream().map(CsvChunksTest::text)).containsExactly("a,b\n1,2\n3,4\n", "a,b\n5,6\n");
    }

    @Test
    void sendAnOversizedRecordAlone() throws Exception {
        String large = "x".repeat(5000) + ",1\n";

        assertThat(chunks("a,b\n" + large + "2,2\n", 100).stream().map(CsvChunksTest::text))
                .containsExactly("a,b\n" + large, "a,b\n2,2\n");
    }

    @Test
    void dropTheByteOrderMarkAndEmptyLines() throws Exception {
        assertThat(chunks("\uFEFFa,b\r\n\r\n1,2\r\n\r\n3,4", 1000).stream().map(CsvChunksTest::text))
                .containsExactly("a,b\r\n1,2\r\n3,4");
    }

    @Test
    void takeAQuoteWithinAFieldForWhatItIs() throws Exception {
        assertThat(chunks("size;name\n5\" pipe, \"x;a\nb;c\n", 1).stream().map(CsvChunksTest::text))
                .containsExactly("size;name\n5\" pipe, \"x;a\n", "size;name\nb;c\n");
    }

    @Test
    void nameTheRecordWhoseQuoteIsNeverClosed() {
        String endless = "a,b\n1,2\n\"3,4\n" + "5,6\n".repeat(MAX_RECORD);

        assertThatThrownBy(() -> chunks(endless, 100_000))
                .isInstanceOf(IOException.class)
                .hasMessage("record 3 is larger than 10000 bytes: is a quote never closed?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,b", "a,b\r\n", "\uFEFFa,b\n\n"})
    void areNoneWithoutARow(String file) throws Exception {
        assertThat(chunks(file, 100)).isEmpty();
    }

    private static List<CsvChunks.Chunk> chunks(String file, int enough) throws IOException {
        CsvChunks chunks =
                new CsvChunks(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), enough, MAX_RECORD);
        List<CsvChunks.Chunk> all = new ArrayList<>();
        for (Optional<CsvChunks.Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static String text(CsvChunks.Chunk chunk) {
        return new String(chunk.bytes(), StandardCharsets.UTF_8);
    }

    /** A random file, record by record. */
    private record Table(String mark, String header, List<String> rows) {
        private static final List<String> PIECES =
                List.of("a", "ü", "€", "7", " ", "\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", "\"\"", "xyz");

        static Table random(Random random) {
            String delimiter = List.of(",", ";", "\t", "|").get(random.nextInt(4));
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            int columns = 2 + random.nextInt(4);
            String header =
                    IntStream.range(0, columns).mapToObj(column -> "c" + column).collect(Collectors.joining(delimiter));
            List<String> rows = new ArrayList<>();
            for (int row = random.nextInt(30); row > 0; row--) {
                rows.add(Stream.generate(() -> field(random))
                        .limit(columns)
                        .collect(Collectors.joining(delimiter, "", row == 1 && random.nextBoolean() ? "" : end)));
            }
            return new Table(random.nextBoolean() ? "\uFEFF" : "", header + end, rows);
        }

        private static String field(Random random) {
            String value = Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                    .limit(random.nextInt(6))
                    .collect(Collectors.joining());
            boolean plain = value.chars().noneMatch(character -> "\",;\t|\r\n".indexOf(character) >= 0);
            return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
        }

        String text() {
            return mark + header + String.join("", rows);
        }
    }
}
