package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Sends a file in pieces and tells what became of its rows. */
final class Import {
    private static final int REJECTED = 1;
    private static final int NOT_SENT = 2;
    // half of what a request may hold, so that a long last record still fits
    private static final int PIECE_BYTES = 4 << 20;
    private static final int RECORD_BYTES = 4 << 20;

    private final Terminal terminal;
    private final ImportTarget target;

    Import(Terminal terminal, ImportTarget target) {
        this.terminal = terminal;
        this.target = target;
    }

    /** Sends the file; the exit code is 0 when every row was accepted, 1 when some were not, 2 when it was not sent to its end. */
    int send(Path file) throws InterruptedException {
        ImportAnswer sum = ImportAnswer.NOTHING;
        try (ImportSource source = ImportSource.open(file)) {
            ProgressBar bar = new ProgressBar(terminal, "Sending", ProgressBar::mebibytes, System::nanoTime);
            CsvChunks chunks = new CsvChunks(source.csv(), PIECE_BYTES, RECORD_BYTES);
            for (Optional<CsvChunks.Chunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
                sum = sum.plus(target.send(chunk.get()));
                bar.advanced(source.done(), source.total());
            }
        } catch (CannotStartException cannot) {
            return notSent(sum, cannot.sentence());
        } catch (IOException unreadable) {
            return notSent(sum, file + " cannot be read: " + unreadable.getMessage());
        }
        tell(sum);
        return sum.rejected() > 0 ? REJECTED : 0;
    }

    private int notSent(ImportAnswer sum, String why) {
        if (sum.rows() > 0) {
            tell(sum);
            terminal.complain("The rest was not sent; the whole file can be sent again, no row counts twice.");
        }
        terminal.complain(why);
        return NOT_SENT;
    }

    private void tell(ImportAnswer sum) {
        terminal.say("%s rows, %s accepted, %s rejected"
                .formatted(
                        ProgressBar.count(sum.rows()),
                        ProgressBar.count(sum.accepted()),
                        ProgressBar.count(sum.rejected())));
        for (ImportAnswer.Reason reason : sum.reasons()) {
            terminal.say("  row %d%s: %s"
                    .formatted(
                            reason.row(),
                            reason.column() == null ? "" : ", column " + reason.column(),
                            reason.reason()));
        }
        if (sum.rejected() > sum.reasons().size()) {
            terminal.say("  ... and more: GET /v1/rejected of report-service has them all");
        }
    }
}
