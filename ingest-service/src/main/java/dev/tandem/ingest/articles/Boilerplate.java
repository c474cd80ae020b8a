package dev.tandem.ingest.articles;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Recognises what stands on a page beside the article, by what its makers call it. */
final class Boilerplate {
    private static final Set<String> NEVER_TEXT = Set.of(
            "aside",
            "audio",
            "button",
            "canvas",
            "datalist",
            "dialog",
            "embed",
            "figcaption",
            "footer",
            "iframe",
            "input",
            "map",
            "math",
            "menu",
            "nav",
            "noscript",
            "object",
            "optgroup",
            "option",
            "script",
            "select",
            "style",
            "svg",
            "template",
            "textarea",
            "video");
    private static final Set<String> NAMES = Set.of(
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "anzeige",
            "banner",
            "bio",
            "breadcrumb",
            "breadcrumbs",
            "byline",
            "caption",
            "comment",
            "comments",
            "consent",
            "cookie",
            "cookies",
            "copyright",
            "credit",
            "credits",
            "date",
            "dateline",
            "disclaimer",
            "disqus",
            "footer",
            "gallery",
            "gdpr",
            "hidden",
            "kommentar",
            "kommentare",
            "login",
            "menu",
            "meta",
            "modal",
            "nav",
            "navbar",
            "navigation",
            "newsletter",
            "outbrain",
            "overlay",
            "pager",
            "pagination",
            "paywall",
            "player",
            "poll",
            "popup",
            "print",
            "promo",
            "promos",
            "promotion",
            "quiz",
            "rating",
            "recirc",
            "recommendation",
            "recommendations",
            "recommended",
            "register",
            "related",
            "respond",
            "share",
            "sharedaddy",
            "shares",
            "sharing",
            "sidebar",
            "signup",
            "skip",
            "slideshow",
            "social",
            "socials",
            "sponsor",
            "sponsored",
            "subscribe",
            "subscription",
            "taboola",
            "tag",
            "taglist",
            "tags",
            "teaser",
            "teasers",
            "teilen",
            "timestamp",
            "toc",
            "toolbar",
            "topics",
            "trending",
            "video",
            "werbung",
            "widget");
    private static final Set<String> PAIRS = Set.of(
            "also like",
            "also read",
            "author bio",
            "author box",
            "author card",
            "author info",
            "more from",
            "more on",
            "more stories",
            "most popular",
            "most read",
            "popular posts",
            "read also",
            "read more",
            "read next",
            "side bar",
            "sign up",
            "up next");

    /** What is quoted from elsewhere belongs to the article, though it is called social or video, too. */
    private static final String QUOTED = "embed";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^\\p{L}\\p{N}]+");
    private static final Pattern LINE = Pattern.compile(
            "advertisement|anzeige|werbung|comments|kommentare|top rated comments|related( \\w+)?|recommended\\b.*"
                    + "|more (great|from|on|about)\\b.*|(read (more|next|also)|also read)\\b.*|share this\\b.*"
                    + "|don['’]t miss\\b.*|you may also like\\b.*|lesen sie auch\\b.*|mehr zum thema\\b.*"
                    + "|weitere artikel\\b.*|das könnte sie auch\\b.*|auch interessant\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A longer line says more than that something else follows. */
    private static final int LONGEST_LINE = 100;

    private Boilerplate() {}

    /** Whether an element holds nothing that a reader reads as a part of the article, wherever it stands. */
    static boolean isNeverText(Element element) {
        if (NEVER_TEXT.contains(element.normalName()) || element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty()
                && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
    }

    /** Whether its class or id say that it is something other than the article. */
    static boolean isNamedSo(Element element) {
        return isNamedSo(element.className()) || isNamedSo(element.id());
    }

    private static boolean isNamedSo(String names) {
        if (names.isEmpty()) {
            return false;
        }
        boolean named = false;
        String before = "";
        for (String word : BETWEEN_WORDS.split(names, -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals(QUOTED)) {
                return false;
            }
            named |= NAMES.contains(lower) || PAIRS.contains(before + " " + lower);
            before = lower;
        }
        return named;
    }

    /** Whether a line only says that an advertisement or other articles follow. */
    static boolean isLine(String text) {
        return text.length() <= LONGEST_LINE && LINE.matcher(text).matches();
    }
}
