package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.postgres.Counting.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Adds the changes that were appended to their cells, so that these stay few. While many come in it waits for more of
 * them, since those for one cell are then added at once. It is the only one who writes cells.
 */
@ApplicationScoped
class Folding implements Chore {
    private static final int AT_ONCE = 25_000;
    private static final long MANY = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Counting counting;
    private final CellTable cells;
    private final SliceTable slices;
    private volatile long left;
    private volatile long foldedAt = System.nanoTime();

    Folding(Transactions transactions, Counting counting, CellTable cells, SliceTable slices) {
        this.transactions = transactions;
        this.counting = counting;
        this.cells = cells;
        this.slices = slices;
    }

    @Override
    public String name() {
        return "changes added to cells";
    }

    @Override
    public int run() throws StoreUnavailableException {
        int rows = transactions.run(this::fold);
        if (rows >= AT_ONCE) {
            // deleted rows would be read again and again until the server gets round to them
            transactions.runAlone("vacuum (truncate false) cell_delta");
        }
        return rows;
    }

    private Integer fold(Connection connection) throws SQLException {
        if (!counting.isMine(connection, Task.FOLDING)) {
            return 0;
        }
        long waiting = cells.waiting(connection);
        boolean moreAreComing = waiting > left && waiting < MANY;
        left = waiting;
        if (waiting == 0 || (moreAreComing && System.nanoTime() - foldedAt < PATIENCE.toNanos())) {
            return 0;
        }
        foldedAt = System.nanoTime();
        var changes = cells.takeChanges(connection, AT_ONCE, slices);
        cells.add(connection, changes);
        // what is left of these is taken at once, unless others join it
        left = Math.max(0, waiting - AT_ONCE);
        return (int) Math.min(waiting, AT_ONCE);
    }
}
