package dev.tandem.ingest.feeds;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of the organisations that are watched for. A name is found as whole words, in any spacing, also with the s of
 * a genitive. Case does not matter, unless the name is written in capitals: ING is not an ending.
 */
public final class WatchList {
    /** Watches for everything, for feeds that write about one organisation only. */
    public static final String EVERYTHING = "*";

    /** Titles and summaries are shorter; a longer text is read so far. */
    private static final int READ_CHARACTERS = 20_000;

    private final boolean everything;
    private final List<Pattern> names;

    /**
     * Watches for these.
     *
     * @param names {@link #EVERYTHING} or names of organisations and their other names
     */
    public WatchList(List<String> names) {
        this.everything = names.contains(EVERYTHING);
        this.names = names.stream().map(WatchList::pattern).toList();
    }

    /** Whether a title or a summary names one of them. */
    public boolean wants(@Nullable String title, @Nullable String summary) {
        return everything || names(title) || names(summary);
    }

    private boolean names(@Nullable String text) {
        if (text == null || names.isEmpty()) {
            return false;
        }
        String read = text.length() > READ_CHARACTERS ? text.substring(0, READ_CHARACTERS) : text;
        String plain = Normalizer.normalize(read, Normalizer.Form.NFKC);
        return names.stream().anyMatch(name -> name.matcher(plain).find());
    }

    private static Pattern pattern(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        String words = Pattern.compile("\\s+")
                .splitAsStream(plain)
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s\\u00ad-]+"));
        boolean capitals = plain.equals(plain.toUpperCase(Locale.ROOT)) && plain.length() > 1;
        int flags = capitals ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + words + "(?:['’]?s)?(?![\\p{L}\\p{N}])", flags);
    }

    /** Whether a name can be watched for: one line with a letter or digit. */
    public static boolean isName(String name) {
        Matcher control = Pattern.compile("\\p{Cntrl}").matcher(name);
        boolean spoken = name.codePoints().anyMatch(Character::isLetterOrDigit);
        return name.equals(EVERYTHING) || (spoken && !control.find() && name.length() <= 200);
    }
}
