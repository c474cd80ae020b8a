package dev.tandem.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {
    private static final String GERMAN = """
            Ticketnummer;Eröffnet am;Gelöst am;Kanal;Thema;Status;Bearbeiter;Zufriedenheit;Bearbeitungszeit
            1001;03.01.2026 09:00;13.01.2026 10:00;Chat;Rückgabe;Gelöst;Erika;5;00:12:30
            1002;14.01.2026 09:00;;E-Mail;Rechnung;Offen;Max;;00:02:00
            """;

    @Test
    void readsGermanColumns() throws Exception {
        assertThat(propose(GERMAN))
                .contains(
                        "separator: \";\"\n",
                        "  episode: {column: \"Ticketnummer\"}\n",
                        "  start: {column: \"Eröffnet am\", as: time, order: day-first}\n",
                        "  resolvedAt: {column: \"Gelöst am\", as: time, order: day-first}\n",
                        "  channel: {column: \"Kanal\", as: lower}\n",
                        "  topic: {column: \"Thema\"}\n",
                        "      \"Gelöst\": assumed\n",
                        "      \"Offen\": ~ # was not known\n",
                        "  work: {column: \"Bearbeitungszeit\", as: clock}\n",
                        "# Not read: Bearbeiter\n",
                        "- type: tandem.survey.v1")
                .doesNotContain("encoding", "Erika", "Max");
    }

    @Test
    void readsEnglishColumnsAndParsTheDayFromTheTime() throws Exception {
        assertThat(propose("Call Id,Agent,Date,Time,Topic\nC1,Ann,2026-01-31,9:00,bill\nC2,Ann,2026-01-31,9:01,bill\n"))
                .contains("  start: {columns: [\"Date\", \"Time\"], as: time}\n", "# No column tells the channel")
                .contains("# Not read: Agent\n");
    }

    @Test
    void saysThatDatesAreAmbiguous() throws Exception {
        assertThat(propose("id,created\n1,03/04/2026\n2,05/06/2026\n"))
                .contains("# AMBIGUOUS: every date of created", "{column: \"created\", as: time}");
        assertThat(propose("id,created\n1,03/04/2026\n2,12/31/2026\n")).contains("as: time, order: month-first}");
        assertThat(propose("id,created\n1,31/12/2026\n2,12/31/2026\n")).contains("# WRONG: created");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 Mar 2026 17:00|format: \"d MMM yyyy H:mm\"",
                "Mar 3, 2026, 5:00 pm|format: \"MMM d, yyyy, h:mm a\"",
                "3. Oktober 2026|format: \"d. MMMM yyyy\"",
                "1772600767|format: \"epoch-seconds\"",
                "1772600767123|format: \"epoch-millis\"",
                "2026-03-04T05:06:07.123Z|created_at\", as: time}",
            })
    void knowsTheFormatsOfTimes(String time, String expected) throws Exception {
        assertThat(propose("id;created_at\n1;" + time + "\n")).contains(expected);
    }

    @Test
    void saysTheLanguageOfMonths() throws Exception {
        assertThat(propose("id;created_at\n1;3. Oktober 2026\n")).contains("language: de\n");
    }

    @Test
    void takesARepeatedKeyForStepsOfOneRequest() throws Exception {
        assertThat(propose("CaseID,Step,Timestamp\n1,a,2026-01-01 10:00\n1,b,2026-01-02 10:00\n2,a,2026-01-01 11:00\n"))
                .contains("group: episode\n", "  start: {earliest: at}\n", "    id: [episode, nth]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE", "UTF-16BE"})
    void findsTheEncoding(String encoding) throws Exception {
        String proposed = propose(GERMAN.getBytes(Charset.forName(encoding)));

        assertThat(proposed).contains("encoding: " + encoding + "\n", "\"Eröffnet am\"");
    }

    @Test
    void believesAByteOrderMark() throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(propose(("\ufeff" + GERMAN).getBytes(charset)))
                    .contains("\"Ticketnummer\"")
                    .doesNotContain("encoding");
        }
    }

    @ParameterizedTest
    @CsvSource({"'|',\"", "'\t',\"", "';',''''", "',',''''"})
    void findsTheDialect(char separator, char quote) throws Exception {
        String field = quote + "a" + separator + "b" + quote;
        String proposed = propose("Export of January\n" + String.join("" + separator, "id", "created", "topic") + "\n"
                + String.join("" + separator, "1", "2026-01-01", field) + "\n"
                + String.join("" + separator, "2", "2026-01-02", field) + "\n");

        assertThat(proposed).contains("skip: 1\n", "topic: {column: \"topic\"}");
        assertThat(proposed.contains("quote:")).isEqualTo(quote == '\'');
    }

    @Test
    void quotesNamesWhateverTheyHold() throws Exception {
        assertThat(propose("id,created,\"topic\"\n\"#1: \"\"x\"\"\",2026-01-01,x\n"))
                .contains("column: \"id\"");
        assertThat(propose("\"id\",created\n1,2026-01-01\n").lines()).noneMatch(line -> line.contains("\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\n1\n", "a,b\n", "a,b\n1,2\n", "created,updated\n2026-01-01,2026-01-01\n", "\0\0\0\0"})
    void refusesWhatHoldsNoTable(String file) {
        assertThatThrownBy(() -> propose(file)).isInstanceOf(Proposal.ImpossibleException.class);
    }

    private static String propose(String file) throws IOException, Proposal.ImpossibleException {
        return propose(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String propose(byte[] file) throws IOException, Proposal.ImpossibleException {
        return Proposal.of("test", new ByteArrayInputStream(file));
    }
}
