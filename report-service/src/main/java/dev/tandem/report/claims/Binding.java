package dev.tandem.report.claims;

import dev.tandem.report.Better;
import dev.tandem.report.Estimate;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Interval;
import dev.tandem.report.Row;
import dev.tandem.report.claims.Check.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of an organisation's own numbers a kind of claim is about. */
enum Binding {
    HEADCOUNT,
    HEADCOUNT_REDUCTION,
    REHIRE,
    FTE_EQUIVALENT,
    CONVERSATIONS_HANDLED,
    AI_SHARE,
    RESOLUTION_TIME,
    FIRST_RESPONSE_TIME,
    REPEAT_CONTACT,
    FIRST_CONTACT_RESOLUTION,
    SATISFACTION,
    COMPLAINTS,
    SERVICE_QUALITY;

    private static final String RELATIVE = "relative";
    private static final String SHARE = "share";
    private static final String POINTS = "points";
    /** Words for people, and for being on a par with them. */
    private static final Pattern PEOPLE = Pattern.compile(
            "\\b(?:humans?|people|persons?|agents?|staff|employees?|advis[eo]rs?|colleagues?|on (?:a )?par|parity|augenhöhe|mensch\\w*|mitarbeit\\w*"
                    + "|beschäftigte\\w*|berater\\w*|kolleg\\w*|personal)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final int A_QUARTER = 90;
    private static final int A_YEAR = 365;

    /** The binding of a kind of claim; none where nothing that is measured corresponds to it. */
    static Optional<Binding> of(String kind) {
        for (Binding binding : values()) {
            if (binding.name().equalsIgnoreCase(kind)) {
                return Optional.of(binding);
            }
        }
        return Optional.empty();
    }

    /** The newest version of the definition. */
    Indicator indicator() {
        return switch (this) {
            case HEADCOUNT, HEADCOUNT_REDUCTION, REHIRE -> Indicators.HEADCOUNT;
            case FTE_EQUIVALENT -> Indicators.FTE_EQUIVALENT;
            case CONVERSATIONS_HANDLED -> Indicators.VOLUME;
            case AI_SHARE -> Indicators.AI_INVOLVEMENT;
            case RESOLUTION_TIME -> Indicators.RESOLUTION_TIME;
            case FIRST_RESPONSE_TIME -> Indicators.FIRST_RESPONSE_TIME;
            case REPEAT_CONTACT -> Indicators.REPEAT_CONTACT_RATE;
            case FIRST_CONTACT_RESOLUTION -> Indicators.FIRST_CONTACT_RESOLUTION;
            case SATISFACTION -> Indicators.CSAT;
            case COMPLAINTS -> Indicators.COMPLAINT_RATE;
            case SERVICE_QUALITY -> Indicators.QUALITY_SCORE;
        };
    }

    /** In which units its level can be claimed; none where only a change can. */
    private Set<String> units() {
        return switch (this) {
            case HEADCOUNT, HEADCOUNT_REDUCTION, REHIRE -> Set.of("persons", "count", "fte");
            case FTE_EQUIVALENT -> Set.of("fte", "persons");
            case CONVERSATIONS_HANDLED -> Set.of("count");
            case RESOLUTION_TIME, FIRST_RESPONSE_TIME -> Set.of("seconds");
            case AI_SHARE, REPEAT_CONTACT, FIRST_CONTACT_RESOLUTION, SATISFACTION -> Set.of("share");
            case COMPLAINTS, SERVICE_QUALITY -> Set.of();
        };
    }

    /** Which episodes are counted. */
    Map<String, List<String>> filters() {
        return this == CONVERSATIONS_HANDLED ? Map.of("filter[handler]", List.of("ai", "hybrid")) : Map.of();
    }

    /** Whether it is made of episodes, and not of what is stated about people. */
    boolean ofEpisodes() {
        return this != HEADCOUNT && !isFlow();
    }

    /** How many days before the article count where it states no period. */
    int days() {
        return this == HEADCOUNT_REDUCTION || this == REHIRE ? A_YEAR : A_QUARTER;
    }

    /** A number of conversations says nothing without the time in which they were had. */
    boolean needsPeriod() {
        return this == CONVERSATIONS_HANDLED;
    }

    boolean risesWhenBetter() {
        return indicator().better() == Better.UP;
    }

    /** People who come or go are no level that could be compared with an earlier one. */
    boolean isFlow() {
        return this == HEADCOUNT_REDUCTION || this == REHIRE;
    }

    /** Why a number cannot be compared; nothing where it can. */
    Optional<Reason> unfit(Claim claim) {
        Claim.Quantity quantity = claim.quantity();
        String direction = claim.direction();
        String unit = quantity.unit();
        boolean number = quantity.value() != null || quantity.from() != null || quantity.low() != null;
        if (unit != null && !number) {
            return Optional.of(Reason.NO_NUMBER);
        }
        if (!number) {
            boolean tells = !direction.equals("none") && !isFlow() && this != HEADCOUNT && !needsPeriod();
            boolean people = !direction.equals("equal")
                    || (this == SATISFACTION
                            && PEOPLE.matcher(claim.evidence().sentence()).find());
            return tells && people ? Optional.empty() : Optional.of(Reason.NO_NUMBER);
        }
        boolean points = POINTS.equals(unit) && units().contains(SHARE);
        boolean change = (points || RELATIVE.equals(unit)) && quantity.value() != null && !isFlow() && !needsPeriod();
        // no share is below zero: it is a change that was read as a share
        boolean level = unit != null && units().contains(unit) && !(SHARE.equals(unit) && isNegative(quantity));
        return change || level ? Optional.empty() : Optional.of(Reason.UNIT_DIFFERS);
    }

    private static boolean isNegative(Claim.Quantity quantity) {
        return Stream.of(quantity.value(), quantity.low()).anyMatch(number -> number != null && number < 0);
    }

    /** Whether it is told in percentage points by how much a share changed. */
    static boolean inPoints(Claim.Quantity quantity) {
        return POINTS.equals(quantity.unit());
    }

    /** Whether there is nothing of it before automation. */
    boolean ofAutomation() {
        return this == AI_SHARE || this == FTE_EQUIVALENT || this == CONVERSATIONS_HANDLED;
    }

    /** Whether it says that something is as good as with people. */
    boolean onPar(Claim claim) {
        return claim.direction().equals("equal")
                && claim.quantity().value() == null
                && claim.quantity().from() == null
                && claim.quantity().low() == null;
    }

    /** Whether two times have to be compared. */
    boolean aboutChange(Claim.Quantity quantity) {
        return quantity.from() != null
                || RELATIVE.equals(quantity.unit())
                || inPoints(quantity)
                || (quantity.value() == null && quantity.low() == null);
    }

    /**
     * What rows say.
     *
     * @param value null where there is only a range
     * @param reason why it cannot be compared; null where it can
     */
    record Reading(
            @Nullable Double value,
            @Nullable Interval interval,
            @Nullable Reason reason) {
        static Reading nothing(Reason reason) {
            return new Reading(null, null, reason);
        }
    }

    /** The number in the rows of an answer over one time. */
    Reading read(List<Row> rows) {
        if (rows.isEmpty()) {
            return Reading.nothing(Reason.NO_DATA);
        }
        return switch (this) {
            case HEADCOUNT -> people(rows);
            case HEADCOUNT_REDUCTION -> changes(rows, -1, "layoff", Set.of("attrition", "redeployment"));
            case REHIRE -> changes(rows, 1, "rehire", Set.of("hire"));
            case FTE_EQUIVALENT,
                    CONVERSATIONS_HANDLED,
                    AI_SHARE,
                    RESOLUTION_TIME,
                    FIRST_RESPONSE_TIME,
                    REPEAT_CONTACT,
                    FIRST_CONTACT_RESOLUTION,
                    SATISFACTION,
                    COMPLAINTS,
                    SERVICE_QUALITY -> number(rows.get(0));
        };
    }

    private static Reading number(Row row) {
        Estimate estimate = row.estimate();
        if (row.suppressed()) {
            return Reading.nothing(Reason.SUPPRESSED);
        }
        if (estimate.interval() == null) {
            return new Reading(estimate.value(), null, Reason.NO_DATA);
        }
        return new Reading(estimate.value(), estimate.interval(), row.mature() ? null : Reason.NOT_MATURE);
    }

    /** All roles together, which is a fact and has no interval. */
    private static Reading people(List<Row> rows) {
        double people = 0;
        for (Row row : rows) {
            Double inRole = row.estimate().value();
            if (inRole == null) {
                return Reading.nothing(Reason.NO_DATA);
            }
            people += inRole;
        }
        return new Reading(people, new Interval(people, people), null);
    }

    /** From those who surely are meant to all who may be: dismissed at least, gone for any reason at most. */
    private static Reading changes(List<Row> rows, int sign, String surely, Set<String> perhaps) {
        double least = 0;
        double most = 0;
        for (Row row : rows) {
            if (row.remark() instanceof Row.Changes changes) {
                least += Math.max(0, sign * changes.byReason().getOrDefault(surely, 0.0));
                for (String reason : perhaps) {
                    most += Math.max(0, sign * changes.byReason().getOrDefault(reason, 0.0));
                }
            }
        }
        most += least;
        return most == 0 ? Reading.nothing(Reason.NO_DATA) : new Reading(null, new Interval(least, most), null);
    }
}
