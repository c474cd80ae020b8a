package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Refusal;
import dev.tandem.metrics.Refusals;
import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Refusals as entities: each will be looked at, mended or dismissed. */
@ApplicationScoped
class RefusalRepository implements PanacheRepository<RefusalEntity>, Refusals {

    @Override
    public void keep(Refusal refusal) throws StoreUnavailableException {
        Sql.inTransaction(() -> {
            if (count("recordId", refusal.recordId()) > 0) {
                return refusal;
            }
            RefusalEntity entity = new RefusalEntity();
            entity.recordId = refusal.recordId();
            entity.rejectedAt = refusal.rejectedAt();
            entity.stage = refusal.stage();
            entity.organisation = refusal.organisation();
            entity.eventId = refusal.eventId();
            entity.eventSource = refusal.eventSource();
            entity.eventType = refusal.eventType();
            entity.violations = refusal.violations();
            entity.coordinates = refusal.coordinates();
            entity.bytes = refusal.bytes();
            entity.event = refusal.event();
            persist(entity);
            return refusal;
        });
    }
}
