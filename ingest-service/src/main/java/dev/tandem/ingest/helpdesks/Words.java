package dev.tandem.ingest.helpdesks;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words that mean the same in every helpdesk. */
final class Words {
    static final String CHAT = "chat";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String FORM = "form";
    static final String SMS = "sms";
    static final String MESSENGER = "messenger";
    static final String SOCIAL = "social";
    static final String API = "api";
    /** The vendor does not say it, and an episode has a channel. */
    static final String UNKNOWN = "unknown";

    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})([-_][A-Za-z0-9]{1,8})*");

    private Words() {}

    /** The channel of a vendor's word: from the table, else unknown, since a word could be anything. */
    static String channel(@Nullable String word, Map<String, String> table) {
        return word == null ? UNKNOWN : table.getOrDefault(word.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /** The language of a locale, without country or script so that helpdesks agree; null when the text is none. */
    static @Nullable String language(@Nullable String locale) {
        if (locale == null || !TAG.matcher(locale).matches()) {
            return null;
        }
        return locale.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
