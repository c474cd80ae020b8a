package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends a file and tells what became of its rows. */
final class Import {
    /** The exit code when the file was not taken. */
    static final int NOT_SENT = 2;

    private static final int REJECTED = 1;

    private final Terminal terminal;
    private final ImportTarget target;

    Import(Terminal terminal, ImportTarget target) {
        this.terminal = terminal;
        this.target = target;
    }

    /** Sends the file; the exit code is 0 when every row was accepted, 1 when some were not, 2 when the file was not taken. */
    int send(Path file) throws InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            terminal.complain(file + " is not a file that can be read.");
            return NOT_SENT;
        }
        try {
            ImportAnswer answer = target.send(
                    file,
                    new ProgressBar(terminal, "Sending", ProgressBar::mebibytes, System::nanoTime),
                    new ProgressBar(terminal, "Reading rows", ProgressBar::count, System::nanoTime));
            tell(answer);
            return answer.rejected() > 0 ? REJECTED : 0;
        } catch (CannotStartException cannot) {
            terminal.complain(cannot.sentence());
        } catch (IOException unreadable) {
            terminal.complain(file + " cannot be read: " + unreadable.getMessage());
        }
        return NOT_SENT;
    }

    private void tell(ImportAnswer sum) {
        if (sum.preview() != null) {
            sum.preview().lines().forEach(terminal::say);
        }
        terminal.say("%s rows, %s accepted, %s rejected%s"
                .formatted(
                        ProgressBar.count(sum.rows()),
                        ProgressBar.count(sum.accepted()),
                        ProgressBar.count(sum.rejected()),
                        sum.preview() == null ? "" : "; nothing was sent, because it was a dry run"));
        if (sum.alreadySafe() > 0) {
            terminal.say("  the first %s of them were safe since an import that was broken off, and were not sent again"
                    .formatted(ProgressBar.count(sum.alreadySafe())));
        }
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
