package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Chore;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.Snapshot;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.postgres.Counting.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what followed a fact: the next contact of the same customer about the same topic, and the first episode
 * that reopens it. That needs facts which other transactions may be storing just now, so it is done afterwards, by one
 * alone, for all facts that were committed; whatever is stored meanwhile leaves its own note.
 */
@ApplicationScoped
class Settling implements Chore {
    /** So many contacts take about a tenth of the memory that there is; the more at once, the nearer to each other they lie. */
    private static final int AT_ONCE =
            (int) Math.max(20_000, Math.min(100_000, Runtime.getRuntime().maxMemory() / 8192));

    private static final String STAGE = """
            create temporary table if not exists reopened (organisation_id integer, key uuid, episode text collate "C")
                on commit delete rows
            """;
    private static final String TAKE_CONTACTS = """
            delete from unsettled_contact where ctid = any (array(select ctid from unsettled_contact limit %d))
            returning organisation_id, customer, topic, started_at
            """;
    private static final String TAKE_REOPENINGS = """
            delete from unsettled_reopening where ctid = any (array(select ctid from unsettled_reopening limit %d))
            returning organisation_id, key, episode
            """;
    /**
     * All at once and by value. Were each looked for by itself, the server would have to choose the index beforehand,
     * and of a partition that was empty a moment ago it may choose the one by time: each look would then read the month.
     */
    private static final String CONTACTS = """
            select organisation_id, customer, key, started_at, slice, next_contact_at
              from episode
             where customer = any ('{%s}'::uuid[]) and started_at >= '%s' and started_at <= '%s'
            """;

    /** {@code offset 0} keeps it a look into the index for each: the server does not know how many are asked for. */
    private static final String REOPENINGS = """
            select r.organisation_id, r.key, min(e.started_at)
              from reopened r
              left join lateral (
                   select started_at from episode
                    where organisation_id = r.organisation_id and reopens = r.episode
                   offset 0) e on true
             group by r.organisation_id, r.key
            """;

    private final Transactions transactions;
    private final Counting counting;
    private final OrganisationTable organisations;
    private final KeyTable keys;
    private final EpisodeTable episodes;
    private final SliceTable slices;
    private final Sums sums;

    Settling(
            Transactions transactions,
            Counting counting,
            OrganisationTable organisations,
            KeyTable keys,
            EpisodeTable episodes,
            SliceTable slices,
            Sums sums) {
        this.transactions = transactions;
        this.counting = counting;
        this.organisations = organisations;
        this.keys = keys;
        this.episodes = episodes;
        this.slices = slices;
        this.sums = sums;
    }

    /** The contacts of one customer about one topic. */
    private record Course(int organisation, Hash customer, String topic) {}

    /** Contacts of one month that were taken at once. */
    private static final class Taken {
        private final Set<Course> courses = new HashSet<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void add(Course course, Instant startedAt) {
            courses.add(course);
            first = startedAt.isBefore(first) ? startedAt : first;
            last = startedAt.isAfter(last) ? startedAt : last;
        }
    }

    /**
     * What was found to be next for a contact.
     *
     * @param course whose contact it was when this was found
     * @param startedAt when it began then
     */
    private record Found(
            Course course, Instant startedAt, @Nullable Instant next) {
        /** Whether the fact, which may have changed meanwhile, is still the one that this was found for. */
        boolean isOf(StoredFact stored) {
            Snapshot snapshot = stored.fact().snapshot();
            return snapshot != null
                    && snapshot.episode().startedAt().equals(startedAt)
                    && course.customer().equals(stored.customer())
                    && course.topic().equals(snapshot.episode().topic());
        }
    }

    private record Contact(
            FactKey key, Instant startedAt, @Nullable Instant next) {}

    @Override
    public String name() {
        return "facts settled";
    }

    @Override
    public int run() throws StoreUnavailableException {
        return transactions.run(this::settle);
    }

