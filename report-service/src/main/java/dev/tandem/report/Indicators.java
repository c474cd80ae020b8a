package dev.tandem.report;

import dev.tandem.report.Formula.Count;
import dev.tandem.report.Formula.MeanSeconds;
import dev.tandem.report.Formula.PerThousand;
import dev.tandem.report.Formula.Rating;
import dev.tandem.report.Formula.Share;
import dev.tandem.report.Indicator.Maturity;
import dev.tandem.report.Indicator.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry of definitions: an indicator is added by adding it here, and nowhere else. */
public final class Indicators {
    private static final Map<String, Indicator> ALL = new LinkedHashMap<>();

    private static final String COHORT_DE = " Gezählt wird beim Beginn des Vorgangs, für KI und Menschen gleich.";
    private static final String COHORT_EN = " Counted at the start of the episode, for AI and people alike.";

    public static final Indicator VOLUME = productivity(
            "volume",
            Better.NONE,
            new Count(Measure.EPISODES),
            at(0, null),
            new Wording(
                    "Aufkommen",
                    "das Aufkommen",
                    "Vorgänge, die im Zeitraum begonnen haben. Ein Vorgang reicht von der ersten Nachricht bis zur Lösung oder zum Abbruch; wird er wieder geöffnet, beginnt ein neuer."),
            new Wording(
                    "Volume",
                    "volume",
                    "Episodes that began in the period. An episode lasts from the first message until it is resolved or given up; one that is reopened begins a new one."));
    public static final Indicator ANSWER_RATE = productivity(
            "answer_rate",
            Better.UP,
            new Share(Measure.ANSWERED, Measure.EPISODES),
            at(0, null),
            new Wording(
                    "Erreichbarkeit",
                    "die Erreichbarkeit",
                    "Vorgänge, auf die KI oder ein Mensch geantwortet hat, geteilt durch alle Vorgänge. Endgültig mit dem Ende des Zeitraums."),
            new Wording(
                    "Answer rate",
                    "the answer rate",
                    "Episodes that AI or a person answered, divided by all episodes. Final when the period is over."));
    public static final Indicator AI_INVOLVEMENT = productivity(
            "ai_involvement",
            Better.NONE,
            new Share(Measure.AI_INVOLVED, Measure.EPISODES),
            at(0, null),
            new Wording(
                    "KI-Beteiligung",
                    "die KI-Beteiligung",
                    "Vorgänge, in denen eine Automatik geantwortet hat, geteilt durch alle Vorgänge. Endgültig mit dem Ende des Zeitraums."),
            new Wording(
                    "AI involvement",
                    "AI involvement",
                    "Episodes in which automation answered, divided by all episodes. Final when the period is over."));
    public static final Indicator CONTAINMENT = productivity(
            "containment",
            Better.NONE,
            new Share(Measure.CONTAINED, Measure.AI_INVOLVED),
            at(0, null),
            new Wording(
                    "Ohne Menschen geblieben",
                    "der Anteil ohne Menschen",
                    "Vorgänge mit KI, in denen kein Mensch geantwortet hat, geteilt durch alle Vorgänge mit KI. Das ist keine Lösung: Wer aufgibt, zählt mit."),
            new Wording(
                    "Containment",
                    "containment",
                    "Episodes with AI in which no person answered, divided by all episodes with AI. This is not a resolution: customers who gave up are in it."));
    public static final Indicator HANDOVER_RATE = productivity(
            "handover_rate",
            Better.NONE,
            new Share(Measure.HANDED_OVER, Measure.AI_INVOLVED),
            at(0, null),
            new Wording(
                    "Übergabequote",
                    "die Übergabequote",
                    "Vorgänge, die von der KI an einen Menschen übergeben wurden, geteilt durch alle Vorgänge mit KI."),
            new Wording(
                    "Handover rate",
                    "the handover rate",
                    "Episodes that AI handed over to a person, divided by all episodes with AI."));
    public static final Indicator FIRST_RESPONSE_TIME = productivity(
            "first_response_time",
            Better.DOWN,
            new MeanSeconds(Timing.REPLY),
            at(0, null),
            new Wording(
                    "Erste Antwort",
                    "die Zeit bis zur ersten Antwort",
                    "Sekunden vom Beginn bis zur ersten Antwort, über alle beantworteten Vorgänge: Mittel, Median und 90. Perzentil. Wer nie eine Antwort bekam, kommt nicht vor."),
            new Wording(
                    "First response time",
                    "the first response time",
                    "Seconds from the start to the first reply, over all episodes with a reply: mean, median and 90th percentile. Those who never got one are not in it."));
    public static final Indicator RESOLUTION_TIME = productivity(
            "resolution_time",
            Better.DOWN,
            new MeanSeconds(Timing.RESOLUTION),
            at(0, Measure.OPEN),
            new Wording(
                    "Lösungszeit",
                    "die Lösungszeit",
                    "Sekunden vom Beginn bis zur Lösung, über alle Vorgänge mit bekannter Lösungszeit: Mittel, Median und 90. Perzentil. Solange Vorgänge offen sind, fehlen gerade die langsamen."),
            new Wording(
                    "Resolution time",
                    "resolution time",
                    "Seconds from the start to the resolution, over all episodes whose time is known: mean, median and 90th percentile. While episodes are open, it is the slow ones that are missing."));
    public static final Indicator HANDLE_TIME = productivity(
            "handle_time",
            Better.DOWN,
            new MeanSeconds(Timing.HANDLE),
            at(0, null),
            new Wording(
                    "Bearbeitungszeit",
                    "die Bearbeitungszeit",
                    "Sekunden menschlicher Arbeit je Vorgang, geteilt durch die Zahl gleichzeitiger Gespräche. Die Zeit der KI und das Warten gehören nicht dazu."),
            new Wording(
                    "Handle time",
                    "handle time",
                    "Seconds of human work per episode, divided by the conversations held at once. Time of the AI and waiting are not in it."));

