package dev.tandem.ingest.articles;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a text cites: web addresses, and host names in brackets as in {@code (example.com)}. */
public final class CitedLinks {
    /** As many as an article of the contract may hold. */
    private static final int MOST = 1000;

    private static final int LONGEST = 2000;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'()\\[\\]{}|\\\\^`\\p{Cc}]+");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]\\n]{4,300})[)\\]]");
    private static final Pattern BETWEEN_HOSTS = Pattern.compile("[\\s,;]+");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,24}", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?…]+$");

    private CitedLinks() {}

    /** The given links, then those of the text in reading order, each once. */
    public static List<String> of(Collection<String> given, String text) {
        Set<String> links = new LinkedHashSet<>(given);
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            add(links, TRAILING.matcher(address.group()).replaceFirst(""));
        }
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            String[] words = BETWEEN_HOSTS.split(brackets.group(1).strip(), -1);
            for (String word : words) {
                if (HOST.matcher(word).matches()) {
                    add(links, word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return List.copyOf(links);
    }

    private static void add(Set<String> links, String link) {
        if (links.size() < MOST && link.length() <= LONGEST) {
            links.add(link);
        }
    }
}
