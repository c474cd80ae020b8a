package dev.tandem.local.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which column of a sample has which role, and what its fields look like. */
final class Columns {
    private static final Pattern CLOCK = Pattern.compile("[0-9]{1,4}:[0-5][0-9]:[0-5][0-9]");
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?i)[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?( ?[ap]\\.? ?m\\.?)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)*");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

    private final Sample sample;
    private final Map<Role, Integer> places = new EnumMap<>(Role.class);

    Columns(Sample sample) {
        this.sample = sample;
        Set<Integer> taken = new HashSet<>();
        take(Role.PERSON, taken, true);
        for (Role role : Role.values()) {
            if (role != Role.PERSON) {
                take(role, taken, false);
            }
        }
    }

    /** A column that has one name twice cannot be told from the other and is not taken. */
    private void take(Role role, Set<Integer> taken, boolean all) {
        int best = -1;
        for (int place = 0; place < sample.header().size(); place++) {
            String name = sample.header().get(place);
            int rank = role.rank(name);
            boolean once = sample.header().indexOf(name) == sample.header().lastIndexOf(name);
            if (rank < 0 || taken.contains(place) || !once || !fits(role, place)) {
                continue;
            }
            if (all) {
                taken.add(place);
            }
            if (best < 0 || rank < role.rank(sample.header().get(best))) {
                best = place;
            }
        }
        if (best >= 0 && !all) {
            places.put(role, best);
            taken.add(best);
        }
    }

    private boolean fits(Role role, int place) {
        return switch (role) {
            case STARTED, UPDATED, RESOLVED_AT, FIRST_REPLY -> dates(place) != null;
            case TIME_OF_DAY -> all(place, TIME_OF_DAY);
            case CSAT, NPS, REOPENED -> all(place, WHOLE);
            case HUMAN_TIME, WAIT -> all(place, CLOCK) || all(place, NUMBER);
            case SLA_MET -> all(place, TRUTH);
            case OUTCOME, CHANNEL -> dates(place) == null && distinct(place).size() <= 50;
            case EPISODE, TOPIC, LANGUAGE, MARKET, CUSTOMER -> dates(place) == null;
            case PERSON -> true;
        };
    }

    private boolean all(int place, Pattern pattern) {
        List<String> fields = sample.column(place);
        return !fields.isEmpty()
                && fields.stream().allMatch(field -> pattern.matcher(field).matches());
    }

    boolean has(Role role) {
        return places.containsKey(role);
    }

    /** The name of the column with this role; empty when there is none. */
    String name(Role role) {
        Integer place = places.get(role);
        return place == null ? "" : sample.header().get(place);
    }

    /** The fields of the column with this role that hold something. */
    List<String> fields(Role role) {
        Integer place = places.get(role);
        return place == null ? List.of() : sample.column(place);
    }

    /** What the column with this role holds, each once, in the order of the file. */
    List<String> distinct(Role role) {
        Integer place = places.get(role);
        return place == null ? List.of() : distinct(place);
    }

    private List<String> distinct(int place) {
        return sample.column(place).stream().distinct().toList();
    }

    /** How times are written in the column with this role; null when there is none. */
    @Nullable
    Dates dates(Role role) {
        Integer place = places.get(role);
        return place == null ? null : dates(place);
    }

    private @Nullable Dates dates(int place) {
        return Dates.of(
                sample.column(place), Role.soundsLikeTime(sample.header().get(place)));
    }

    boolean isClock(Role role) {
        Integer place = places.get(role);
        return place != null && all(place, CLOCK);
    }

    /** Takes any column of times for the start when none is called like one; and any of unlike fields for the key. */
    void fallBack() {
        for (int place = 0; place < sample.header().size(); place++) {
            String name = sample.header().get(place);
            boolean free = !places.containsValue(place)
                    && Role.PERSON.rank(name) < 0
                    && !name.isEmpty()
                    && sample.header().indexOf(name) == sample.header().lastIndexOf(name);
            if (free && !has(Role.STARTED) && dates(place) != null) {
                places.put(Role.STARTED, place);
            } else if (free
                    && !has(Role.EPISODE)
                    && dates(place) == null
                    && sample.column(place).size() == sample.rows().size()
                    && distinct(place).size() == sample.rows().size()) {
                places.put(Role.EPISODE, place);
            }
        }
    }

    /** Whether one key stands in several rows. */
    boolean repeats() {
        return distinct(Role.EPISODE).size() < fields(Role.EPISODE).size();
    }

    /** The columns without a role that is read. */
    List<String> others() {
        List<String> others = new ArrayList<>();
        for (int place = 0; place < sample.header().size(); place++) {
            if (!places.containsValue(place)) {
                others.add(sample.header().get(place));
            }
        }
        return others;
    }

    /** Whether decimal marks of numbers that are read are commas. */
    boolean decimalComma() {
        return List.of(Role.HUMAN_TIME, Role.WAIT).stream()
                .flatMap(role -> fields(role).stream())
                .anyMatch(field -> field.contains(","));
    }
}
