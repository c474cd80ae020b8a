package dev.tandem.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Fixtures;
import dev.tandem.ingest.InMemoryEventLog;
import dev.tandem.ingest.Inputs;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Whatever an operator writes as a mapping, and whatever stands in a file's fields. */
class MappingProperties {
    private static final String MAPPING = """
            name: tickets
            description: For this test
            separator: ";"
            encoding: UTF-8
            zone: Europe/Berlin
            decimal: ","
            missing: ["?"]
            group: nr
            values:
              nr: {column: Nr}
              opened: {columns: [Open, At], as: time, format: "dd.MM.yyyy HH:mm", order: day-first}
              wait: {column: Wait, as: seconds}
              reply: {from: opened, plus: [wait]}
              last: {latest: opened}
              done: {column: Done, table: {"ja": assumed, "nein": ~}}
              topic: {column: Topic, contains: {"bill": billing}, when: {done: "*"}}
              kind: {constant: chat}
            events:
              - type: tandem.episode.v1
                id: [nr, opened]
                time: opened
                data: {episode: nr, updatedAt: last, startedAt: opened, channel: kind, topic: topic}
                when: {done: assumed}
            """;
    private static final List<String> FIELDS = List.of(
            "",
            "1",
            "7",
            "01.02.2026 10:00",
            "31.12.2026 23:59",
            "2026-01-01T10:00:00Z",
            "2026-01-01",
            "1,5",
            "-1",
            "1e9",
            "Max",
            "Bot",
            " ",
            "\u0000",
            "\ud800",
            "\"",
            "x".repeat(300));

    private static final Mapping ROWS = Importing.mapping("""
            name: rows
            description: For this test
            zone: Europe/Berlin
            values:
              id: {column: a}
              opened: {column: b, as: time, format: "dd.MM.yyyy HH:mm"}
              closed: {column: c, as: time}
              seconds: {column: d, as: seconds}
              constant: {constant: chat}
            events:
              - type: tandem.episode.v1
                id: [id]
                data: {episode: id, updatedAt: opened, startedAt: opened, channel: constant, resolvedAt: closed,
                       humanSeconds: seconds}
            """);

    @AnyInput
    void anyMappingIsOneOrIsRefusedWithAReason(@ForAll("mappings") byte[] yaml) {
        try {
            assertThat(MappingReader.read("any.yaml", new ByteArrayInputStream(yaml))
                            .name())
                    .isNotNull();
        } catch (IllegalStateException reason) {
            assertThat(reason).hasMessageContaining("any.yaml");
        }
    }

    @AnyInput
    void anyRowIsTakenWithAllItsEventsOrRejectedWithAReason(@ForAll("rows") List<String> row) {
        InMemoryEventLog log = new InMemoryEventLog();
        RowIntake intake = new RowIntake(
                ROWS,
                ImportRequest.of("acme"),
                new Row.Context("UTF-8", Map.of()),
                Fixtures.acceptance(),
                log,
                Journal.NOTHING);
        intake.describe(4, Map.of());

        intake.take(
                new CsvTable.Line(1, 4, Map.of(), false, false),
                Map.of("a", row.get(0), "b", row.get(1), "c", row.get(2), "d", row.get(3)));
        intake.flush();

        ImportOutcome.Done done = intake.done();
        assertThat(done.accepted()).isEqualTo(log.accepted().size());
        assertThat(done.rejected()).isEqualTo(done.reasons().isEmpty() ? 0 : 1);
    }

    @Provide
    Arbitrary<byte[]> mappings() {
        return Arbitraries.randomValue(random -> Inputs.damaged(MAPPING, random));
    }

    @Provide
    Arbitrary<List<String>> rows() {
        return Arbitraries.randomValue(random -> List.of(field(random), field(random), field(random), field(random)));
    }

    private static String field(Random random) {
        return random.nextInt(3) > 0 ? FIELDS.get(random.nextInt(FIELDS.size())) : Inputs.text(random, 4, FIELDS);
    }
}
