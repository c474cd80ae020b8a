package dev.tandem.report.web;

/**
 * What every page has.
 *
 * @param t its words
 * @param title its title
 * @param path its own address without the language
 * @param simulated true where made-up data are shown
 * @param area the menu's entry that it belongs to
 */
public record Frame(Texts t, String title, String path, boolean simulated, String area) {
    /** This page in a language. */
    public String in(String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** Another address in this page's language. */
    public String to(String address) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + t.language();
    }
}
