package dev.tandem.ingest.feeds;

import dev.tandem.ingest.articles.Address;
import dev.tandem.ingest.articles.LineBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Turns what feeds hold into lines of text and addresses. */
final class FeedText {
    static final int LONGEST_TITLE = 500;
    static final int LONGEST_AUTHOR = 100;
    private static final int LONGEST_SUMMARY = 20_000;
    /** Looking for mail addresses takes time that grows with the square of the length. */
    private static final int LONGEST_WRITTEN = 500;

    private static final Pattern MAIL = Pattern.compile("[\\s(<]*\\S+@\\S+[)>]*");
    private static final Pattern IN_BRACKETS = Pattern.compile("^\\((.*)\\)$");

    private FeedText() {}

    /** One line without markup, whether that stands there as elements or escaped; null when nothing is left. */
    static @Nullable String plain(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        boolean marked = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
        String line = LineBuilder.line(marked ? Jsoup.parse(text).text() : text, Integer.MAX_VALUE);
        return line == null || line.length() <= max ? line : cut(line, max);
    }

    private static String cut(String line, int max) {
        int end = Character.isHighSurrogate(line.charAt(max - 1)) ? max - 1 : max;
        return line.substring(0, end).strip();
    }

    /** What an element holds, elements in it written as markup. */
    static @Nullable String content(@Nullable Element element) {
        if (element == null) {
            return null;
        }
        return element.childrenSize() == 0 ? element.wholeText() : element.html();
    }

    /** A name without a mail address; null when nothing is left. */
    static @Nullable String author(@Nullable String text) {
        String written = plain(text, LONGEST_WRITTEN);
        String line =
                written == null ? null : LineBuilder.line(MAIL.matcher(written).replaceAll(" "), LONGEST_AUTHOR);
        return line == null ? null : IN_BRACKETS.matcher(line).replaceFirst("$1");
    }

    /** The longest of several texts, shortened to what is needed to tell what an item is about. */
    static @Nullable String longest(@Nullable String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(text -> plain(text, LONGEST_SUMMARY))
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    /** An address in canonical form, relative to another when it is not whole; null when it is none. */
    static @Nullable String address(@Nullable String written, String base) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String whole = Address.canonical(written);
        if (whole != null) {
            return whole;
        }
        try {
            return Address.canonical(URI.create(base).resolve(written.strip()).toString());
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** What addresses are relative to: the nearest {@code xml:base}, which may be relative itself, else where the feed is. */
    static String base(Element element, String url) {
        for (Element at = element; at != null; at = at.parent()) {
            String base = at.hasAttr("xml:base") ? address(at.attr("xml:base"), url) : null;
            if (base != null) {
                return base;
            }
        }
        return url;
    }
}
