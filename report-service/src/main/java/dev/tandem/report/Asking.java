package dev.tandem.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the parameters of one question; nothing that is not understood is ignored. */
public final class Asking {
    private static final String FILTER = "filter[";
    private static final int MOST_YEARS = 20;

    /** Java knows zones of this name, the IANA database and PostgreSQL do not. */
    private static final String NOT_IANA = "SystemV/";

    private static final Set<String> SINGLE =
            Set.of("organisation", "from", "to", "granularity", "time_zone", "group_by", "version");

    private final Organisation organisation;
    private final Indicator indicator;
    private final Map<String, List<String>> parameters;
    private final List<Violation> violations = new ArrayList<>();

    private Asking(Organisation organisation, Indicator indicator, Map<String, List<String>> parameters) {
        this.organisation = organisation;
        this.indicator = indicator;
        this.parameters = parameters;
    }

    /**
     * The question that the parameters ask about an indicator. Without {@code from} it begins with the
     * organisation's first day, without {@code to} it ends with its last.
     */
    public static Asked understand(
            Organisation organisation, Indicator indicator, Map<String, List<String>> parameters) {
        return new Asking(organisation, indicator, parameters).understand();
    }

    private Asked understand() {
        refuseTheUnknown();
        Granularity granularity = granularity();
        List<String> groups = groups();
        boolean byReason = groups.contains(Question.REASON);
        List<Dimension> groupBy =
                groups.stream().flatMap(key -> Dimension.find(key).stream()).toList();
        Map<Dimension, List<String>> filters = filters();
        refuseWhatTheIndicatorCannotTell(byReason);
        ZoneId zone = zone();
        LocalDate first = Optional.ofNullable(organisation.firstDay()).orElse(LocalDate.EPOCH);
        LocalDate last = Optional.ofNullable(organisation.lastDay()).orElse(first);
        ZonedDateTime from = time("from", zone, granularity, firstIn(zone, first));
        ZonedDateTime to = time("to", zone, granularity, lastIn(zone, last).plusDays(1));
        if (violations.isEmpty() && !from.isBefore(to)) {
            refuse("to", "must be after from");
        }
        if (!violations.isEmpty()) {
            return new Asked.Refused(List.copyOf(violations));
        }
        Question question = new Question(organisation, indicator, from, to, granularity, groupBy, byReason, filters);
        refuseWhatHoursCannotTell(question);
        refuseTooManyRows(question);
        return violations.isEmpty() ? new Asked.Understood(question) : new Asked.Refused(List.copyOf(violations));
    }

    private void refuseTheUnknown() {
        parameters.forEach((name, values) -> {
            if (SINGLE.contains(name)) {
                if (values.size() > 1) {
                    refuse(name, "must be given once");
                }
            } else if (!name.startsWith(FILTER)) {
                refuse(name, "is not a parameter of this address");
            }
        });
    }

    private @Nullable Granularity granularity() {
        String key = single("granularity");
        if (key == null) {
            return null;
        }
        Optional<Granularity> granularity = Granularity.find(key);
        if (granularity.isEmpty()) {
            refuse("granularity", "must be PT1H, P1D, P1W or P1M");
        }
        return granularity.orElse(null);
    }

