package dev.tandem.local.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a mapping from the beginning of a file. It is meant to be read by whoever knows the file: comments say what was
 * guessed and what could not be told.
 */
public final class Proposal {
    private static final int SAMPLE_BYTES = 2 << 20;
    private static final int MOST_NAMED = 40;
    private static final Map<String, String> OUTCOMES = Map.ofEntries(
            Map.entry("resolved", "assumed"),
            Map.entry("solved", "assumed"),
            Map.entry("closed", "assumed"),
            Map.entry("done", "assumed"),
            Map.entry("y", "assumed"),
            Map.entry("yes", "assumed"),
            Map.entry("true", "assumed"),
            Map.entry("ja", "assumed"),
            Map.entry("j", "assumed"),
            Map.entry("gel\u00f6st", "assumed"),
            Map.entry("geschlossen", "assumed"),
            Map.entry("erledigt", "assumed"),
            Map.entry("abgeschlossen", "assumed"),
            Map.entry("n", "unresolved"),
            Map.entry("no", "unresolved"),
            Map.entry("false", "unresolved"),
            Map.entry("nein", "unresolved"),
            Map.entry("unresolved", "unresolved"),
            Map.entry("ungel\u00f6st", "unresolved"),
            Map.entry("nicht gel\u00f6st", "unresolved"));

    private final StringBuilder yaml = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private final Decoded decoded;
    private final Sample sample;
    private final Columns columns;
    private final boolean several;

    /** Thrown when no mapping can be proposed; the message says why in a sentence. */
    public static final class ImpossibleException extends Exception {
        private static final long serialVersionUID = 1L;

        ImpossibleException(String message) {
            super(message);
        }
    }

    private Proposal(Decoded decoded, Sample sample, Columns columns) {
        this.decoded = decoded;
        this.sample = sample;
        this.columns = columns;
        this.several = columns.repeats();
    }

    /**
     * A mapping for a file, as YAML that ingest-service reads.
     *
     * @param name by which the mapping will be called
     * @param csv the file, unpacked; only its beginning is read
     * @throws ImpossibleException when the file holds no table in which something happens at some time
     */
    public static String of(String name, InputStream csv) throws IOException, ImpossibleException {
        byte[] begin = csv.readNBytes(SAMPLE_BYTES);
        if (begin.length == 0) {
            throw new ImpossibleException("The file is empty.");
        }
        Decoded decoded = Decoded.of(begin);
        Sample sample = Sample.of(decoded.text());
        if (sample.header().size() < 2 || sample.rows().isEmpty()) {
            throw new ImpossibleException("The file has no header with columns and a row below it.");
        }
        Columns columns = new Columns(sample);
        columns.fallBack();
        if (!columns.has(Role.STARTED)) {
            throw new ImpossibleException(
                    "None of the columns holds times that can be recognised, which an event needs;"
                            + " docs/mappings.md shows how to name a format.");
        }
        if (!columns.has(Role.EPISODE)) {
            throw new ImpossibleException("None of the columns looks like the key of a request, which an event needs.");
        }
        return new Proposal(decoded, sample, columns).write(name);
    }

    private String write(String name) {
        comment("Proposed from the header and the first " + sample.rows().size() + " rows; read it before it is used.");
        comment("Try it with: ./tandem import FILE --mapping THIS_FILE --organisation KEY --dry-run");
        line("name: " + quoted(name));
        line("description: "
                + quoted("One row " + (several ? "a step" : "a request") + "; proposed by ./tandem mapping."));
        dialect();
        if (several) {
            comment("A key stands in several rows, so they are taken as steps of one request.");
            line("group: episode");
        }
        line("values:");
        episode();
        start();
        time(Role.FIRST_REPLY, "firstReply", "firstReplyAt");
        time(Role.RESOLVED_AT, "resolvedAt", "resolvedAt");
        updated();
        outcome();
        channel();
        plain(Role.TOPIC, "topic", "topic", "");
        plain(Role.LANGUAGE, "language", "language", ", as: lower");
        plain(Role.MARKET, "market", "market", "");
        plain(Role.CUSTOMER, "customer", "customer", "");
        humanTime();
        plain(Role.REOPENED, "reopened", "reopenCount", ", as: whole");
        plain(Role.SLA_MET, "slaMet", "slaMet", ", as: truth");
        survey();
        comment("Who answered, a person or AI, cannot be told: give humanAnsweredAt or aiAnsweredAt a value.");
        others();
        events();
        return yaml.toString();
    }

