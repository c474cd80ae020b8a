package dev.tandem.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Inputs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** What holds for every table in every dialect, and for bytes that are no table at all. */
class CsvTableProperties {
    private static final List<String> PLAIN = List.of("", "a", "7", " x ", "\u00fc\u20ac", "\ud83d\ude00");
    private static final String TELLING = ",;\t|~\u00a7\"'`\n\ra ";
    private static final byte[] TELLING_BYTES = {'"', ',', ';', '\n', '\r', 0, 'a'};

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
        return Arbitraries.randomValue(random -> {
            int width = 1 + random.nextInt(6);
            return Stream.generate(() ->
                            Stream.generate(() -> field(random)).limit(width).toList())
                    .limit(2 + random.nextInt(random.nextInt(1000) == 0 ? 1000 : 11))
                    .toList();
        });
    }

    /** Whole characters only: half of one cannot be written. */
    private static String field(Random random) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return PLAIN.get(random.nextInt(PLAIN.size()));
        }
        StringBuilder field = new StringBuilder();
        for (int i = random.nextInt(kind < 8 ? 9 : 21); i > 0; i--) {
            field.append(
                    kind < 8 ? TELLING.charAt(random.nextInt(TELLING.length())) : (char) random.nextInt('!', 0xd800));
        }
        return field.toString();
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

    /** What unpacks differs from what was packed only where the damage is to what nothing checks, as in names. */
    @AnyInput
    void anyDamagedPackedFileEndsInAFileOrInAReason(@ForAll("packed") byte[] file, @ForAll boolean said)
            throws IOException {
        try (var in = Unpacked.of(new ByteArrayInputStream(file), said, 1 << 20)) {
            in.readAllBytes();
            Unpacked.requireEnd(in);
        } catch (UnreadableException reason) {
            assertThat(reason.flaw().sentence()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> packed() throws IOException {
        byte[] table = "id;name\n1;a\n2;\u00e4\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        byte[] gzip = gzip(table);
        byte[] twoParts = Arrays.copyOf(gzip, 2 * gzip.length);
        System.arraycopy(gzip, 0, twoParts, gzip.length, gzip.length);
        return Inputs.damaged(List.of(
                gzip,
                twoParts,
                gzip(gzip),
                zip(table, ZipEntry.DEFLATED, "t.csv"),
                zip(table, ZipEntry.STORED, "t.csv"),
                zip(table, ZipEntry.DEFLATED, "__MACOSX/._t.csv", "d/", "d/T.TXT"),
                zip(table, ZipEntry.DEFLATED, "a.csv", "b.csv"),
                zip(table, ZipEntry.DEFLATED)));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] bytes, int method, String... names) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 sum = new CRC32();
                    sum.update(bytes);
                    entry.setSize(bytes.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(name.endsWith("/") ? new byte[0] : bytes);
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.randomValue(random -> {
            byte[] bytes = new byte[random.nextInt(random.nextInt(1000) == 0 ? 20_000 : 200)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextInt(4) > 0) {
                    bytes[i] = TELLING_BYTES[random.nextInt(TELLING_BYTES.length)];
                }
            }
            return bytes;
        });
    }
}
