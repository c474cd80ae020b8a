package dev.tandem.report;

import static dev.tandem.report.Axis.PRODUCTIVITY;
import static dev.tandem.report.Axis.QUALITY;
import static dev.tandem.report.Better.DOWN;
import static dev.tandem.report.Better.NONE;
import static dev.tandem.report.Better.UP;

import dev.tandem.report.Formula.Books;
import dev.tandem.report.Formula.Count;
import dev.tandem.report.Formula.MeanSeconds;
import dev.tandem.report.Formula.PerThousand;
import dev.tandem.report.Formula.Scale;
import dev.tandem.report.Formula.Share;
import dev.tandem.report.Indicator.Maturity;
import dev.tandem.report.Indicator.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registry of definitions: an indicator is added by adding it here and its words to {@code texts/definitions_*}. A
 * definition that changes is added as a new version; the old one stays, so that an old number can be asked for again. One
 * that did not count what it said is withdrawn: its sums are counted anew, and nothing gives its number any more.
 */
public final class Indicators {
    private static final Map<String, List<Indicator>> ALL = new LinkedHashMap<>();

    /** Versions that nothing answers any more; their numbers are not given again. */
    private static final Map<String, Integer> WITHDRAWN = Map.ofEntries(
            Map.entry("handover_rate", 1),
            Map.entry("automation_rate", 1),
            Map.entry("fte_equivalent", 1),
            Map.entry("resolution_assumed", 2),
            Map.entry("handle_time", 1),
            Map.entry("resolution_time", 1),
            Map.entry("first_response_time", 1),
            Map.entry("sla_attainment", 1));

    /** Final with the period. */
    private static final Maturity AT_ONCE = new Maturity(0, Set.of(), false);

    /** Final once every episode has come to its end. */
    private static final Maturity CLOSED = pending(0, Measure.OPEN);

    /** Final once every resolution has had its seven quiet days, and what came after is known. */
    private static final Maturity QUIET = settled(7, Measure.OPEN, Measure.REOPEN_PENDING);

    /** Final once nobody can ask on any more where a resolution was assumed. */
    private static final Maturity ASKED_ON = settled(3, Measure.OPEN, Measure.ASSUMED_PENDING);

    private static final Maturity FIRST_CONTACT = settled(7, Measure.OPEN, Measure.FIRST_CONTACT_PENDING);
    private static final Maturity ANSWERED = pending(14);
    private static final Maturity REVIEWED = pending(30);

    public static final Indicator VOLUME = add("volume", PRODUCTIVITY, NONE, new Count(Measure.EPISODES), AT_ONCE);
    public static final Indicator ANSWER_RATE =
            add("answer_rate", PRODUCTIVITY, UP, new Share(Measure.ANSWERED, Measure.EPISODES), CLOSED);
    public static final Indicator AI_INVOLVEMENT =
            add("ai_involvement", PRODUCTIVITY, NONE, new Share(Measure.AI_INVOLVED, Measure.EPISODES), CLOSED);
    public static final Indicator CONTAINMENT =
            add("containment", PRODUCTIVITY, NONE, new Share(Measure.CONTAINED, Measure.AI_INVOLVED), CLOSED);
    public static final Indicator AUTOMATION_RATE =
            add("automation_rate", PRODUCTIVITY, UP, new Share(Measure.AUTOMATED, Measure.EPISODES), ASKED_ON);
    public static final Indicator HANDOVER_RATE =
            add("handover_rate", PRODUCTIVITY, NONE, new Share(Measure.HANDED_OVER, Measure.AI_INVOLVED), CLOSED);
    public static final Indicator FIRST_RESPONSE_TIME =
            add("first_response_time", PRODUCTIVITY, DOWN, new MeanSeconds(Timing.REPLY), CLOSED);
    public static final Indicator RESOLUTION_TIME = add(
            "resolution_time",
            PRODUCTIVITY,
            DOWN,
            new MeanSeconds(Timing.RESOLUTION),
            CLOSED,
            new Part("ai", new MeanSeconds(Timing.AI_PART)),
            new Part("wait", new MeanSeconds(Timing.WAIT_PART)),
            new Part("human", new MeanSeconds(Timing.HUMAN_PART)));
    public static final Indicator HANDLE_TIME =
            add("handle_time", PRODUCTIVITY, DOWN, new MeanSeconds(Timing.HANDLE), CLOSED);
    public static final Indicator COST_PER_RESOLUTION =
            add("cost_per_resolution", PRODUCTIVITY, DOWN, Books.COST_PER_RESOLUTION, QUIET);
    public static final Indicator FTE_EQUIVALENT =
            add("fte_equivalent", PRODUCTIVITY, NONE, Books.FTE_EQUIVALENT, QUIET);
    public static final Indicator HEADCOUNT = add("headcount", PRODUCTIVITY, NONE, Books.HEADCOUNT, AT_ONCE);

