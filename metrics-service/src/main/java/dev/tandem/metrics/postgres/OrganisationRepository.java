package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Organisation;
import dev.tandem.metrics.Organisations;
import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Organisations as entities: people name them and set how they are measured. */
@ApplicationScoped
class OrganisationRepository implements PanacheRepositoryBase<OrganisationEntity, String>, Organisations {
    /** Waits for the batches that are being counted in the time zone that stands here now. */
    private static final String LOCK = "select pg_advisory_xact_lock(" + Counting.LOCK + ")";

    private static final String CHANGED = """
            insert into organisation_revision as r (organisation_id, shard, revision)
            select id, 0, 1 from organisation where organisation = ?1
            on conflict (organisation_id, shard) do update set revision = r.revision + 1
            """;
    private static final String HAS_FACTS = """
            select exists (select from episode_key k join organisation o on o.id = k.organisation_id
                            where o.organisation = ?1)
                or exists (select from feedback f join organisation o on o.id = f.organisation_id
                            where o.organisation = ?1)
            """;

    /** Everything that those are called who have one of these names. */
    private static final String CALLED = """
            select alike.name_key
              from report.organisation_name met join report.organisation_name alike using (organisation)
             where met.name_key in (select report.name_key(n.name) from unnest(cast(?1 as text[])) n(name))
            """;

    private static final String DUE = """
            insert into ledger_due
            select due.name_key from (select unnest(cast(?2 as text[])) as name_key union %s) due
             order by due.name_key collate "C"
            on conflict do nothing
            """.formatted(CALLED);

    private final OrganisationDefaults defaults;

    OrganisationRepository(OrganisationDefaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public Optional<Organisation> find(String organisation) throws StoreUnavailableException {
        return Sql.inTransaction(() -> findByIdOptional(organisation).map(OrganisationRepository::organisation));
    }

    @Override
    public Outcome put(String organisation, Settings settings) throws StoreUnavailableException {
        return Sql.inTransaction(() -> set(organisation, settings));
    }

    private Outcome set(String organisation, Settings settings) {
        getEntityManager().createNativeQuery(LOCK, Object.class).getResultList();
        OrganisationEntity entity = findById(organisation);
        boolean created = entity == null;
        if (entity == null) {
            entity = unset(organisation);
        }
        ZoneId zone = settings.timeZone();
        if (zone != null && !zone.getId().equals(entity.timeZone)) {
            if (hasFacts(organisation)) {
                return new Outcome.TimeZoneFixed(ZoneId.of(entity.timeZone));
            }
            entity.timeZone = zone.getId();
        }
        Set<String> names = new TreeSet<>(names(entity));
        entity.name = settings.name() == null ? entity.name : settings.name();
        entity.simulated = settings.simulated() == null ? entity.simulated : settings.simulated();
        entity.minimumGroup = settings.minimumGroup() == null ? entity.minimumGroup : settings.minimumGroup();
        entity.aliases = settings.aliases() == null ? entity.aliases : settings.aliases();
        names.addAll(names(entity));
        String[] met = names.toArray(String[]::new);
        String[] called = called(met);
        persist(entity);
        flush();
        // whose claims are put together follows from the names, those that others had or get included
        getEntityManager()
                .createNativeQuery(DUE)
                .setParameter(1, met)
                .setParameter(2, called)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery(CHANGED)
                .setParameter(1, organisation)
                .executeUpdate();
        Organisation now = organisation(entity);
        return created ? new Outcome.Created(now) : new Outcome.Changed(now);
    }

    private static List<String> names(OrganisationEntity entity) {
        return Stream.concat(Stream.of(entity.organisation, entity.name), entity.aliases.stream())
                .toList();
    }

    private String[] called(String[] names) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(CALLED, String.class)
                .setParameter(1, names)
                .getResultStream()
                .toArray(String[]::new);
    }

    private OrganisationEntity unset(String organisation) {
        OrganisationEntity entity = new OrganisationEntity();
        entity.organisation = organisation;
        entity.name = organisation;
        entity.timeZone = defaults.timeZone().getId();
        entity.minimumGroup = defaults.minimumGroup();
        return entity;
    }

    private boolean hasFacts(String organisation) {
        return (Boolean) getEntityManager()
                .createNativeQuery(HAS_FACTS, Boolean.class)
                .setParameter(1, organisation)
                .getSingleResult();
    }

    private static Organisation organisation(OrganisationEntity entity) {
        return new Organisation(
                entity.organisation,
                entity.name,
                ZoneId.of(entity.timeZone),
                entity.simulated,
                entity.minimumGroup,
                entity.aliases);
    }
}
