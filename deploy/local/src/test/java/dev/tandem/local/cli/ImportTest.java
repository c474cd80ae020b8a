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
                        "/v1/imports/call-centre?dry_run=false&organisation=acme%20phone", "text/csv", CSV));
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

        int code = new Import(terminal(), new ImportTarget(nobody, options(null), 1)).send(write("calls.csv", CSV));

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
    void sendsWhatIsPackedAsItIs() throws Exception {
        Path gzip = directory.resolve("calls.csv.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            packed.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        ingest.then("200 {\"rows\":2,\"accepted\":2,\"rejected\":0,\"reasons\":[]}");

        assertThat(send(gzip, null)).isZero();

        assertThat(ingest.sent().element().contentType()).isEqualTo("application/gzip");
        assertThat(ingest.sent().element().body()).doesNotContain("topic").isNotEmpty();
    }

    @Test
    void waitsForAnImportOfTheSameFile() throws Exception {
        ingest.then("409 {}").then("409 {}").then("200 {\"rows\":2,\"accepted\":2,\"rejected\":0,\"alreadySafe\":1}");

        assertThat(send(write("calls.csv", CSV), null)).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("the first 1 of them were safe");
    }

    @Test
    void showsWhatADryRunWouldSend() throws Exception {
        ingest.then(
                "200 {\"rows\":1,\"accepted\":1,\"rejected\":0,\"reasons\":[],\"alreadySafe\":0,\"preview\":{"
                        + "\"encoding\":\"UTF-8\",\"read\":[\"call\"],\"ignored\":1,\"orders\":{\"day\":\"day before month\"},"
                        + "\"rows\":[{\"row\":1,\"events\":[{\"id\":\"a\",\"data\":{\"episode\":[1]}},{\"id\":\"b\"}]}]},\"more\":1}");

        int code = sendAs(write("calls.csv", CSV), new ImportOptions("call-centre", null, true, 7L));

        assertThat(code).isZero();
        assertThat(ingest.sent().element().address()).isEqualTo("/v1/imports/call-centre?dry_run=true&from_row=7");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("""
                        encoding: UTF-8
                        columns that are read: ["call"]
                        other columns: 1
                        dates: {"day":"day before month"}
                        row 1: {"id":"a","data":{"episode":[1]}}
                        row 1: {"id":"b"}
                        1 rows, 1 accepted, 0 rejected; nothing was sent, because it was a dry run
                        """);
    }

    @Test
    void sendsAnEmptyFile() throws Exception {
        ingest.then("400 {\"detail\":\"The body is empty.\"}");

        assertThat(send(write("calls.csv", ""), null)).isEqualTo(2);
    }

    private int send(Path file, @Nullable String organisation) throws InterruptedException {
        return sendAs(file, options(organisation));
    }

    private int sendAs(Path file, ImportOptions options) throws InterruptedException {
        return new Import(terminal(), new ImportTarget(ingest.uri(), options, 5)).send(file);
    }

    private static ImportOptions options(@Nullable String organisation) {
        return new ImportOptions("call-centre", organisation, false, null);
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
}