    private void dialect() {
        if (sample.separator() != ',') {
            line("separator: " + (sample.separator() == '\t' ? "tab" : quoted(String.valueOf(sample.separator()))));
        }
        if (sample.quote() != '"') {
            line("quote: " + quoted(String.valueOf(sample.quote())));
        }
        if (decoded.guessed()) {
            comment("The file is not UTF-8, and nothing in it says what it is: is every letter right?");
        }
        if (decoded.encoding() != null) {
            line("encoding: " + decoded.encoding());
        }
        if (sample.skip() > 0) {
            line("skip: " + sample.skip());
        }
        comment("Nothing in the file says in which zone its times are.");
        line("zone: UTC");
        dates(Role.STARTED, Role.UPDATED, Role.RESOLVED_AT, Role.FIRST_REPLY);
        if (columns.decimalComma()) {
            line("decimal: \",\"");
        }
        if (!sample.unknown().isEmpty()) {
            line("missing: [" + sample.unknown().stream().map(Proposal::quoted).collect(Collectors.joining(", "))
                    + "]");
        }
    }

    /** The language of months' names, which is one for the whole mapping. */
    private void dates(Role... roles) {
        for (Role role : roles) {
            Dates dates = columns.dates(role);
            if (dates != null && dates.language() != null && !dates.language().equals("en")) {
                line("language: " + dates.language());
                return;
            }
        }
    }

    private void episode() {
        if (Role.EPISODE.rank(columns.name(Role.EPISODE)) < 0) {
            comment("No column is called like a key; this one is different in every row.");
        }
        value("episode", "{column: " + quoted(columns.name(Role.EPISODE)) + "}");
        member("episode", "episode");
    }

    private void start() {
        Dates dates = columns.dates(Role.STARTED);
        boolean apart = dates != null && !dates.timeOfDay() && columns.has(Role.TIME_OF_DAY) && dates.format() == null;
        String columnsOfTime = apart
                ? "columns: [" + quoted(columns.name(Role.STARTED)) + ", " + quoted(columns.name(Role.TIME_OF_DAY))
                        + "]"
                : "column: " + quoted(columns.name(Role.STARTED));
        warn(Role.STARTED, dates);
        String own = several ? "at" : "start";
        value(own, "{" + columnsOfTime + ", as: time" + format(dates) + "}");
        if (several) {
            value("start", "{earliest: at}");
            value("nth", "{nth: true}");
        }
        member("startedAt", "start");
    }

    private void updated() {
        Dates dates = columns.dates(Role.UPDATED);
        if (dates != null) {
            warn(Role.UPDATED, dates);
            value("updated", "{column: " + quoted(columns.name(Role.UPDATED)) + ", as: time" + format(dates) + "}");
        } else if (several) {
            value("updated", "{latest: at}");
        } else {
            comment("Nothing says when a row was written; a file that is exported again later should say it.");
            value("updated", columns.has(Role.RESOLVED_AT) ? "{first: [resolvedAt, start]}" : "{from: start}");
        }
        member("updatedAt", "updated");
    }

    private void time(Role role, String name, String member) {
        Dates dates = columns.dates(role);
        if (dates != null) {
            warn(role, dates);
            value(name, "{column: " + quoted(columns.name(role)) + ", as: time" + format(dates) + "}");
            member(member, name);
        }
    }

    private void warn(Role role, @Nullable Dates dates) {
        if (dates == null) {
            return;
        }
        if (dates.ambiguous()) {
            comment("AMBIGUOUS: every date of " + shown(columns.name(role))
                    + " in these rows can be read with the day or" + " the month first. The whole file may decide it;");
            comment("otherwise the import refuses it until you add here  order: day-first  or  order: month-first");
        }
        if (dates.mixed()) {
            comment("WRONG: " + shown(columns.name(role))
                    + " has dates with the day first and others with the month first;" + " the import will refuse it.");
        }
    }