    public static final Indicator RESOLUTION_CONFIRMED =
            add("resolution_confirmed", QUALITY, UP, new Share(Measure.CONFIRMED, Measure.EPISODES), CLOSED);
    public static final Indicator RESOLUTION_ASSUMED =
            add("resolution_assumed", QUALITY, NONE, new Share(Measure.ASSUMED, Measure.EPISODES), CLOSED);
    public static final Indicator RESOLUTION_ASSUMED_3 =
            add("resolution_assumed", QUALITY, NONE, new Share(Measure.ASSUMED_QUIET, Measure.EPISODES), ASKED_ON);
    public static final Indicator RESOLUTION_DURABLE =
            add("resolution_durable", QUALITY, UP, new Share(Measure.DURABLE, Measure.REOPEN_BASE), QUIET);
    public static final Indicator REOPEN_RATE =
            add("reopen_rate", QUALITY, DOWN, new Share(Measure.REOPENED, Measure.REOPEN_BASE), QUIET);
    public static final Indicator REPEAT_CONTACT_RATE = add(
            "repeat_contact_rate",
            QUALITY,
            DOWN,
            new Share(Measure.REPEATED_7, Measure.REPEAT_BASE_7),
            settled(7, Measure.REPEAT_PENDING_7));
    public static final Indicator REPEAT_CONTACT_RATE_30 = add(
            "repeat_contact_rate_30",
            QUALITY,
            DOWN,
            new Share(Measure.REPEATED_30, Measure.REPEAT_BASE_30),
            settled(30, Measure.REPEAT_PENDING_30));
    public static final Indicator FIRST_CONTACT_RESOLUTION = add(
            "first_contact_resolution",
            QUALITY,
            UP,
            new Share(Measure.FIRST_CONTACT, Measure.FIRST_CONTACT_BASE),
            FIRST_CONTACT);
    public static final Indicator FIRST_CONTACT_RESOLUTION_NET = add(
            "first_contact_resolution_net",
            QUALITY,
            UP,
            new Share(Measure.FIRST_CONTACT, Measure.FIRST_CONTACT_BASE, List.of(Measure.FIRST_CONTACT_BEYOND)),
            FIRST_CONTACT);
    public static final Indicator CSAT = add(
            "csat",
            QUALITY,
            UP,
            new Ratings(Measure.CSAT_POSITIVE, Measure.CSAT_COUNT, Measure.CSAT_SUM, new Scale(1, 5)),
            ANSWERED);
    public static final Indicator NPS = add(
            "nps",
            QUALITY,
            UP,
            new NetPromoters(),
            ANSWERED,
            new Part("promoters", new Share(Measure.NPS_PROMOTERS, Measure.NPS_COUNT)),
            new Part("detractors", new Share(Measure.NPS_DETRACTORS, Measure.NPS_COUNT)));
    public static final Indicator CES = add(
            "ces",
            QUALITY,
            UP,
            new Ratings(Measure.CES_AGREED, Measure.CES_COUNT, Measure.CES_SUM, new Scale(1, 7)),
            ANSWERED);
    public static final Indicator COMPLAINT_RATE = add(
            "complaint_rate",
            QUALITY,
            DOWN,
            new PerThousand(Measure.COMPLAINTS),
            pending(56),
            new Part("closed", new Share(Measure.COMPLAINTS_CLOSED, Measure.COMPLAINTS)),
            new Part("closedIn3Days", new Share(Measure.COMPLAINTS_CLOSED_3D, Measure.COMPLAINTS_CLOSED)),
            new Part("closedIn8Weeks", new Share(Measure.COMPLAINTS_CLOSED_8W, Measure.COMPLAINTS_CLOSED)),
            new Part("upheld", new Share(Measure.COMPLAINTS_UPHELD, Measure.COMPLAINTS_DECIDED)));
    public static final Indicator SLA_ATTAINMENT = add(
            "sla_attainment",
            QUALITY,
            UP,
            new Share(Measure.SLA_MET, Measure.SLA_DUE),
            pending(0, Measure.SLA_PENDING));
    public static final Indicator HUMAN_REQUEST_RATE =
            add("human_request_rate", QUALITY, DOWN, new Share(Measure.HUMAN_REQUESTED, Measure.AI_INVOLVED), CLOSED);
    public static final Indicator HUMAN_REACHED_RATE =
            add("human_reached_rate", QUALITY, UP, new Share(Measure.HUMAN_REACHED, Measure.HUMAN_REQUESTED), CLOSED);
    public static final Indicator TIME_TO_HUMAN =
            add("time_to_human", QUALITY, DOWN, new MeanSeconds(Timing.HUMAN_WAIT), CLOSED);
    public static final Indicator DISCLOSURE_RATE =
            add("disclosure_rate", QUALITY, UP, new Share(Measure.DISCLOSED, Measure.AI_INVOLVED), CLOSED);
    public static final Indicator QUALITY_SCORE = add(
            "quality_score",
            QUALITY,
            UP,
            new Reviews(Measure.QUALITY_COUNT, Measure.QUALITY_SUM, Measure.QUALITY_SQUARES, new Scale(0, 100)),
            REVIEWED,
            new Part("agreement", new Share(Measure.QUALITY_AGREED, Measure.QUALITY_PAIRS)));
    public static final Indicator EMPATHY_SCORE = add(
            "empathy_score",
            QUALITY,
            UP,
            new Reviews(Measure.EMPATHY_COUNT, Measure.EMPATHY_SUM, Measure.EMPATHY_SQUARES, new Scale(1, 5)),
            REVIEWED,
            new Part("agreement", new Share(Measure.EMPATHY_AGREED, Measure.EMPATHY_PAIRS)));
    public static final Indicator CORRECTNESS = add(
            "correctness",
            QUALITY,
            UP,
            new Share(Measure.CORRECT_TRUE, Measure.CORRECT_COUNT),
            REVIEWED,
            new Part("agreement", new Share(Measure.CORRECT_AGREED, Measure.CORRECT_PAIRS)));

