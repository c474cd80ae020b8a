package dev.tandem.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts one organisation and its cells into the views. */
public final class Company {
    private final String key;

    private Company(String key) {
        this.key = key;
    }

    /** An organisation in UTC with a minimum group of 10. */
    public static Company named(String key) {
        return of(key, "UTC", false);
    }

    /** An organisation in a zone. */
    public static Company of(String key, String zone, boolean simulated) {
        Views.execute("delete from report.organisation where organisation = ?", key);
        Views.execute("delete from report.cell where organisation = ?", key);
        Views.execute("delete from report.duration where organisation = ?", key);
        Views.execute("delete from report.change where organisation = ?", key);
        Views.execute("delete from report.workforce where organisation = ?", key);
        Views.execute("delete from report.handover where organisation = ?", key);
        Views.execute("delete from report.cost where organisation = ?", key);
        Views.execute(
                "insert into report.organisation values (?, ?, ?, ?, 10, 0, null, null, 0, 0, 1, now())",
                key,
                "Company " + key,
                zone,
                simulated);
        return new Company(key);
    }

    /** Says from when until when it has data. */
    public Company lasting(String first, String last) {
        Views.execute(
                "update report.organisation set first_day = ?, last_day = ? where organisation = ?",
                LocalDate.parse(first),
                LocalDate.parse(last),
                key);
        return this;
    }

    /** Says how many facts there are of which it is not known yet what followed them. */
    public Company unsettled(long facts) {
        Views.execute("update report.organisation set unsettled = ? where organisation = ?", facts, key);
        return this;
    }

    /** Says what was spent in some days. */
    public Company spent(String from, String to, String category, double amount, String currency) {
        Views.execute(
                "insert into report.cost values (?, ?, ?, ?, ?, ?)",
                key,
                LocalDate.parse(from),
                LocalDate.parse(to),
                category,
                amount,
                currency);
        return this;
    }

    /** Says what changed in the automation, and who was told. */
    public Company changed(String moment, String kind, String told) {
        Views.execute("insert into report.change values (?, ?::timestamptz, ?, null, ?)", key, moment, kind, told);
        return this;
    }

    /** Says how many people hold a role from a day on. */
    public Company employs(String day, String role, double people) {
        Views.execute(
                "insert into report.workforce (organisation, effective_on, role, headcount) values (?, ?, ?, ?)",
                key,
                LocalDate.parse(day),
                role,
                people);
        return this;
    }

    /** Says how many people came or left on a day, and why. */
    public Company changes(String day, String role, double people, String reason) {
        Views.execute(
                "insert into report.workforce (organisation, effective_on, role, change, reason) values (?, ?, ?, ?, ?)",
                key,
                LocalDate.parse(day),
                role,
                people,
                reason);
        return this;
    }

    /** The cell of a day, which is added to its month as well. */
    public Cell day(String day) {
        return new Cell(LocalDate.parse(day).atStartOfDay(), true);
    }

    /** The cell of an hour in UTC. */
    public Cell hour(String hour) {
        return new Cell(LocalDateTime.parse(hour), false);
    }

    /** One cell that is being made. */
    public final class Cell {
        private final LocalDateTime period;
        private final boolean daily;
        private final Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
        private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        private final Map<Timing, Buckets> durations = new EnumMap<>(Timing.class);
        private final Map<String, Long> handovers = new TreeMap<>();

        private Cell(LocalDateTime period, boolean daily) {
            this.period = period;
            this.daily = daily;
        }

        public Cell with(Dimension dimension, String value) {
            dimensions.put(dimension, value);
            return this;
        }

        public Cell with(Measure measure, long count) {
            counts.put(measure, count);
            return this;
        }

        /** Adds durations of one length. */
        public Cell lasting(Timing timing, long milliseconds, int times) {
            counts.merge(timing.count(), (long) times, Long::sum);
            counts.merge(timing.milliseconds(), milliseconds * times, Long::sum);
            durations.computeIfAbsent(timing, none -> new Buckets()).add(milliseconds, times);
            return this;
        }

        /** Adds handovers for a reason. */
        public Cell handedOver(String reason, long count) {
            counts.merge(Measure.HANDED_OVER, count, Long::sum);
            handovers.put(reason, count);
            return this;
        }

        /** Writes it. */
        public Company add() {
            if (daily) {
                write("D", period);
                write("M", period.withDayOfMonth(1));
            } else {
                write("H", period);
            }
            return Company.this;
        }

        private void write(String granularity, LocalDateTime start) {
            String columns =
                    String.join(", ", counts.keySet().stream().map(Measure::key).toList());
            String values = String.join(
                    ", ", counts.values().stream().map(String::valueOf).toList());
            Views.execute(
                    "insert into report.cell (organisation, granularity, period, handler, channel, language, topic,"
                            + " complexity, market, " + columns + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, " + values
                            + ")",
                    head(granularity, start).toArray());
            handovers.forEach((reason, count) -> {
                List<Object> arguments = new ArrayList<>(head(granularity, start));
                arguments.add(reason);
                arguments.add(count);
                Views.execute(
                        "insert into report.handover values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", arguments.toArray());
            });
            durations.forEach((timing, histogram) -> {
                List<Object> arguments = new ArrayList<>(head(granularity, start));
                arguments.add(timing.key());
                arguments.add(histogram.buckets());
                arguments.add(histogram.counts());
                Views.execute(
                        "insert into report.duration values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::smallint[], ?::int[])",
                        arguments.toArray());
            });
        }

        private List<Object> head(String granularity, LocalDateTime start) {
            List<Object> head = new ArrayList<>(List.of(key, granularity, start));
            for (Dimension dimension : Dimension.values()) {
                boolean summed = !daily && !dimension.hourly();
                head.add(summed ? "" : dimensions.getOrDefault(dimension, "unknown"));
            }
            return head;
        }
    }

    /** Buckets as the contract describes them, written without the code under test. */
    private static final class Buckets {
        private final Map<Integer, Integer> counts = new TreeMap<>();

        void add(long milliseconds, int times) {
            int bucket = (int) Math.ceil(Math.log((double) milliseconds) / Math.log(1.01 / 0.99));
            counts.merge(bucket, times, Integer::sum);
        }

        String buckets() {
            return counts.keySet().toString().replace('[', '{').replace(']', '}');
        }

        String counts() {
            return counts.values().toString().replace('[', '{').replace(']', '}');
        }
    }
}
