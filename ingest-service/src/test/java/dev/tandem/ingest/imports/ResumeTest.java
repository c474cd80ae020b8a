package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.EventLogUnavailableException;
import dev.tandem.ingest.InMemoryEventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final Mapping MAPPING = Importing.mapping("""
            name: chats
            description: x
            values:
              chat: {column: Chat}
              start: {column: Begin, as: time}
              kind: {constant: chat}
            events:
              - type: tandem.episode.v1
                id: [chat]
                time: start
                data: {episode: chat, updatedAt: start, startedAt: start, channel: kind}
            """);
    private static final int ROWS = 5000;

    private final Path directory;
    private final BreakingLog log = new BreakingLog();

    ResumeTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void goesOnWhereItWasBrokenOffAndRefusesNothingTwice() {
        log.batchesLeft = 2;
        assertThatThrownBy(() -> run(null)).isInstanceOf(EventLogUnavailableException.class);
        assertThat(log.all.accepted()).hasSize(1980);

        log.batchesLeft = 100;
        ImportOutcome.Done done = run(null);

        assertThat(done.rows()).isEqualTo(ROWS);
        assertThat(done.rejected()).isEqualTo(50);
        assertThat(done.alreadySafe()).isEqualTo(2000);
        assertThat(log.all.accepted()).hasSize(ROWS - 50);
        assertThat(ids()).hasSize(ROWS - 50);
        assertThat(log.all.refused()).hasSize(50);
    }

    @Test
    void sendsAllAgainOnceItHasCometoAnEndOrIsToldTo() {
        run(null);
        assertThat(run(null).alreadySafe()).isZero();
        assertThat(ids()).hasSize(ROWS - 50);

        log.batchesLeft = 1;
        assertThatThrownBy(() -> run(null)).isInstanceOf(EventLogUnavailableException.class);
        log.batchesLeft = 100;
        assertThat(run(1L).alreadySafe()).isZero();
    }

    @Test
    void sendsAllAgainWhenWhatWasRefusedIsAcceptableNow() throws IOException {
        log.batchesLeft = 2;
        assertThatThrownBy(() -> run(null)).isInstanceOf(EventLogUnavailableException.class);
        try (Stream<Path> notes = Files.list(directory)) {
            Path note = notes.filter(file -> file.toString().endsWith(".safe"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(note, "2000 21\n");
        }

        log.batchesLeft = 100;
        ImportOutcome.Done done = run(null);

        assertThat(done.alreadySafe()).isZero();
        assertThat(done.rows()).isEqualTo(ROWS);
    }

    @Test
    void startsWhereItIsTold() {
        ImportOutcome.Done done = run(4001L);

        assertThat(done.rows()).isEqualTo(1000);
        assertThat(ids()).hasSize(990);
        assertThat(done.reasons().get(0).row()).isEqualTo(4100);
    }

    @Test
    void leavesNothingOnTheDisk() throws IOException {
        run(null);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void sendsNothingInADryRun() {
        ImportOutcome.Done done = (ImportOutcome.Done)
                importing().run(MAPPING, file(), new ImportRequest("acme", 1, null, true, null, false));

        assertThat(log.all.accepted()).isEmpty();
        assertThat(log.all.refused()).isEmpty();
        assertThat(done.accepted()).isEqualTo(ROWS - 50);
        assertThat(done.reasons()).hasSize(50);
        ImportOutcome.Preview preview = Objects.requireNonNull(done.preview());
        assertThat(preview.rows()).hasSize(10);
        assertThat(preview.rows().get(0).events().get(0).data()).contains("\"episode\":\"c1\"");
        assertThat(preview.encoding()).isEqualTo("UTF-8");
        assertThat(preview.ignored()).isEqualTo(1);
    }

    @Test
    void takesNoMoreFilesAtOnceThanItMay() {
        Importing importing = importing();
        Spooled one = spooled(importing);
        Spooled two = spooled(importing);
        assertThat(importing.spool().receive(InputStreams.of("x"))).isEmpty();
        one.close();
        two.close();
        spooled(importing).close();
        spooled(importing).close();
        spooled(importing).close();
    }

    @Test
    void givesTheRoomBackWhenTheSenderStops() {
        Importing importing = importing();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> importing.spool().receive(InputStreams.broken()))
                    .isInstanceOf(UncheckedIOException.class);
        }
        spooled(importing).close();
    }

    private static Spooled spooled(Importing importing) {
        return importing.spool().receive(InputStreams.of("x")).orElseThrow();
    }

    private ImportOutcome.Done run(@Nullable Long fromRow) {
        return (ImportOutcome.Done)
                importing().run(MAPPING, file(), new ImportRequest("acme", 1, fromRow, false, null, false));
    }

    /** A new one each time, as after a crash. */
    private Importing importing() {
        return new Importing(log, directory);
    }

    /** Every hundredth row is wrong. */
    private static byte[] file() {
        return ("Chat,Begin,Agent\n"
                        + IntStream.rangeClosed(1, ROWS)
                                .mapToObj(i -> "c" + i + "," + (i % 100 == 0 ? "never" : "2026-01-01") + ",A\n")
                                .collect(Collectors.joining()))
                .getBytes(UTF_8);
    }

    private Set<String> ids() {
        return log.all.accepted().stream()
                .map(accepted -> accepted.event().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Takes some batches and then no more. */
    private static final class BreakingLog implements EventLog {
        private final InMemoryEventLog all = new InMemoryEventLog();
        private int batchesLeft = 100;

        @Override
        public Entry begin() {
            if (batchesLeft-- <= 0) {
                throw new EventLogUnavailableException("gone", new IOException("gone"));
            }
            return all.begin();
        }
    }
}