    private Indicators() {}

    /** The newest version of every indicator, in the order in which a reader meets them. */
    public static List<Indicator> all() {
        return ALL.values().stream().map(versions -> versions.get(0)).toList();
    }

    /** Every version of the indicator of that key, the newest first; none where there is no such indicator. */
    public static List<Indicator> versions(String key) {
        return List.copyOf(ALL.getOrDefault(key, List.of()));
    }

    /** The newest version of the indicator of that key. */
    public static Optional<Indicator> find(String key) {
        return versions(key).stream().findFirst();
    }

    private static Maturity pending(int days, Measure... pending) {
        return new Maturity(days, measures(pending), false);
    }

    private static Maturity settled(int days, Measure... pending) {
        return new Maturity(days, measures(pending), true);
    }

    private static Set<Measure> measures(Measure... measures) {
        EnumSet<Measure> set = EnumSet.noneOf(Measure.class);
        set.addAll(Arrays.asList(measures));
        return set;
    }

    private static Indicator add(
            String key, Axis axis, Better better, Formula formula, Maturity maturity, Part... parts) {
        List<Indicator> versions = ALL.computeIfAbsent(key, none -> new ArrayList<>());
        int next = versions.isEmpty() ? 1 : versions.get(0).version() + 1;
        int version = WITHDRAWN.getOrDefault(key, 0) == next ? next + 1 : next;
        boolean ofEpisodes = formula != Books.HEADCOUNT;
        Indicator indicator = new Indicator(
                key,
                version,
                axis,
                better,
                formula,
                List.of(parts),
                maturity,
                Wordings.GERMAN.of(key, version, ofEpisodes),
                Wordings.ENGLISH.of(key, version, ofEpisodes));
        versions.add(indicator);
        versions.sort(Comparator.comparingInt(Indicator::version).reversed());
        return indicator;
    }
}
