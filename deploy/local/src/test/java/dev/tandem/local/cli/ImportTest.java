package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final String CSV = "call,topic\n1,bill\n2,\"line\nbreak\"\n";

    private final Path directory;

    private final IngestDouble ingest;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ImportTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        ingest = new IngestDouble();
    }

    @AfterEach
    void stop() {
        ingest.close();
    }

    @Test
    void sendsAFileAndTellsWhatBecameOfItsRows() throws Exception {
        ingest.then("200 {\"rows\":2,\"accepted\":2,\"rejected\":0,\"reasons\":[]}");

        int code = send(write("calls.csv", CSV), "acme phone");

        assertThat(code).isZero();
        assertThat(ingest.sent())
                .containsExactly(new IngestDouble.Sent(
                        "/v1/imports/call-centre?first_row=1&organisation=acme%20phone", "text/csv", CSV));
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("2 rows, 2 accepted, 0 rejected\n");
    }

    @Test
    void endsWithOneAndTheReasonsWhenARowWasRejected() throws Exception {
        ingest.then(
                "200 {\"rows\":2,\"accepted\":1,\"rejected\":1,\"new\":{\"a\":[1]},\"reasons\":["
                        + "{\"row\":2,\"column\":\"topic\",\"reason\":\"is too long\"},{\"row\":2,\"column\":null,\"reason\":\"is odd\"}]}");

        int code = send(write("calls.csv", CSV), null);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("""
                        2 rows, 1 accepted, 1 rejected
                          row 2, column topic: is too long
                          row 2: is odd
                        """);
    }

    @Test
    void sendsAgainWhatWasNotTakenForAMoment() throws Exception {
        ingest.then("503 {}").then("").then("200 {\"rows\":2,\"accepted\":2,\"rejected\":0,\"reasons\":[]}");

        int code = send(write("calls.csv", CSV), null);

        assertThat(code).isZero();
        assertThat(ingest.sent()).hasSize(3).allMatch(sent -> sent.body().equals(CSV));
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("2 rows, 2 accepted, 0 rejected\n");
    }

    @Test
    void endsWithTwoAndTheServicesOwnWordsWhenNothingCouldBeSent() throws Exception {
        ingest.then("404 {\"title\":\"Not found\",\"status\":404,\"detail\":\"There is no such mapping.\","
                + "\"violations\":[{\"pointer\":\"/mapping\",\"reason\":\"is unknown\"}]}");

        int code = send(write("calls.csv", CSV), null);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ingest-service refuses it with 404: There is no such mapping.; /mapping is unknown\n");
    }

    @Test
    void endsWithTwoWhenNobodyAnswers() throws Exception {
        URI nobody = ingest.uri();
        ingest.close();

        int code =
                new Import(terminal(), new ImportTarget(nobody, "call-centre", null, 1)).send(write("calls.csv", CSV));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ingest-service does not answer on " + nobody + ".\n");
    }

    @Test
    void endsWithTwoWhenThereIsNoSuchFile() throws Exception {
        Path missing = directory.resolve("missing.csv");

        assertThat(send(missing, null)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(missing + " is not a file that can be read.\n");
    }

    @Test
    void unpacksWhatIsPacked() throws Exception {
        Path gzip = directory.resolve("calls.csv.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            packed.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        Path zip = zip("calls.zip", "read me.txt", "inner/calls.CSV");
        String answer = "200 {\"rows\":2,\"accepted\":2,\"rejected\":0,\"reasons\":[]}";
        ingest.then(answer).then(answer);

        assertThat(send(gzip, null)).isZero();
        assertThat(send(zip, null)).isZero();

        assertThat(ingest.sent()).hasSize(2).allMatch(sent -> sent.body().equals(CSV));
    }

    @Test
    void refusesAnArchiveThatDoesNotHoldExactlyOneFile() throws Exception {
        assertThat(send(zip("two.zip", "one.csv", "two.csv"), null)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has to hold one .csv file, but holds 2.");
    }

    @Test
    void refusesAFileThatIsNotWhatItsNameSays() throws Exception {
        assertThat(send(write("calls.csv.gz", CSV), null)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not what its name says");
    }

    private int send(Path file, @Nullable String organisation) throws InterruptedException {
        return new Import(terminal(), new ImportTarget(ingest.uri(), "call-centre", organisation, 5)).send(file);
    }

    private Terminal terminal() {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(CSV.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