    public static final Indicator RESOLUTION_CONFIRMED = quality(
            "resolution_confirmed",
            Better.UP,
            new Share(Measure.CONFIRMED, Measure.EPISODES),
            at(0, Measure.OPEN),
            new Wording(
                    "Bestätigt gelöst",
                    "der Anteil bestätigter Lösungen",
                    "Vorgänge, deren Lösung die Kundin oder der Kunde bestätigt hat, geteilt durch alle Vorgänge."),
            new Wording(
                    "Confirmed resolutions",
                    "the share of confirmed resolutions",
                    "Episodes whose resolution the customer confirmed, divided by all episodes."));
    public static final Indicator RESOLUTION_ASSUMED = quality(
            "resolution_assumed",
            Better.NONE,
            new Share(Measure.ASSUMED, Measure.EPISODES),
            at(0, Measure.OPEN),
            new Wording(
                    "Vermutlich gelöst",
                    "der Anteil vermuteter Lösungen",
                    "Vorgänge, in denen niemand mehr nachfragte und die deshalb als gelöst gelten, geteilt durch alle Vorgänge. Schweigen ist keine Zufriedenheit."),
            new Wording(
                    "Assumed resolutions",
                    "the share of assumed resolutions",
                    "Episodes in which the customer did not ask on and which therefore pass as resolved, divided by all episodes. Silence is not satisfaction."));
    public static final Indicator CSAT = quality(
            "csat",
            Better.UP,
            new Rating(),
            at(14, null),
            new Wording(
                    "Zufriedenheit (CSAT)",
                    "die Zufriedenheit",
                    "Bewertungen von 4 oder 5, geteilt durch alle Bewertungen; dazu Mittel, Rücklauf und die Grenzen, falls alle Schweigenden unzufrieden oder zufrieden waren. Endgültig 14 Tage nach dem Zeitraum."),
            new Wording(
                    "Satisfaction (CSAT)",
                    "satisfaction",
                    "Ratings of 4 or 5, divided by all ratings; with the mean, the response rate and the bounds if every silent customer was unhappy or happy. Final 14 days after the period."));
    public static final Indicator COMPLAINT_RATE = quality(
            "complaint_rate",
            Better.DOWN,
            new PerThousand(Measure.COMPLAINTS),
            at(56, null),
            new Wording(
                    "Beschwerdequote",
                    "die Beschwerdequote",
                    "Beschwerden zu den Vorgängen des Zeitraums, je 1.000 Vorgänge. Beschwerden kommen spät: endgültig 56 Tage nach dem Zeitraum."),
            new Wording(
                    "Complaint rate",
                    "the complaint rate",
                    "Complaints about the episodes of the period, per 1,000 episodes. Complaints come late: final 56 days after the period."));
    public static final Indicator SLA_ATTAINMENT = quality(
            "sla_attainment",
            Better.UP,
            new Share(Measure.SLA_MET, Measure.SLA_DUE),
            at(0, Measure.SLA_PENDING),
            new Wording(
                    "Zusagen eingehalten (SLA)",
                    "der Anteil eingehaltener Zusagen",
                    "Vorgänge, die ihre zugesagte Frist einhielten, geteilt durch alle, deren Frist fällig war. Ohne fällige Frist gibt es keinen Wert. Endgültig, wenn keine Frist mehr läuft."),
            new Wording(
                    "SLA attainment",
                    "SLA attainment",
                    "Episodes that met their promised time, divided by all whose time was due. Where none was due there is no value. Final once no time is running."));
    public static final Indicator REOPEN_RATE = quality(
            "reopen_rate",
            Better.DOWN,
            new Share(Measure.REOPENED, Measure.REOPEN_BASE),
            at(7, Measure.REOPEN_PENDING),
            new Wording(
                    "Wiedereröffnungen",
                    "die Quote der Wiedereröffnungen",
                    "Gelöste Vorgänge, die binnen 7 Tagen wieder geöffnet wurden, geteilt durch gelöste Vorgänge, deren 7 Tage um sind. Jüngere stehen nicht im Nenner."),
            new Wording(
                    "Reopen rate",
                    "the reopen rate",
                    "Resolved episodes that were reopened within 7 days, divided by resolved episodes whose 7 days are over. Younger ones are not in the denominator."));
    public static final Indicator HUMAN_REQUEST_RATE = quality(
            "human_request_rate",
            Better.DOWN,
            new Share(Measure.HUMAN_REQUESTED, Measure.AI_INVOLVED),
            at(0, null),
            new Wording(
                    "Wunsch nach einem Menschen",
                    "der Wunsch nach einem Menschen",
                    "Vorgänge mit KI, in denen nach einem Menschen gefragt wurde, geteilt durch alle Vorgänge mit KI."),
            new Wording(
                    "Requests for a person",
                    "the share asking for a person",
                    "Episodes with AI in which the customer asked for a person, divided by all episodes with AI."));
    public static final Indicator DISCLOSURE_RATE = quality(
            "disclosure_rate",
            Better.UP,
            new Share(Measure.DISCLOSED, Measure.AI_INVOLVED),
            at(0, null),
            new Wording(
                    "KI offengelegt",
                    "die Offenlegung von KI",
                    "Vorgänge, in denen gesagt wurde, dass eine KI antwortet, geteilt durch alle Vorgänge mit KI."),
            new Wording(
                    "AI disclosed",
                    "disclosure of AI",
                    "Episodes in which the customer was told that AI answers, divided by all episodes with AI."));

    private Indicators() {}

    /** Every indicator, in the order in which a reader meets them. */
    public static List<Indicator> all() {
        return List.copyOf(ALL.values());
    }

    /** The indicator of that key. */
    public static Optional<Indicator> find(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    private static Maturity at(int days, @Nullable Measure pending) {
        return new Maturity(days, pending);
    }

    private static Indicator productivity(
            String key, Better better, Formula formula, Maturity maturity, Wording german, Wording english) {
        return add(key, Axis.PRODUCTIVITY, better, formula, maturity, german, english);
    }

    private static Indicator quality(
            String key, Better better, Formula formula, Maturity maturity, Wording german, Wording english) {
        return add(key, Axis.QUALITY, better, formula, maturity, german, english);
    }

    private static Indicator add(
            String key, Axis axis, Better better, Formula formula, Maturity maturity, Wording german, Wording english) {
        Indicator indicator = new Indicator(
                key, axis, better, formula, maturity, anchored(german, COHORT_DE), anchored(english, COHORT_EN));
        ALL.put(key, indicator);
        return indicator;
    }

    private static Wording anchored(Wording wording, String cohort) {
        return new Wording(wording.name(), wording.phrase(), wording.text() + cohort);
    }
}
