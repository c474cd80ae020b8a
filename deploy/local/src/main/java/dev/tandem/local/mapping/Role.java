package dev.tandem.local.mapping;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column may be, by the names that it has in German and English exports, the surest first. */
enum Role {
    EPISODE(
            "ticket id",
            "ticketid",
            "case id",
            "caseid",
            "call id",
            "chat id",
            "conversation id",
            "incident id",
            "episode",
            "ticketnummer",
            "ticket nr",
            "ticket nummer",
            "fallnummer",
            "fall nr",
            "fall id",
            "vorgangsnummer",
            "vorgang",
            "vorgangs id",
            "anfrage id",
            "anfragenummer",
            "anruf id",
            "gesprachs id",
            "gesprach id",
            "case number",
            "ticket number",
            "incident number",
            "ticket",
            "case",
            "fall",
            "call",
            "chat",
            "number",
            "nummer",
            "id",
            "nr",
            "no",
            "key",
            "schlussel"),
    STARTED(
            "created at",
            "created",
            "created on",
            "opened at",
            "opened",
            "started at",
            "start time",
            "start",
            "begin",
            "begins",
            "beginn",
            "anrufbeginn",
            "erstellt am",
            "erstellt",
            "erstelldatum",
            "eroffnet am",
            "eroffnet",
            "angelegt am",
            "angelegt",
            "eingegangen am",
            "eingang",
            "eingangsdatum",
            "received at",
            "received",
            "call date",
            "date time",
            "datetime",
            "timestamp",
            "completetimestamp",
            "complete timestamp",
            "time stamp",
            "zeitstempel",
            "zeitpunkt",
            "datum uhrzeit",
            "date",
            "datum",
            "tag",
            "day"),
    TIME_OF_DAY("time", "uhrzeit", "zeit", "hour", "stunde", "start time", "startzeit"),
    UPDATED(
            "updated at",
            "updated",
            "updated on",
            "sys updated at",
            "last updated",
            "modified",
            "modified at",
            "last modified",
            "geandert am",
            "geandert",
            "aktualisiert am",
            "aktualisiert",
            "letzte anderung",
            "zuletzt geandert"),
    RESOLVED_AT(
            "resolved at",
            "solved at",
            "resolved on",
            "resolution time",
            "gelost am",
            "erledigt am",
            "loesung am",
            "losung am",
            "closed at",
            "closed on",
            "closed",
            "geschlossen am",
            "abgeschlossen am",
            "beendet am",
            "end",
            "ended at",
            "end time",
            "ende",
            "anrufende"),
    FIRST_REPLY(
            "first reply at",
            "first reply",
            "first response at",
            "first response",
            "erste antwort am",
            "erste antwort",
            "erstantwort",
            "answered at",
            "beantwortet am",
            "angenommen am"),
    CHANNEL(
            "channel",
            "kanal",
            "contact type",
            "kontaktart",
            "eingangskanal",
            "via channel",
            "via",
            "medium",
            "source",
            "quelle",
            "herkunft"),
    TOPIC(
            "topic",
            "thema",
            "category",
            "kategorie",
            "anliegen",
            "contact reason",
            "reason",
            "grund",
            "kontaktgrund",
            "request type",
            "type",
            "typ",
            "art"),
    LANGUAGE("language", "sprache", "locale", "lang"),
    MARKET("market", "markt", "country", "land"),
    CUSTOMER(
            "customer id",
            "customer",
            "customer number",
            "kundennummer",
            "kunden id",
            "kunden nr",
            "kunde",
            "caller id",
            "caller",
            "anrufer",
            "requester id",
            "requester",
            "client id",
            "client"),
    CSAT(
            "csat",
            "satisfaction rating",
            "satisfaction score",
            "satisfaction",
            "customer satisfaction",
            "rating",
            "zufriedenheit",
            "kundenzufriedenheit",
            "bewertung",
            "sterne",
            "stars"),
    NPS("nps", "nps score", "weiterempfehlung", "likelihood to recommend"),
    OUTCOME(
            "resolved",
            "solved",
            "gelost",
            "erledigt",
            "status",
            "state",
            "incident state",
            "ticket status",
            "zustand",
            "ergebnis",
            "outcome"),
    HUMAN_TIME(
            "handling time",
            "handle time",
            "aht",
            "talk time",
            "talk duration",
            "avgtalkduration",
            "average talk duration",
            "bearbeitungszeit",
            "bearbeitungsdauer",
            "gesprachsdauer",
            "gesprachszeit",
            "talk time seconds",
            "duration",
            "dauer"),
    WAIT("speed of answer in seconds", "speed of answer", "wait time", "wartezeit", "waiting time", "queue time"),
    REOPENED("reopen count", "reopened", "reopens", "wiedereroffnet", "wiedereroffnungen"),
    SLA_MET("made sla", "sla met", "sla erfullt", "sla eingehalten", "within sla"),
    /** Never read: it may name who works there. */
    PERSON(
            "agent",
            "agent name",
            "assignee",
            "assignee id",
            "assigned to",
            "owner",
            "bearbeiter",
            "mitarbeiter",
            "mitarbeiterin",
            "sachbearbeiter",
            "zustandig",
            "user",
            "benutzer",
            "operator",
            "resolved by",
            "opened by",
            "closed by");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern JOINTS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that do not change
    private final List<String> names;

    Role(String... names) {
        this.names = List.of(names);
    }

    /** How sure the name of a column makes it: 0 for the surest, negative when it is no name of it. */
    int rank(String column) {
        int plain = names.indexOf(plain(column, false));
        return plain >= 0 ? plain : names.indexOf(plain(column, true));
    }

    /** Whether the name sounds like a time. */
    static boolean soundsLikeTime(String column) {
        String plain = plain(column, true);
        return Set.of(STARTED, UPDATED, RESOLVED_AT, FIRST_REPLY).stream().anyMatch(role -> role.rank(column) >= 0)
                || plain.endsWith(" at")
                || plain.endsWith(" am")
                || plain.contains("time")
                || plain.contains("zeit")
                || plain.contains("date")
                || plain.contains("datum");
    }

    /** Lower case, without accents, brackets' contents and marks between words; {@code humps} also parts CamelCase. */
    private static String plain(String column, boolean humps) {
        String parted = humps ? HUMP.matcher(column).replaceAll(" ") : column;
        String bare = MARKS.matcher(Normalizer.normalize(parted.replace("\u00df", "ss"), Normalizer.Form.NFD))
                .replaceAll("");
        return JOINTS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
