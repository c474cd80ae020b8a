package dev.tandem.ingest.helpdesks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
    private static final String TICKET = """
            {"id": 1, "status": "new", "tags": ["Parcel_Lost", "vip", "asked-for-human"], "requester_id": 2,
             "created_at": "2026-03-01T08:00:00Z", "updated_at": "2026-03-01T08:00:00Z", "via": {"channel": "api"},
             "metric_set": {"reopens": 0}}""";

    @Test
    void theFirstRowThatFitsSaysWhatATagMeans(@TempDir Path directory) throws IOException {
        Desks desks = tables(directory, """
                topics:
                  invoice: billing
                  parcel_lost: delivery
                  vip: special
                handoverReasons:
                  Asked-For-Human: customer_request
                """);

        assertThat(Taken.of(Vendor.ZENDESK, TICKET, desks).episode().topic()).isEqualTo("delivery");
        assertThat(Taken.of(Vendor.ZENDESK, TICKET, desks).episode().handoverReason())
                .isEqualTo("customer_request");
    }

    @Test
    void aTagInNoTableMeansNothing() {
        Labels labels = new Labels(Desks.SILENT);

        assertThat(labels.topic(List.of("erika"))).isNull();
        assertThat(labels.handoverReason(List.of("erika", "tool_failure"))).isEqualTo("tool_failure");
    }

    @Test
    void tablesThatCannotBeReadStopTheStart(@TempDir Path directory) throws IOException {
        for (String file : List.of("topic: {a: b}", "topics: [a]", "topics: {a: }", "topics: {a: b", "")) {
            Desks desks = tables(directory, file);

            assertThatThrownBy(() -> new Labels(desks))
                    .as(file)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tables of labels");
        }
    }

    private static Desks tables(Path directory, String yaml) throws IOException {
        return Desks.SILENT.withTables(Files.writeString(directory.resolve("labels.yaml"), yaml));
    }
}
