package dev.tandem.local.cli;

import dev.tandem.local.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** How far something is: one line that changes for a person who watches, else a line every tenth. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final int STEPS = 10;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final Terminal terminal;
    private final String what;
    private final LongFunction<String> amount;
    private final LongSupplier nanos;
    private long drawnNanos;
    private long step;
    private long done;

    /** @param amount how a number of pieces of work is written */
    ProgressBar(Terminal terminal, String what, LongFunction<String> amount, LongSupplier nanos) {
        this.terminal = terminal;
        this.what = what;
        this.amount = amount;
        this.nanos = nanos;
        this.drawnNanos = nanos.getAsLong() - REDRAW_NANOS;
    }

    @Override
    public void advanced(long nowDone, long total) {
        done = nowDone;
        if (total <= 0) {
            return;
        }
        double share = Math.min(1, (double) nowDone / total);
        if (terminal.interactive()) {
            draw(share, total);
        } else {
            tell(share, total);
        }
    }

    private void draw(double share, long total) {
        long now = nanos.getAsLong();
        if (now - drawnNanos < REDRAW_NANOS && share < 1) {
            return;
        }
        drawnNanos = now;
        int filled = (int) (share * WIDTH);
        terminal.show("%s [%s%s] %3d %%  %s of %s"
                .formatted(
                        what,
                        "#".repeat(filled),
                        ".".repeat(WIDTH - filled),
                        (int) (share * 100),
                        amount.apply(done),
                        amount.apply(total)));
    }

    private void tell(double share, long total) {
        long reached = (long) (share * STEPS);
        if (reached > step) {
            step = reached;
            terminal.say("%s: %d %%, %s of %s"
                    .formatted(what, reached * 100 / STEPS, amount.apply(done), amount.apply(total)));
        }
    }

    /** The last amount that was told. */
    long done() {
        return done;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
