package dev.tandem.ingest.imports;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the groups of rows that were seen last. Rows of one group need not follow each other closely. */
final class Groups {
    /** Bounds memory; a group of which as many others were seen since begins anew. */
    static final int REMEMBERED = 10_000;

    private final Map<String, Group> groups = new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Group> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The group of this key, which has one row more now. */
    Group next(String key) {
        Group group = groups.computeIfAbsent(key, unseen -> new Group());
        group.rows++;
        return group;
    }

    /** What its rows have told so far. */
    static final class Group {
        private final Map<String, Instant> times = new HashMap<>();
        private long rows;

        long rows() {
            return rows;
        }

        /** The earliest or latest time of a value, once this one counts too; null when there was none yet. */
        @Nullable
        Instant with(String value, @Nullable Instant time, boolean latest) {
            Instant known = times.get(value);
            if (time != null && (known == null || (latest ? time.isAfter(known) : time.isBefore(known)))) {
                times.put(value, time);
                return time;
            }
            return known;
        }
    }
}
