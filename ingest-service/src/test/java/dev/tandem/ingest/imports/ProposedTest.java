package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.InMemoryEventLog;
import dev.tandem.local.mapping.Proposal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping that {@code ./tandem mapping} proposes for a file is one by which that file is imported. */
class ProposedTest {
    private static final String GERMAN = """
            Ticketnummer;Er\u00f6ffnet am;Uhrzeit;Gel\u00f6st am;Kanal;Thema;Status;Bearbeiter;Zufriedenheit;Dauer
            1001;03.01.2026;09:00;13.01.2026 10:00;Chat;R\u00fcckgabe;Gel\u00f6st;Erika;5;12,5
            1002;14.01.2026;09:00:30;;E-Mail;Rechnung;Offen;Max;0;1.000,25
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE"})
    void aGermanExportIsImported(String encoding, @TempDir Path directory) throws Exception {
        InMemoryEventLog log = new InMemoryEventLog();

        ImportOutcome outcome = imported(GERMAN.getBytes(Charset.forName(encoding)), directory, log);

        assertThat(outcome).isEqualTo(new ImportOutcome.Done(2, 2, 0, List.of(), 0, null));
        assertThat(log.accepted()).hasSize(3);
        assertThat(log.accepted())
                .extracting(event -> new String(event.value(), UTF_8))
                .noneMatch(json -> json.contains("Erika"))
                .anyMatch(json -> json.contains("1000.25") && json.contains("2026-01-14T09:00:30Z"));
    }

    @Test
    void anAmbiguousExportIsRefusedUntilTheOrderIsSaid(@TempDir Path directory) throws Exception {
        byte[] file = "id,created\n1,03/04/2026\n".getBytes(UTF_8);
        InMemoryEventLog log = new InMemoryEventLog();

        assertThat(imported(file, directory, log)).isInstanceOf(ImportOutcome.Refused.class);

        String said =
                Proposal.of("said", new ByteArrayInputStream(file)).replace("as: time}", "as: time, order: day-first}");
        assertThat(new Importing(log, directory).run(Importing.mapping(said), file, ImportRequest.of("acme")))
                .isInstanceOf(ImportOutcome.Done.class);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
    void otherPeoplesFilesAreImported(@TempDir Path directory) throws Exception {
        Map<String, Long> rows = Map.of(
                "call-centre/call-center-dataset.csv", 5000L,
                "service-desk/helpdesk.csv.gz", 13_710L,
                "helpdesk/zendesk-tables/ticket_data.csv", 10L,
                "helpdesk/zendesk-tables/ticket_comment_data.csv", 20L);
        for (Map.Entry<String, Long> one : rows.entrySet()) {
            byte[] file = Files.readAllBytes(Path.of(System.getenv("TANDEM_CORPUS"), one.getKey()));
            byte[] csv = one.getKey().endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes()
                    : file;

            ImportOutcome outcome = imported(csv, directory, new InMemoryEventLog());

            assertThat(outcome).describedAs(one.getKey()).isInstanceOfSatisfying(ImportOutcome.Done.class, done -> {
                assertThat(done.rows()).isEqualTo(one.getValue());
                assertThat(done.rejected()).describedAs("%s", done.reasons()).isZero();
            });
        }
    }

    /** Whatever the header and the fields are called, what is proposed can be read; names may try to break out of it. */
    @AnyInput
    void whatIsProposedIsAlwaysAMapping(@ForAll("files") String file) throws IOException {
        String proposed;
        try {
            proposed = Proposal.of("any: \"name\" # or not", new ByteArrayInputStream(file.getBytes(UTF_8)));
        } catch (Proposal.ImpossibleException nothingInIt) {
            return;
        }
        assertThat(Importing.mapping(proposed).columns()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> field = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("id", "created", "Status", "Kanal", "csat", "updated", "name", "Dauer")),
                Tuple.of(3, Arbitraries.of("2026-01-01", "03/04/2026", "1.2.2026 9:00", "5", "1,5", "ja", "?", "")),
                Tuple.of(
                        2,
                        Arbitraries.of("\": x", "#", "~", "a\\b", "- x", "{a: b}", "\u2028", "%", "&a", "*b", "!c")));
        return field.list()
                .ofSize(6)
                .map(fields -> String.join(";", fields))
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .map(lines -> "nr;" + String.join("\n" + "1;", lines));
    }

    private static ImportOutcome imported(byte[] file, Path directory, InMemoryEventLog log) throws Exception {
        Mapping mapping = Importing.mapping(Proposal.of("proposed", new ByteArrayInputStream(file)));
        return new Importing(log, directory).run(mapping, file, ImportRequest.of("acme"));
    }
}
