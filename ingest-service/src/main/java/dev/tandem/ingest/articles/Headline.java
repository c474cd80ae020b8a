package dev.tandem.ingest.articles;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the headline on a page. */
final class Headline {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A shorter heading may be a word of the title by chance, such as the name of the site. */
    private static final int LEAST = 10;

    /** The headline of an article stands before a hundred others. */
    private static final int MOST_HEADINGS = 100;

    private Headline() {}

    /** The first heading of the first level whose words the title repeats, else the only one; else null. */
    static @Nullable Element of(Document page) {
        List<Element> headings = page.body().getElementsByTag("h1");
        String title = words(page.title());
        for (Element heading : headings.subList(0, Math.min(MOST_HEADINGS, headings.size()))) {
            String words = words(heading.text());
            if (words.length() >= LEAST && title.contains(words)) {
                return heading;
            }
        }
        return headings.size() == 1 ? headings.get(0) : null;
    }

    /** The words in lower case with one space between them. */
    static String words(String text) {
        return BETWEEN_WORDS
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