    /** What is grouped by, each once. */
    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        String list = single("group_by");
        for (String key : list == null ? List.<String>of() : List.of(list.split(",", -1))) {
            if (groups.contains(key)) {
                refuse("group_by", "must name each dimension once");
            } else if (Dimension.find(key).isPresent() || key.equals(Question.REASON)) {
                groups.add(key);
            } else {
                refuse(
                        "group_by",
                        "must be a list of handler, channel, language, topic, complexity and market, and reason for handover_rate");
            }
        }
        return groups;
    }

    private void refuseWhatTheIndicatorCannotTell(boolean byReason) {
        if (byReason && !indicator.groupings().contains(Question.REASON)) {
            refuse("group_by", "can name reason for handover_rate only");
        }
        if (indicator.groupings().isEmpty()) {
            parameters.keySet().stream()
                    .filter(name -> name.equals("group_by") || name.startsWith(FILTER))
                    .forEach(name ->
                            refuse(name, "is not possible here: this indicator is about the whole organisation"));
        }
    }

    private Map<Dimension, List<String>> filters() {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        parameters.forEach((name, values) -> {
            if (name.startsWith(FILTER)) {
                Optional<Dimension> dimension = name.endsWith("]")
                        ? Dimension.find(name.substring(FILTER.length(), name.length() - 1))
                        : Optional.empty();
                dimension.ifPresentOrElse(
                        known -> filters.put(known, List.copyOf(values)),
                        () -> refuse(
                                name,
                                "must be filter[handler], filter[channel], filter[language], filter[topic], filter[complexity] or filter[market]"));
            }
        });
        return filters;
    }

    private ZoneId zone() {
        String id = single("time_zone");
        if (id == null) {
            return organisation.zone();
        }
        Optional<ZoneId> found = zone(id);
        if (found.isEmpty()) {
            refuse("time_zone", "must be a time zone's name such as Europe/Berlin, or an offset such as +02:00");
        }
        // the organisation's own name for the same clock, so that answers look alike
        return found.filter(zone -> !Question.sameRules(zone, organisation.zone()))
                .orElse(organisation.zone());
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return id.startsWith(NOT_IANA) ? Optional.empty() : Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Another zone's days do not begin with the organisation's: those that hold all of them are asked for. */
    private LocalDate firstIn(ZoneId zone, LocalDate first) {
        return LocalDate.ofInstant(first.atStartOfDay(organisation.zone()).toInstant(), zone);
    }

    private LocalDate lastIn(ZoneId zone, LocalDate last) {
        Instant end = last.plusDays(1).atStartOfDay(organisation.zone()).toInstant();
        return LocalDate.ofInstant(end.minusNanos(1), zone);
    }

    private ZonedDateTime time(String name, ZoneId zone, @Nullable Granularity granularity, LocalDate otherwise) {
        String text = single(name);
        if (text == null) {
            return otherwise.atStartOfDay(zone);
        }
        try {
            TemporalAccessor parsed = text.length() <= 10 ? LocalDate.parse(text) : OffsetDateTime.parse(text);
            if (!Question.YEARS.isValidValue(parsed.get(ChronoField.YEAR))) {
                refuse(
                        name,
                        "must be in the years " + Question.YEARS.getMinimum() + " to " + Question.YEARS.getMaximum());
                return otherwise.atStartOfDay(zone);
            }
            if (parsed instanceof LocalDate day) {
                return day.atStartOfDay(zone);
            }
            ZonedDateTime time = OffsetDateTime.from(parsed).atZoneSameInstant(zone);
            if (!aligned(time, granularity)) {
                refuse(
                        name,
                        granularity == Granularity.PT1H
                                ? "must be a full hour"
                                : "must be a midnight in " + zone.getId() + ", or a date");
            }
            return time;
        } catch (DateTimeParseException e) {
            refuse(name, "must be a date such as 2025-01-31 or an instant with an offset such as 2025-01-31T00:00:00Z");
            return otherwise.atStartOfDay(zone);
        }
    }

    private static boolean aligned(ZonedDateTime time, @Nullable Granularity granularity) {
        return granularity == Granularity.PT1H
                ? time.toLocalTime().equals(LocalTime.of(time.getHour(), 0))
                : time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
    }

    /** People are told for each period, whether anything happened in it or not, so data do not bound the rows. */
    private void refuseTooManyRows(Question question) {
        if (question.indicator().formula() == Formula.Books.HEADCOUNT
                && question.granularity() != null
                && question.to().isAfter(question.from().plusYears(MOST_YEARS))) {
            refuse("to", "must be at most " + MOST_YEARS + " years after from where a granularity is given");
        }
    }

    private void refuseWhatHoursCannotTell(Question question) {
        if (!question.needsHours()) {
            return;
        }
        String cause = question.granularity() == Granularity.PT1H ? "granularity" : "time_zone";
        if (question.indicator().formula() instanceof Formula.Books) {
            refuse(
                    cause,
                    "is not possible here: this indicator is told by the organisation's own days, weeks and months");
            return;
        }
        if (question.byReason()) {
            refuse(cause, "is not possible by reason: handovers are summed by the organisation's own days and months");
            return;
        }
        boolean told = question.groupBy().stream().allMatch(Dimension::hourly)
                && question.filters().keySet().stream().allMatch(Dimension::hourly);
        if (!told) {
            refuse(
                    cause,
                    "is answered from sums by the hour, which tell only handler and channel apart: group and filter by these, or leave it out");
        }
        if (!question.hasWholeHours()) {
            refuse(
                    cause,
                    "is answered from sums by the hour, which needs a time zone of whole hours from beginning to end");
        }
    }

    private @Nullable String single(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private void refuse(String parameter, String reason) {
        violations.add(new Violation(parameter, reason));
    }
}