    private Integer settle(Connection connection) throws SQLException {
        Counting.Ground ground = counting.hold(connection);
        if (!counting.isMine(connection, Task.SETTLING)) {
            return 0;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
        keys.prepare(connection);
        Map<Instant, Taken> months = new TreeMap<>();
        int contacts = takeContacts(connection, months);
        Map<FactKey, Found> next = new HashMap<>();
        for (Taken month : months.values()) {
            findNext(connection, month, next);
        }
        Map<FactKey, @Nullable Instant> reopened = new HashMap<>();
        int reopenings = takeReopenings(connection, reopened);
        if (contacts + reopenings > 0) {
            follow(new Batch(connection, ground, organisations.all(connection)), next, reopened);
        }
        return contacts + reopenings;
    }

    private int takeContacts(Connection connection, Map<Instant, Taken> months) throws SQLException {
        int taken = 0;
        try (StoredRows rows = new StoredRows(connection, TAKE_CONTACTS.formatted(AT_ONCE))) {
            for (; rows.next(); taken++) {
                Course course = new Course(
                        (int) rows.count(), Objects.requireNonNull(rows.hash()), Objects.requireNonNull(rows.text()));
                Instant startedAt = Objects.requireNonNull(rows.instant());
                months.computeIfAbsent(Months.of(startedAt), any -> new Taken()).add(course, startedAt);
            }
        }
        return taken;
    }

    /**
     * Finds the next contacts of facts whose answer these may have changed: themselves, and those that began so shortly
     * before that one of these may have followed.
     */
    private void findNext(Connection connection, Taken taken, Map<FactKey, Found> changed) throws SQLException {
        String customers = taken.courses.stream()
                .map(Course::customer)
                .distinct()
                .sorted()
                .map(Hash::toString)
                .collect(Collectors.joining(","));
        String query =
                CONTACTS.formatted(customers, taken.first.minus(EpisodeFact.MONTH), taken.last.plus(EpisodeFact.MONTH));
        Map<Course, List<Contact>> contacts = new HashMap<>();
        try (StoredRows rows = new StoredRows(connection, query)) {
            while (rows.next()) {
                int organisation = (int) rows.count();
                Hash customer = Objects.requireNonNull(rows.hash());
                FactKey key = new FactKey(organisation, Objects.requireNonNull(rows.hash()));
                Instant startedAt = Objects.requireNonNull(rows.instant());
                String topic = slices.slice((int) rows.count()).topic();
                Contact contact = new Contact(key, startedAt, rows.instant());
                contacts.computeIfAbsent(new Course(organisation, customer, topic), any -> new ArrayList<>(2))
                        .add(contact);
            }
        }
        contacts.forEach((course, all) -> {
            if (taken.courses.contains(course)) {
                compare(course, all, taken.last, changed);
            }
        });
    }

    private static void compare(Course course, List<Contact> contacts, Instant last, Map<FactKey, Found> changed) {
        contacts.sort(Comparator.comparing(Contact::startedAt).thenComparing(Contact::key));
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            Instant following = i + 1 < contacts.size() ? contacts.get(i + 1).startedAt() : null;
            Instant next =
                    following != null && !following.isAfter(contact.startedAt().plus(EpisodeFact.MONTH))
                            ? following
                            : null;
            if (!contact.startedAt().isAfter(last) && !Objects.equals(next, contact.next())) {
                changed.put(contact.key(), new Found(course, contact.startedAt(), next));
            }
        }
    }

    private int takeReopenings(Connection connection, Map<FactKey, @Nullable Instant> reopened) throws SQLException {
        int taken = 0;
        BinaryRows asked = new BinaryRows(3);
        try (StoredRows rows = new StoredRows(connection, TAKE_REOPENINGS.formatted(AT_ONCE))) {
            for (; rows.next(); taken++) {
                asked.row().add((int) rows.count()).add(rows.hash()).add(rows.text());
            }
        }
        if (taken > 0) {
            asked.copyTo(connection, "reopened");
            try (StoredRows rows = new StoredRows(connection, REOPENINGS)) {
                while (rows.next()) {
                    reopened.put(KeyTable.readKey(rows), rows.instant());
                }
            }
        }
        return taken;
    }

    /** Writes down what followed, and counts the facts anew for which that makes a difference. */
    private void follow(Batch batch, Map<FactKey, Found> next, Map<FactKey, @Nullable Instant> reopened)
            throws SQLException {
        Set<FactKey> all = new HashSet<>(next.keySet());
        all.addAll(reopened.keySet());
        if (!all.isEmpty()) {
            followKnown(batch, all, next, reopened);
        }
        // also without a change: from now on fewer facts are unsettled
        sums.add(batch);
    }

    private void followKnown(
            Batch batch, Set<FactKey> all, Map<FactKey, Found> next, Map<FactKey, @Nullable Instant> reopened)
            throws SQLException {
        // an episode that is reopened before it is known leaves its key, so that it is looked for when it comes
        keys.claim(
                batch.connection(),
                reopened.keySet().stream()
                        .sorted()
                        .map(key -> new KeyTable.Claim(key, null, null))
                        .toList());
        keys.lock(batch.connection(), all);
        List<StoredFact> followed = new ArrayList<>();
        for (StoredFact stored : episodes.readLocked(batch).values()) {
            EpisodeFact before = stored.fact();
            Found found = next.get(stored.key());
            EpisodeFact after = found != null && found.isOf(stored) ? before.nextContactAt(found.next()) : before;
            if (reopened.containsKey(stored.key())) {
                after = after.reopenedAt(reopened.get(stored.key()));
            }
            if (stored.place() != null && !after.equals(before)) {
                batch.deltas().change(before, stored.epoch(), after, stored.epoch());
                followed.add(
                        new StoredFact(stored.key(), after, stored.place(), stored.epoch(), stored.customer(), false));
            }
        }
        episodes.follow(batch.connection(), followed);
    }
}
