package dev.tandem.report.postgres;

import dev.tandem.report.Epochs;
import dev.tandem.report.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresEpochs implements Epochs {
    private final Database database;

    PostgresEpochs(Database database) {
        this.database = database;
    }

    @Override
    public int complete() {
        int complete = database.rows("""
                        select coalesce(min(measure_epoch) filter (where not complete) - 1, max(measure_epoch), 0)
                        from report.definition_epoch
                        """, List.of(), row -> row.getInt(1)).get(0);
        return Math.max(Measure.FIRST_EPOCH, complete);
    }
}
