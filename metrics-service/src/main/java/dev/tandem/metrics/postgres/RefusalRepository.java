package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Refusal;
import dev.tandem.metrics.Refusals;
import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

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

    @Override
    public Optional<Refusal> find(long id) throws StoreUnavailableException {
        return Sql.inTransaction(() -> findByIdOptional(id).map(RefusalRepository::refusal));
    }

    @Override
    public void replayed(long id, Instant at) throws StoreUnavailableException {
        Sql.inTransaction(() -> update("replayedAt = ?1 where id = ?2 and replayedAt is null", at, id));
    }

    private static Refusal refusal(RefusalEntity entity) {
        return new Refusal(
                entity.recordId,
                entity.rejectedAt,
                entity.stage,
                entity.organisation,
                entity.eventId,
                entity.eventSource,
                entity.eventType,
                entity.violations,
                entity.coordinates,
                entity.bytes,
                entity.event);
    }
}
