package dev.tandem.local.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where the commands write.
 *
 * @param out what was asked for
 * @param err what is in the way
 * @param interactive whether a person watches, so that a line may be written over
 * @param coloured whether he wants to see colours
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {
    private static final String GREEN = "\033[32m";
    private static final String RED = "\033[31m";
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";
    private static final String CLEAR_LINE = "\r\033[K";

    /** The one of this process; {@code interactive} is what the script found out about it. */
    static Terminal of(boolean interactive, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.getOrDefault("TERM", ""));
        return new Terminal(System.out, System.err, interactive, interactive && !unwanted);
    }

    /** A line. */
    void say(String line) {
        out.println((interactive ? CLEAR_LINE : "") + line);
    }

    /** A line about what is in the way. */
    void complain(String line) {
        err.println((interactive ? CLEAR_LINE : "") + red(line));
    }

    /** A line that the next one is written over; only for a person who watches. */
    void show(String line) {
        out.print(CLEAR_LINE + line);
        out.flush();
    }

    String green(String text) {
        return colour(GREEN, text);
    }

    String red(String text) {
        return colour(RED, text);
    }

    String bold(String text) {
        return colour(BOLD, text);
    }

    private String colour(String code, String text) {
        return coloured ? code + text + PLAIN : text;
    }
}
