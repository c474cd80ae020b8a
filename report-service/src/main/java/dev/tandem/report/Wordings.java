package dev.tandem.report;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the definitions in one language; one that is missing is a mistake of ours. */
final class Wordings {
    static final Wordings GERMAN = new Wordings(Locale.GERMAN);
    static final Wordings ENGLISH = new Wordings(Locale.ENGLISH);

    private final ResourceBundle texts;

    private Wordings(Locale locale) {
        // without fallback: a text that is missing must not come in the language of the machine
        this.texts = ResourceBundle.getBundle(
                "texts.definitions",
                locale,
                Wordings.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What a version of an indicator is called and means; of episodes it is said where they are counted. */
    Indicator.Wording of(String key, int version, boolean ofEpisodes) {
        String prefix = version == 1 ? key : key + "." + version;
        String text = texts.getString(prefix + ".text");
        return new Indicator.Wording(
                texts.getString(prefix + ".name"),
                texts.getString(prefix + ".phrase"),
                ofEpisodes ? text + " " + texts.getString("cohort") : text);
    }
}
