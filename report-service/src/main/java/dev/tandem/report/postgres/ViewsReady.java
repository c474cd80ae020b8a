package dev.tandem.report.postgres;

import dev.tandem.report.DataUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the published views can be read; until then the service waits for them. */
@Readiness
@ApplicationScoped
class ViewsReady implements HealthCheck {
    private final Database database;

    ViewsReady(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.rows("""
                    select from report.organisation, report.cell, report.duration, report.article, report.rejected,
                        report.change, report.workforce, report.handover, report.cost, report.definition_epoch,
                        report.organisation_name, report.claim, report.claim_review, report.unmatched_sentence, report.claim_change,
                        report.claim_check
                    limit 0
                    """, List.of(), row -> row);
            return HealthCheckResponse.up("published views");
        } catch (DataUnavailableException e) {
            return HealthCheckResponse.down("published views");
        }
    }
}
