package dev.tandem.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every table in every dialect, and for bytes that are no table at all. */
class CsvTableProperties {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32LE"),
            Charset.forName("UTF-32BE"));

    /** How a table is written down. */
    record Writing(char separator, char quote, Charset charset, boolean marked, List<String> ends, boolean lastEnd) {
        Dialect dialect() {
            return new Dialect(separator, quote, null, charset, 0, List.of());
        }

        byte[] bytes(List<List<String>> table) {
            StringBuilder text = new StringBuilder(marked ? "\ufeff" : "");
            for (int row = 0; row < table.size(); row++) {
                text.append(table.get(row).stream().map(this::field).collect(Collectors.joining("" + separator)));
                text.append(row + 1 < table.size() || lastEnd ? ends.get(row % ends.size()) : "");
            }
            return text.toString().getBytes(charset);
        }

        /** Quoted where it has to be, and wherever a lone empty field would be a blank line. */
        private String field(String value) {
            boolean plain = !value.isEmpty()
                    && value.chars().noneMatch(c -> c == separator || c == quote || c == '\n' || c == '\r');
            return plain ? value : quote + value.replace("" + quote, "" + quote + quote) + quote;
        }
    }

    @Provide
    Arbitrary<Writing> writings() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|', '~', '\u00a7'),
                        Arbitraries.of('"', '\'', '`'),
                        Arbitraries.of(CHARSETS),
                        Arbitraries.of(true, false),
                        Arbitraries.of("\n", "\r\n", "\r").list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(true, false))
                .as(Writing::new);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("", "a", "7", " x ", "\u00fc\u20ac", "\ud83d\ude00")),
                Tuple.of(
                        4,
                        Arbitraries.strings()
                                .withChars(',', ';', '\t', '|', '~', '\u00a7', '"', '\'', '`', '\n', '\r', 'a', ' ')
                                .ofMaxLength(8)),
                Tuple.of(2, Arbitraries.strings().withCharRange('!', '\ud7ff').ofMaxLength(20)));
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(width -> field.list().ofSize(width).list().ofMinSize(2).ofMaxSize(12));
    }

    @AnyInput
    void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> table, @ForAll("writings") Writing writing)
            throws IOException {
        List<List<String>> read = new ArrayList<>();
        // without a mark only a first character that is ASCII gives UTF-16 away, so the header begins with one
        List<String> header =
                IntStream.range(0, table.get(0).size()).mapToObj(i -> "c" + i).toList();
        List<List<String>> whole = new ArrayList<>(List.of(header));
        whole.addAll(table);

        try (CsvTable csv = new CsvTable(new ByteArrayInputStream(writing.bytes(whole)), writing.dialect())) {
            csv.want(IntStream.range(0, header.size()).boxed().collect(Collectors.toSet()));
            for (CsvTable.Line line = csv.next(); line != null; line = csv.next()) {
                Map<Integer, String> fields = line.fields();
                read.add(IntStream.range(0, line.width()).mapToObj(fields::get).toList());
            }
            assertThat(csv.header()).isEqualTo(header);
        }

        assertThat(read).isEqualTo(table);
    }

    @AnyInput
    void anyBytesEndInRowsOrInAReason(@ForAll("bytes") byte[] bytes, @ForAll("writings") Writing writing)
            throws IOException {
        try (CsvTable csv = new CsvTable(new ByteArrayInputStream(bytes), writing.dialect())) {
            csv.want(Set.of(0, 1));
            int rows = 0;
            while (csv.next() != null) {
                rows++;
            }
            assertThat(rows).isLessThanOrEqualTo(bytes.length);
        } catch (UnreadableException reason) {
            assertThat(reason.flaw().sentence()).isNotBlank();
        }
    }

    @AnyInput
    void anyPackedBytesEndInAFileOrInAReason(@ForAll("bytes") byte[] bytes, @ForAll boolean said) throws IOException {
        for (byte[] begin : List.of(new byte[0], new byte[] {0x1f, (byte) 0x8b, 8, 0}, new byte[] {'P', 'K', 3, 4})) {
            byte[] file = Arrays.copyOf(begin, begin.length + bytes.length);
            System.arraycopy(bytes, 0, file, begin.length, bytes.length);
            try (var in = Unpacked.of(new ByteArrayInputStream(file), said, 1 << 20)) {
                in.readAllBytes();
                Unpacked.requireEnd(in);
            } catch (UnreadableException reason) {
                assertThat(reason.flaw().sentence()).isNotBlank();
            }
        }
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> telling =
                Arbitraries.of((byte) '"', (byte) ',', (byte) ';', (byte) '\n', (byte) '\r', (byte) 0, (byte) 'a');
        return Arbitraries.frequencyOf(Tuple.of(3, telling), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(200);
    }
}
