package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import dev.tandem.local.mapping.Proposal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a mapping that a file probably needs. */
final class Propose {
    private static final int IMPOSSIBLE = 2;

    private final Terminal terminal;

    Propose(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints it; the exit code is 2 when none can be proposed. */
    int mapping(Path file, @Nullable String name) throws IOException {
        try (ImportSource source = ImportSource.open(file)) {
            String proposed = Proposal.of(name == null ? nameOf(file) : name, source.csv());
            // not through say(), which writes over lines: this is to be redirected into a file
            terminal.out().print(proposed);
            terminal.out().flush();
            return 0;
        } catch (Proposal.ImpossibleException impossible) {
            terminal.complain(String.valueOf(impossible.getMessage()));
        } catch (CannotStartException cannot) {
            terminal.complain(cannot.sentence());
        } catch (IOException unreadable) {
            terminal.complain(file + " cannot be read: " + unreadable.getMessage());
        }
        return IMPOSSIBLE;
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String bare = name.replaceFirst("\\.gz$", "").replaceFirst("\\.[a-z]+$", "");
        String plain = bare.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "my-file" : plain;
    }
}