    private static String format(@Nullable Dates dates) {
        if (dates == null) {
            return "";
        }
        if (dates.format() != null) {
            return ", format: " + quoted(dates.format());
        }
        return dates.order() == null ? "" : ", order: " + dates.order();
    }

    private void outcome() {
        if (!columns.has(Role.OUTCOME)) {
            return;
        }
        comment(
                "What the source says is its word, not the customer's: assumed. ~ is not decided yet. A text that is not");
        comment("here rejects its row.");
        yaml.append("  outcome:\n    column: ")
                .append(quoted(columns.name(Role.OUTCOME)))
                .append("\n    table:\n");
        for (String text : columns.distinct(Role.OUTCOME)) {
            String known = OUTCOMES.get(text.toLowerCase(Locale.ROOT));
            yaml.append("      ").append(quoted(text)).append(": ").append(known == null ? "~" : known);
            yaml.append(known == null ? " # was not known\n" : "\n");
        }
        member("resolution", "outcome");
    }

    private void channel() {
        if (columns.has(Role.CHANNEL)) {
            value("channel", "{column: " + quoted(columns.name(Role.CHANNEL)) + ", as: lower}");
        } else {
            comment("No column tells the channel; say which it is, for instance chat, mail or phone.");
            value("channel", "{constant: unknown}");
        }
        member("channel", "channel");
    }

    private void plain(Role role, String name, String member, String as) {
        if (columns.has(role)) {
            value(name, "{column: " + quoted(columns.name(role)) + as + "}");
            member(member, name);
        }
    }

    private void humanTime() {
        if (!columns.has(Role.HUMAN_TIME)) {
            return;
        }
        boolean clock = columns.isClock(Role.HUMAN_TIME);
        comment(
                clock
                        ? "Taken for the time that a person worked on it."
                        : "Taken for seconds of a person's work; it may be minutes or hours.");
        value(
                "work",
                "{column: " + quoted(columns.name(Role.HUMAN_TIME)) + ", as: " + (clock ? "clock" : "seconds") + "}");
        member("humanSeconds", "work");
    }

    private void survey() {
        if (columns.has(Role.CSAT)) {
            comment("Taken for csat, 1 to 5, because of its name; 0 is taken for no answer.");
            value(
                    "score",
                    "{column: " + quoted(columns.name(Role.CSAT)) + ", table: {" + scores(columns.distinct(Role.CSAT))
                            + "}, as: whole}");
            value("scale", "{constant: csat}");
        } else if (columns.has(Role.NPS)) {
            value("score", "{column: " + quoted(columns.name(Role.NPS)) + ", as: whole}");
            value("scale", "{constant: nps}");
        }
    }

    private static String scores(List<String> found) {
        String known = "\"1\": \"1\", \"2\": \"2\", \"3\": \"3\", \"4\": \"4\", \"5\": \"5\"";
        return known + (found.contains("0") ? ", \"0\": ~" : "");
    }

    private void others() {
        List<String> others = columns.others();
        if (!others.isEmpty()) {
            comment("Not read: "
                    + others.stream().limit(MOST_NAMED).map(Proposal::shown).collect(Collectors.joining(", "))
                    + (others.size() > MOST_NAMED ? ", and others" : ""));
        }
    }

    private void events() {
        line("events:");
        line("  - type: tandem.episode.v1");
        line("    id: [" + (several ? "episode, nth" : "episode") + "]");
        line("    time: updated");
        line("    data:");
        yaml.append(data);
        if (columns.has(Role.CSAT) || columns.has(Role.NPS)) {
            line("  - type: tandem.survey.v1");
            line("    id: [" + (several ? "episode, nth" : "episode") + "]");
            line("    time: updated");
            line("    when: {score: \"*\"}");
            line("    data: {scale: scale, score: score, answeredAt: updated, episode: episode}");
        }
    }

    private void value(String name, String formula) {
        line("  " + name + ": " + formula);
    }

    private void member(String member, String value) {
        data.append("      ").append(member).append(": ").append(value).append('\n');
    }

    private void comment(String text) {
        line("# " + text);
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    /** As a comment may hold it: on one line. */
    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** As YAML reads it back, whatever it holds. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (isUnprintable(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isUnprintable(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff';
    }
}
