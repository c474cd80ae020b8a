package dev.tandem.metrics.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Writes down at the end of a transaction what it changes in sums, and for whom answers are no longer what they were. */
@ApplicationScoped
class Sums {
    private final SliceTable slices;
    private final ChangeTable changes;
    private final OrganisationTable organisations;

    Sums(SliceTable slices, ChangeTable changes, OrganisationTable organisations) {
        this.slices = slices;
        this.changes = changes;
        this.organisations = organisations;
    }

    void add(Batch batch) throws SQLException {
        var changed = batch.deltas().changed();
        if (!changed.isEmpty()) {
            slices.number(changed.keySet(), batch);
            changes.append(batch, changed);
        }
        batch.unsettled().write(batch.connection());
        organisations.changed(batch.connection(), batch.organisations());
    }
}
