package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Episode;
import dev.tandem.ingest.InMemoryEventLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every shape: what is read, and what is refused as a whole with the place and the reason. */
class FilesTest {
    private static final String CHATS = """
            name: chats
            description: x
            %s
            values:
              chat: {column: Chat}
              start: {column: Begin, as: time%s}
              topic: {column: Topic}
              kind: {constant: chat}
            events:
              - type: tandem.episode.v1
                id: [chat]
                time: start
                data: {episode: chat, updatedAt: start, startedAt: start, channel: kind, topic: topic}
            """;
    private static final String HEADER = "Chat,Begin,Topic,Agent\n";
    private static final String ROW = "c1,2026-01-31 09:00,r\u00fcckgabe,Secret\n";

    private final Path directory;
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Importing importing;

    FilesTest(@TempDir Path directory) {
        this.directory = directory;
        this.importing = new Importing(log, directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void readsTheEncodingOfTheMapping(String encoding) {
        run(chats("encoding: " + encoding, ""), (HEADER + ROW).getBytes(Charset.forName(encoding)));

        assertThat(topics()).containsExactly("r\u00fcckgabe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void believesAByteOrderMarkMoreThanTheMapping(String encoding) {
        run(chats("encoding: windows-1252", ""), ("\ufeff" + HEADER + ROW).getBytes(Charset.forName(encoding)));

        assertThat(topics()).containsExactly("r\u00fcckgabe");
    }

    @Test
    void takesTheEncodingOfTheRequestBeforeThatOfTheMapping() {
        Charset latin = Charset.forName("windows-1252");

        importing.run(
                chats("", ""), (HEADER + ROW).getBytes(latin), new ImportRequest("acme", 1, null, false, latin, false));

        assertThat(topics()).containsExactly("r\u00fcckgabe");
    }

    @Test
    void readsEveryDialect() {
        run(chats("separator: tab\nquote: \"'\"\ncomment: '#'\nskip: 2", ""), """
                Export of 31.1.
                "by nobody, really
                # a comment
                Chat\tBegin\tTopic\tAgent
                c1\t2026-01-31 09:00\t'it''s; late'\tA
                """);
        run(chats("separator: ';'\nquote: none\nheader: [Chat, Begin, Topic]", ""), "c2;2026-01-31 09:00;\"odd\n");

        assertThat(topics()).containsExactly("it's; late", "\"odd");
    }

    @Test
    void readsMixedLineEnds() {
        ImportOutcome outcome =
                run(chats("", ""), "Chat,Begin,Topic\r\na,2026-01-31,x\rb,2026-01-31,y\n\r\nc,2026-01-31,\"z\r\nz\"");

        assertThat(((ImportOutcome.Done) outcome).rows()).isEqualTo(3);
        assertThat(topics()).contains("x", "y");
    }

    @Test
    void findsTheOrderOfDayAndMonthFromTheWholeColumn() {
        String file = "Chat,Begin,Topic\na,3/4/2026,x\nb,4/31/2025,nothing\nc,1/31/2026,y\n";

        run(chats("", ""), file.replace("3/4/2026", "2/1/2026"));

        assertThat(episodes().get(0).startedAt()).isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void refusesAColumnThatCanBeReadBothWays() {
        ImportOutcome outcome = run(chats("", ""), "Chat,Begin,Topic\na,2/2/2026,x\nb,2/1/2026,y\n");

        assertThat(flaw(outcome).row()).isEqualTo(2);
        assertThat(flaw(outcome).column()).isEqualTo("Begin");
        assertThat(flaw(outcome).reason()).startsWith("is ambiguous");
        assertThat(log.accepted()).isEmpty();
    }

    @Test
    void readsItWhenTheMappingSaysWhichWay() {
        String file = "Chat,Begin,Topic\na,2/2/2026,x\nb,2/1/2026,y\n";

        run(chats("", ", order: day-first"), file);
        run(chats("", ", order: month-first"), file);
        run(chats("", ", format: d/M/yyyy"), file);

        assertThat(episodes().stream().map(Episode::startedAt).map(Object::toString))
                .containsExactly(
                        "2026-02-02T00:00:00Z",
                        "2026-01-02T00:00:00Z",
                        "2026-02-02T00:00:00Z",
                        "2026-02-01T00:00:00Z",
                        "2026-02-02T00:00:00Z",
                        "2026-01-02T00:00:00Z");
    }

    @Test
    void refusesAColumnThatContradictsTheMapping() {
        String file = "Chat,Begin,Topic\na,2/1/2026,x\nb,1/31/2026,y\n";

        for (String said : List.of(", order: day-first", ", format: d/M/yyyy")) {
            Flaw flaw = flaw(run(chats("", said), file));
            assertThat(flaw.row()).isEqualTo(2);
            assertThat(flaw.reason())
                    .isEqualTo("has the month before the day, but the mapping reads the day before the month");
        }
        assertThat(log.accepted()).isEmpty();
    }

    @Test
    void refusesAColumnInWhichTheOrderChanges() {
        Flaw flaw = flaw(
                run(chats("", ", format: d/M/yyyy"), "Chat,Begin,Topic\na,31/1/2026,x\nb,2/1/2026,x\nc,1/31/2026,y\n"));

        assertThat(flaw.row()).isEqualTo(3);
        assertThat(flaw.reason())
                .startsWith("holds dates of both orders: row 1 has the day before the month, row 3 the month");
    }

    @Test
    void readsDecimalMarksAndUnitsAsDeclared() {
        Mapping mapping = Importing.mapping("""
                name: hours
                description: x
                decimal: ","
                values:
                  id: {column: Nr}
                  t: {column: Begin, as: time}
                  work: {column: Aufwand, as: minutes}
                  kind: {constant: mail}
                events:
                  - type: tandem.episode.v1
                    id: [id]
                    time: t
                    data: {episode: id, updatedAt: t, startedAt: t, channel: kind, humanSeconds: work}
                """);

        ImportOutcome outcome = run(
                mapping,
                "Nr,Begin,Aufwand\n1,2026-01-01,\"2,5\"\n2,2026-01-01,\"1.000,5\"\n3,2026-01-01,\"1.00\"\n4,2026-01-01,7\n");

        assertThat(episodes().stream().map(Episode::humanSeconds)).containsExactly(150.0, 60_030.0, 420.0);
        assertThat(((ImportOutcome.Done) outcome).reasons())
                .containsExactly(new ImportOutcome.Reason(3, "Aufwand", "is not a number of minutes"));
    }

    @Test
    void sumsUpTheRowsOfAGroupWhateverTheirOrder() {
        Mapping mapping = Importing.mapping("""
                name: log
                description: x
                group: case
                values:
                  case: {column: Case}
                  at: {column: At, as: time}
                  who: {column: Who, contains: {"bot": ai}}
                  botAt: {from: at, when: {who: ai}}
                  ai: {earliest: botAt}
                  start: {earliest: at}
                  updated: {latest: at}
                  nth: {nth: true}
                  kind: {constant: chat}
                events:
                  - type: tandem.episode.v1
                    id: [case, nth]
                    time: updated
                    data: {episode: case, updatedAt: updated, startedAt: start, channel: kind, aiAnsweredAt: ai}
                """);

        run(mapping, """
                Case,At,Who
                a,2026-01-03 10:00,person
                b,2026-01-01 10:00,a bot here
                a,2026-01-01 10:00,person
                a,2026-01-02 10:00,chatbot
                """);

        Episode last = episodes().get(3);
        assertThat(last.startedAt()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(last.updatedAt()).isEqualTo("2026-01-03T10:00:00Z");
        assertThat(last.aiAnsweredAt()).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(log.accepted().get(3).event().id())
                .isGreaterThan(log.accepted().get(2).event().id());
        assertThat(episodes().get(0).aiAnsweredAt()).isNull();
    }

    @Test
    void unpacksGzipAndZipByWhatTheyHold() throws IOException {
        byte[] csv = (HEADER + ROW).getBytes(UTF_8);

        run(chats("", ""), gzip(csv));
        run(chats("", ""), join(gzip(HEADER.getBytes(UTF_8)), gzip(ROW.getBytes(UTF_8))));
        run(chats("", ""), zip("readme.md", "folder/", "folder/chats.CSV", "__MACOSX/._chats.csv"));
        importing.run(chats("", ""), gzip(csv), new ImportRequest("acme", 1, null, false, null, true));
        importing.run(chats("", ""), gzip(gzip(csv)), new ImportRequest("acme", 1, null, false, null, true));

        assertThat(topics()).hasSize(5).containsOnly("r\u00fcckgabe");
    }

    @Test
    void refusesWhatCannotBeUnpacked() throws IOException {
        byte[] csv = (HEADER + ROW.repeat(1000)).getBytes(UTF_8);
        byte[] gzip = gzip(csv);

        assertThat(reason(run(chats("", ""), Arrays.copyOf(gzip, gzip.length - 30))))
                .startsWith("is damaged or cut off");
        assertThat(reason(run(chats("", ""), Arrays.copyOf(gzip, gzip.length - 4))))
                .startsWith("is damaged or cut off");
        assertThat(reason(run(chats("", ""), Arrays.copyOf(gzip, 5)))).startsWith("is damaged or cut off");
        byte[] zip = zip("chats.csv");
        assertThat(reason(run(chats("", ""), Arrays.copyOf(zip, 60)))).startsWith("is damaged or cut off");
        assertThat(reason(run(chats("", ""), zip("a.csv", "b.csv")))).startsWith("is a zip with several tables");
        assertThat(reason(run(chats("", ""), zip("a.pdf")))).startsWith("is a zip without");
        assertThat(reason(run(chats("", ""), zip("[Content_Types].xml", "a.csv"))))
                .startsWith("is a document");
        assertThat(reason(run(chats("", ""), gzip(gzip)))).startsWith("is packed twice");
        assertThat(reason(importing.run(chats("", ""), csv, new ImportRequest("acme", 1, null, false, null, true))))
                .startsWith("is not gzip");
        assertThat(log.accepted()).isEmpty();
        assertThat(log.refused()).isEmpty();
    }

    @Test
    void refusesABomb() throws IOException {
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) '\n');
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(blank);
            }
        }

        assertThat(reason(run(chats("", ""), bomb.toByteArray()))).isEqualTo("unpacks to far more than it should");
        Importing strict = new Importing(log, directory, 1000);
        assertThat(reason(strict.run(
                        chats("", ""), gzip((HEADER + ROW.repeat(100)).getBytes(UTF_8)), ImportRequest.of("acme"))))
                .isEqualTo("unpacks to far more than it should");
    }

    @Test
    void refusesAQuoteThatNeverCloses() {
        Flaw flaw = flaw(run(chats("", ""), HEADER + ROW + "c2,2026-01-31,\"open,A\n" + ROW.repeat(10)));

        assertThat(flaw).isEqualTo(new Flaw(2, "Topic", "has a quote that is never closed"));
        flaw = flaw(run(chats("", ""), HEADER + ROW + "c2,\"2026-01-31,open,A\n" + ROW.repeat(60_000)));
        assertThat(flaw.row()).isEqualTo(2);
        assertThat(flaw.column()).isEqualTo("Begin");
        assertThat(flaw.reason()).contains("is a quote never closed?");
        assertThat(log.accepted()).isEmpty();
    }

    @Test
    void saysThatARowOverSeveralLinesMayHaveAnOpenQuote() {
        ImportOutcome outcome = run(chats("", ""), HEADER + "c1,2026-01-31,\"x,A\nc2,2026-01-31,\"y,A,B\n" + ROW);

        assertThat(((ImportOutcome.Done) outcome).reasons().get(0).reason())
                .isEqualTo(
                        "does not have 4 fields as the header has; it goes over several lines: is a quote not closed?");
    }

    @Test
    void refusesALineWithoutEnd() {
        InputStream endless = repeated("x", 100 << 20);
        assertThat(flaw(importing.run(chats("", ""), endless, ImportRequest.of("acme"))))
                .isEqualTo(new Flaw(0, "1", "is larger than 1000000 characters; is a quote never closed?"));
        InputStream wide = repeated("x,", 50 << 20);
        assertThat(reason(importing.run(chats("", ""), wide, ImportRequest.of("acme"))))
                .startsWith("has more than 10000 columns");
    }

    @Test
    void rejectsARowOfAHundredThousandFieldsAndReadsOn() {
        ImportOutcome outcome = run(chats("", ""), HEADER + "x,".repeat(100_000) + "\n" + ROW);

        assertThat(((ImportOutcome.Done) outcome).reasons())
                .containsExactly(new ImportOutcome.Reason(1, null, "does not have 4 fields as the header has"));
        assertThat(log.accepted()).hasSize(1);
    }

    @Test
    void refusesAHundredThousandColumns() {
        String header = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        assertThat(flaw(run(chats("", ""), header + "\n1\n")).row()).isZero();
    }

    @Test
    void refusesAHeaderThatNamesAColumnTwice() {
        assertThat(flaw(run(chats("", ""), "Chat,Begin,Topic,Begin,Agent,Agent\n1,2,3,4,5,6\n")))
                .isEqualTo(new Flaw(0, "Begin", "stands there more than once, as columns 2 and 4"));
    }

    @Test
    void refusesAFileWithoutARow() {
        assertThat(reason(run(chats("", ""), HEADER))).isEqualTo("holds a header, but no row");
        assertThat(run(chats("", ""), "")).isEqualTo(new ImportOutcome.Empty());
        assertThat(run(chats("", ""), "\n\r\n\n")).isEqualTo(new ImportOutcome.Empty());
        assertThat(run(chats("", ""), gzip(new byte[0]))).isEqualTo(new ImportOutcome.Empty());
    }

    @Test
    void rejectsANul() {
        ImportOutcome outcome = run(chats("", ""), HEADER + "c\0,2026-01-31,x,A\n" + ROW);

        assertThat(((ImportOutcome.Done) outcome).reasons())
                .containsExactly(new ImportOutcome.Reason(1, "Chat", "holds a NUL"));
        assertThat(reason(run(chats("", ""), "Ch\0at,Begin\n1,2\n"))).startsWith("holds NULs");
    }

    private static Mapping chats(String keys, String time) {
        return Importing.mapping(CHATS.formatted(keys, time));
    }

    private ImportOutcome run(Mapping mapping, String csv) {
        return importing.run(mapping, csv);
    }

    private ImportOutcome run(Mapping mapping, byte[] file) {
        return importing.run(mapping, file, ImportRequest.of("acme"));
    }

    private static Flaw flaw(ImportOutcome outcome) {
        assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
        return ((ImportOutcome.Refused) outcome).flaws().get(0);
    }

    private static String reason(ImportOutcome outcome) {
        return flaw(outcome).reason();
    }

    private List<Episode> episodes() {
        return log.accepted().stream()
                .map(accepted -> (Episode) accepted.event().data())
                .toList();
    }

    private List<String> topics() {
        return episodes().stream()
                .map(episode -> String.valueOf(episode.topic()))
                .toList();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write((HEADER + ROW).getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static InputStream repeated(String text, int times) {
        return new ByteArrayInputStream(text.repeat(times).getBytes(UTF_8));
    }
}
