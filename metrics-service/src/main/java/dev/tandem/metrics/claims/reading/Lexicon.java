package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of one language and what they stand for: a resource that people read and review. Looking a word up takes
 * time by its length, not by the lexicon's.
 */
final class Lexicon {
    private static final String KNOWN_NAMES = "known-names.txt";
    private static final String VERSION = "version ";
    private static final int LONGEST_WORD = 40;

    private final String language;
    private final String version;
    private final Map<String, List<Pattern>> exact = new HashMap<>();
    private final Map<String, List<Pattern>> prefixes = new HashMap<>();
    private final Map<String, List<Pattern>> suffixes = new HashMap<>();
    private final List<Pattern> infixes = new ArrayList<>();
    private final Map<Concept, WordClass> classes = new EnumMap<>(Concept.class);

    private Lexicon(String language, String version) {
        this.language = language;
        this.version = version;
    }

    String language() {
        return language;
    }

    String version() {
        return version;
    }

    /**
     * Reads {@code lexicon-LANGUAGE.txt} beside this class, and the names that every language has.
     *
     * @throws IllegalStateException when it is missing or says something that is not understood
     */
    static Lexicon load(String language) {
        String name = "lexicon-" + language + ".txt";
        List<String> lines = lines(name);
        Lexicon lexicon = new Lexicon(language, language + "-" + version(name, lines));
        lexicon.read(name, lines.subList(1, lines.size()));
        lexicon.read(KNOWN_NAMES, lines(KNOWN_NAMES));
        return lexicon;
    }

    /** What the first of the lines says. */
    static String version(String name, List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).startsWith(VERSION)) {
            throw new IllegalStateException(name + " does not begin with its version");
        }
        return lines.get(0).substring(VERSION.length()).strip();
    }

    static List<String> lines(String name) {
        try (InputStream resource = Lexicon.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private void read(String name, List<String> lines) {
        Concept concept = Concept.IGNORE;
        for (String line : lines) {
            String content =
                    line.contains("#") ? line.substring(0, line.indexOf('#')).strip() : line.strip();
            try {
                if (content.startsWith("[")) {
                    concept = Concept.valueOf(content.substring(1, content.length() - 1));
                } else {
                    addAll(concept, content);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(name + ", \"" + line + "\": " + e.getMessage(), e);
            }
        }
    }

    private void addAll(Concept concept, String content) {
        for (String phrase : content.split(",", -1)) {
            if (!phrase.isBlank()) {
                add(Pattern.parse(concept, phrase, classes));
            }
        }
    }

    private void add(Pattern pattern) {
        Pattern.Word first = pattern.first();
        if (isSingle(pattern)) {
            classes.computeIfAbsent(pattern.concept(), key -> new WordClass()).add(first);
        }
        if (first.openStart() && first.openEnd()) {
            infixes.add(pattern);
            return;
        }
        Map<String, List<Pattern>> index = first.openStart() ? suffixes : first.openEnd() ? prefixes : exact;
        index.computeIfAbsent(first.letters(), key -> new ArrayList<>()).add(pattern);
    }

    /** All patterns that begin with this word. Of patterns of one open word only the longest count; an exact word beats all. */
    List<Pattern> beginningWith(String norm) {
        List<Pattern> found = new ArrayList<>(exact.getOrDefault(norm, List.of()));
        boolean known = found.stream().anyMatch(Lexicon::isSingle);
        List<Pattern> open = new ArrayList<>();
        int length = Math.min(norm.length(), LONGEST_WORD);
        for (int i = 2; i <= length; i++) {
            open.addAll(prefixes.getOrDefault(norm.substring(0, i), List.of()));
        }
        for (int i = 1; i < length - 1; i++) {
            open.addAll(suffixes.getOrDefault(norm.substring(norm.length() - length + i), List.of()));
        }
        for (Pattern infix : infixes) {
            if (norm.contains(infix.first().letters())) {
                open.add(infix);
            }
        }
        int longest = open.stream()
                .filter(Lexicon::isSingle)
                .mapToInt(pattern -> pattern.first().letters().length())
                .max()
                .orElse(0);
        for (Pattern pattern : open) {
            boolean beaten =
                    isSingle(pattern) && (known || pattern.first().letters().length() < longest);
            if (!beaten) {
                found.add(pattern);
            }
        }
        return found;
    }

    private static boolean isSingle(Pattern pattern) {
        return pattern.words().size() == 1 && pattern.afterGap().isEmpty();
    }

    /** The matches in a sentence, in order; what lies within a longer one counts only when that is of the same concept. */
    List<Match> matches(List<Token> tokens, Map<String, List<Pattern>> cache) {
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (Pattern pattern : cache.computeIfAbsent(tokens.get(i).norm(), this::beginningWith)) {
                Match match = pattern.at(tokens, i);
                if (match != null) {
                    found.add(match);
                }
            }
        }
        return Matches.withoutCovered(found, tokens.size());
    }
}
