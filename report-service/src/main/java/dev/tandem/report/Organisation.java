package dev.tandem.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A company whose customer service is measured.
 *
 * @param key its name in addresses
 * @param name its name for readers
 * @param zone where its days and months are cut
 * @param simulated true where the data are made up
 * @param minimumGroup fewer cases than this are not shown
 * @param episodes how many episodes there are
 * @param firstDay the day of the first episode, null where there is none
 * @param lastDay the day of the last episode, null where there is none
 * @param waiting surveys and complaints whose episode has not come yet
 * @param unsettled facts of which it is not known yet what followed them, and changes that are not in the sums yet
 * @param revision grows with every change of its numbers
 * @param countedUntil the moment as of which everything is counted; null before anything was
 */
public record Organisation(
        String key,
        String name,
        ZoneId zone,
        boolean simulated,
        int minimumGroup,
        long episodes,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        long waiting,
        long unsettled,
        long revision,
        @Nullable Instant countedUntil) {

    /** How many episodes may be told of: null where they are too few to be shown, as they are in every answer. */
    public @Nullable Long shownEpisodes() {
        return episodes > 0 && episodes < minimumGroup ? null : (Long) episodes;
    }
}
