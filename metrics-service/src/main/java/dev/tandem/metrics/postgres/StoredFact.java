package dev.tandem.metrics.postgres;

import dev.tandem.metrics.EpisodeFact;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it stands in the database.
 *
 * @param fact without what was said of it; its customer is the hash that is stored
 * @param place where it is, null while only its key is known
 * @param epoch of the definitions that it was counted by
 * @param customer null where none is known
 * @param forgotten whether it was taken away and must not come back
 */
record StoredFact(
        FactKey key,
        EpisodeFact fact,
        KeyTable.@Nullable Place place,
        int epoch,
        @Nullable Hash customer,
        boolean forgotten) {}
