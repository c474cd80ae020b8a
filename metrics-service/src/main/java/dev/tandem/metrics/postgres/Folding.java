package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.Delta;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.postgres.CellTable.Address;
import dev.tandem.metrics.postgres.Counting.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds the changes that were appended to their cells, which is when answers change. While many come in it waits for more
 * of them, since those for one cell are then added at once. It is the only one who writes cells.
 */
@ApplicationScoped
class Folding implements Chore {
    /** So many changes take about a tenth of the memory that there is. */
    private static final int AT_ONCE =
            (int) Math.max(20_000, Math.min(200_000, Runtime.getRuntime().maxMemory() / 4096));

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Counting counting;
    private final ChangeTable appended;
    private final CellTable cells;
    private final OrganisationTable organisations;
    private volatile long left;
    private volatile long foldedAt = System.nanoTime();

    Folding(
            Transactions transactions,
            Counting counting,
            ChangeTable appended,
            CellTable cells,
            OrganisationTable organisations) {
        this.transactions = transactions;
        this.counting = counting;
        this.appended = appended;
        this.cells = cells;
        this.organisations = organisations;
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
            transactions.runAlone("vacuum (truncate false) cell_change");
        }
        return rows;
    }

    private Integer fold(Connection connection) throws SQLException {
        if (!counting.isMine(connection, Task.FOLDING)) {
            return 0;
        }
        long waiting = appended.waiting(connection);
        boolean moreAreComing = waiting > left && waiting < AT_ONCE;
        left = waiting;
        if (moreAreComing && System.nanoTime() - foldedAt < PATIENCE.toNanos()) {
            return 0;
        }
        Map<Address, Delta> changes = appended.take(connection, AT_ONCE);
        cells.takeOld(connection, AT_ONCE, changes);
        left = appended.waiting(connection);
        int folded = changes.size();
        if (folded > 0) {
            foldedAt = System.nanoTime();
            Set<Integer> changed = new TreeSet<>();
            changes.keySet().forEach(cell -> changed.add(cell.organisation()));
            cells.rollUp(changes);
            cells.add(connection, changes);
            organisations.changed(connection, changed);
        }
        return folded;
    }
}
