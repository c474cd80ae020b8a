package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.events.Survey;
import dev.tandem.ingest.InMemoryEventLog;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final String CALLS =
            "\ufeffCall Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,"
                    + "Satisfaction rating\r\n";
    private static final String ANSWERED = "C1,Secret Name,2025-01-31,09:00:00,\"Billing, late\",Y,Y,10,00:02:00,4\r\n";
    private static final String LOST = "C2,Secret Name,2025-01-31,09:01:00,Billing,N,N,,,\r\n";

    private static final String IMPOSSIBLE = """
            name: x
            description: y
            values: {a: {from: b}}
            events: [{type: tandem.survey.v1, id: [a], data: {score: a}}]
            """;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Importing importing;
    private final Mappings mappings = new Mappings(Optional::empty);

    ImporterTest(@TempDir Path directory) {
        importing = new Importing(log, directory);
    }

    @Test
    void makesAnEpisodeAndASurveyOfAnAnsweredCall() {
        ImportOutcome outcome = calls(ANSWERED);

        assertThat(outcome).isEqualTo(new ImportOutcome.Done(1, 1, 0, List.of(), 0, null));
        Instant start = Instant.parse("2025-01-31T09:00:00Z");
        Episode episode = (Episode) events().get(0).data();
        assertThat(episode.topic()).isEqualTo("Billing, late");
        assertThat(episode.startedAt()).isEqualTo(start);
        assertThat(episode.firstReplyAt()).isEqualTo(start.plusSeconds(10));
        assertThat(episode.humanAnsweredAt()).isEqualTo(start.plusSeconds(10));
        assertThat(episode.resolvedAt()).isEqualTo(start.plusSeconds(130));
        assertThat(episode.resolution()).isEqualTo(Episode.Resolution.ASSUMED);
        assertThat(episode.humanSeconds()).isEqualTo(120);
        assertThat(episode.slaDueAt()).isEqualTo(start.plusSeconds(20));
        assertThat(((Survey) events().get(1).data()).score()).isEqualTo(4);
    }

    @Test
    void makesAnAbandonedEpisodeOfACallThatNobodyAnswered() {
        calls(LOST);

        Episode episode = (Episode) events().get(0).data();
        assertThat(events()).hasSize(1);
        assertThat(episode.abandonedAt()).isEqualTo(episode.startedAt());
        assertThat(episode.firstReplyAt()).isNull();
        assertThat(episode.resolution()).isNull();
    }

    @Test
    void readsNothingOfAColumnThatTheMappingDoesNotName() {
        calls(ANSWERED + "C3,Secret Name,2025-01-31,xx,Billing,Y,Y,10,00:02:00,4\r\n");

        assertThat(log.accepted())
                .extracting(event -> new String(event.value(), UTF_8))
                .noneMatch(json -> json.contains("Secret"));
        assertThat(log.refused()).asString().doesNotContain("Secret");
        assertThat(events()).extracting(CloudEvent::id).noneMatch(id -> id.contains("Secret"));
    }

    @Test
    void makesTheSameEventsOfTheSameRow() {
        calls(ANSWERED);
        calls(ANSWERED.replace("Secret", "Another"));

        assertThat(events().get(2)).isEqualTo(events().get(0));
        assertThat(events().get(3)).isEqualTo(events().get(1));
    }

    @Test
    void saysRowColumnAndReasonOfEachRejectedRow() {
        ImportOutcome outcome = calls(ANSWERED
                + "C4,A,2025-02-30,09:00:00,Billing,Y,Y,10,00:02:00,4\r\n"
                + "C5,A,2025-01-31,09:00:00,Billing,maybe,Y,10,00:02:00,4\r\n"
                + "C6,A,2025-01-31\r\n"
                + "C7,A,2025-01-31,09:00:00,Billing,Y,Y,10,00:02:00,9\r\n"
                + "C8,A,2035-01-31,09:00:00,Billing,N,N,,,\r\n"
                + "\r\n"
                + LOST);

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Done.class, done -> {
            assertThat(done.rows()).isEqualTo(7);
            assertThat(done.accepted()).isEqualTo(2);
            assertThat(done.rejected()).isEqualTo(5);
            assertThat(done.reasons())
                    .contains(
                            new ImportOutcome.Reason(2, "Date", "is not a time in the format of the mapping"),
                            new ImportOutcome.Reason(
                                    3, "Answered (Y/N)", "is not one of the values that the mapping knows"),
                            new ImportOutcome.Reason(4, null, "does not have 10 fields as the header has"),
                            new ImportOutcome.Reason(5, "Satisfaction rating", "is not on the scale csat, 1 to 5"),
                            new ImportOutcome.Reason(6, "Date", "is in the future"));
        });
        assertThat(events()).hasSize(3);
        assertThat(log.refused()).hasSize(5);
    }

    @Test
    void takesARowWithAllOfItsEventsOrWithNone() {
        calls("C7,A,2025-01-31,09:00:00,Billing,Y,Y,10,00:02:00,9\r\n");

        assertThat(log.accepted()).isEmpty();
    }

    @Test
    void numbersTheRowsOfAPartFromItsFirst() {
        ImportOutcome outcome = importing.run(
                mapping("call-centre"),
                (CALLS + "x\r\n").getBytes(UTF_8),
                new ImportRequest("acme", 5001, null, false, null, false));

        assertThat(((ImportOutcome.Done) outcome).reasons())
                .extracting(ImportOutcome.Reason::row)
                .containsExactly(5001L);
    }

    @Test
    void namesTheColumnsThatAFileLacks() {
        assertThat(importing.run(mapping("call-centre"), "Call Id,Agent\r\n1,2\r\n"))
                .isInstanceOfSatisfying(ImportOutcome.MissingColumns.class, missing -> assertThat(missing.names())
                        .contains("Date", "Topic")
                        .doesNotContain("Call Id"));
        assertThat(importing.run(mapping("call-centre"), "")).isEqualTo(new ImportOutcome.Empty());
    }

    @Test
    void countsARowWithBrokenQuotesAndGoesOn() {
        ImportOutcome outcome = calls("C4,\"A\"x,\"2025\"-01-31,09:00:00,Billing,Y,Y,10,00:02:00,4\r\n" + ANSWERED);

        assertThat(((ImportOutcome.Done) outcome).rows()).isEqualTo(2);
        assertThat(events()).isNotEmpty();
    }

    @Test
    void refusesAFieldThatIsNotUtf8() {
        byte[] latin = (CALLS + ANSWERED.replace("late", "sp\u00e4t")).getBytes(ISO_8859_1);

        ImportOutcome outcome = importing.run(mapping("call-centre"), withoutBom(latin), ImportRequest.of("acme"));

        assertThat(((ImportOutcome.Done) outcome).reasons())
                .containsExactly(new ImportOutcome.Reason(1, "Topic", "is not UTF-8"));
    }

    private static byte[] withoutBom(byte[] latin) {
        return Arrays.copyOfRange(latin, 1, latin.length);
    }

    @Test
    void sortsTheStatesOfAnIncidentByTheirCount() {
        String header = "number,incident_state,sys_mod_count,made_sla,caller_id,opened_at,sys_updated_at,contact_type,"
                + "category,reopen_count,resolved_at,closed_at\n";
        String row = "I1,%s,%d,true,Erika,1/2/2016 9:05,1/2/2016 9:07,Phone,?,2,%s,3/2/2016 10:00\n";

        importing.run(
                mapping("service-desk"),
                header + row.formatted("Active", 9, "?") + row.formatted("Closed", 10, "2/2/2016 8:00"));

        assertThat(events()).hasSize(2).isSortedAccordingTo(Comparator.comparing(CloudEvent::id));
        Episode last = (Episode) events().get(1).data();
        assertThat(last.resolvedAt()).isEqualTo("2016-02-02T08:00:00Z");
        assertThat(last.resolution()).isEqualTo(Episode.Resolution.ASSUMED);
        assertThat(last.channel()).isEqualTo("phone");
        assertThat(last.topic()).isNull();
        assertThat(last.customer()).isNotEqualTo("Erika");
        assertThat(((Episode) events().get(0).data()).humanAnsweredAt()).isEqualTo("2016-02-03T10:00:00Z");
    }

    @Test
    void refusesAMappingThatCouldNotWork() {
        assertThatThrownBy(() -> MappingReader.read("x.yaml", csv(IMPOSSIBLE)))
                .hasMessage("The mapping x.yaml cannot be used: value a uses b, which is not above it.");
        assertThatThrownBy(() -> MappingReader.read("x.yaml", csv("name: x\nunknown: y\n")))
                .hasMessageStartingWith("The mapping x.yaml cannot be read: ");
    }

    private ImportOutcome calls(String rows) {
        return importing.run(mapping("call-centre"), CALLS + rows);
    }

    private Mapping mapping(String name) {
        return mappings.find(name).orElseThrow();
    }

    private List<CloudEvent> events() {
        return log.accepted().stream().map(accepted -> accepted.event()).toList();
    }

    private static ByteArrayInputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
