package dev.tandem.ingest.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscriptions as rows; every method needs a transaction. */
@ApplicationScoped
class FeedRepository implements PanacheRepositoryBase<FeedEntity, UUID> {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    private static final int SKIP_LOCKED = -2;

    /** The feed that has been due for longest and that nobody claims or is about to claim, locked. */
    Optional<FeedEntity> due(Instant now, Collection<String> busyHosts) {
        return find(
                        "dueAt <= ?1 and (claimedUntil is null or claimedUntil < ?1) and host not in ?2 order by dueAt",
                        now,
                        busyHosts)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(LOCK_TIMEOUT, SKIP_LOCKED)
                .firstResultOptional();
    }

    /** The feed of a claim, locked; null when the claim or the subscription has ended. */
    @Nullable
    FeedEntity claimed(UUID feed, UUID claim) {
        FeedEntity entity = findById(feed, LockModeType.PESSIMISTIC_WRITE);
        return entity != null && claim.equals(entity.claim) ? entity : null;
    }
}
