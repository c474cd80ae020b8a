package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Sentences;
import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article's sentences as they are read.
 *
 * @param names the names in each
 * @param headings the last heading at each or before it; -1 where there is none
 * @param cast who is who
 */
record Document(
        String text,
        List<Sentence> sentences,
        List<Reading> readings,
        List<List<Name>> names,
        List<Integer> headings,
        Cast cast) {

    static Document of(Lexicon lexicon, @Nullable String title, String text, @Nullable String publisher) {
        List<Sentence> sentences = Sentences.of(text);
        Map<String, List<Pattern>> cache = new HashMap<>();
        List<Reading> plain = new ArrayList<>();
        for (Sentence sentence : sentences) {
            plain.add(read(lexicon, cache, text, sentence, null));
        }
        Names names = new Names(lexicon, plain);
        List<List<Name>> found = plain.stream().map(names::of).toList();
        Cast cast = cast(lexicon, cache, names, plain, found, title, text, publisher);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            boolean assistant = found.get(i).stream().anyMatch(name -> cast.isAssistant(name.words()));
            readings.add(assistant ? withAssistants(plain.get(i), found.get(i), lexicon, cache, cast) : plain.get(i));
        }
        return new Document(text, sentences, readings, found, headings(readings), cast);
    }

    private static Cast cast(
            Lexicon lexicon,
            Map<String, List<Pattern>> cache,
            Names names,
            List<Reading> readings,
            List<List<Name>> found,
            @Nullable String title,
            String text,
            @Nullable String publisher) {
        boolean german = lexicon.language().equals(Languages.GERMAN);
        if (title == null || title.isBlank()) {
            return Casting.of(readings, found, text, german, publisher, names);
        }
        String whole = title + "\n" + text;
        int shift = title.length() + 1;
        Sentence heading = new Sentence(0, title.length(), 0, Sentence.Form.HEADING);
        Reading first = read(lexicon, cache, whole, heading, null);
        List<Reading> all = new ArrayList<>();
        List<List<Name>> allNames = new ArrayList<>();
        all.add(first);
        allNames.add(names.of(first));
        for (int i = 0; i < readings.size(); i++) {
            all.add(readings.get(i).shifted(shift));
            allNames.add(found.get(i));
        }
        return Casting.of(all, allNames, whole, german, publisher, names);
    }

    private static Reading read(
            Lexicon lexicon,
            Map<String, List<Pattern>> cache,
            String text,
            Sentence sentence,
            @Nullable List<Match> more) {
        List<Token> tokens = Tokens.of(text, sentence.start(), sentence.end());
        List<Match> matches = new ArrayList<>(lexicon.matches(tokens, cache));
        if (more != null) {
            matches.addAll(more);
        }
        return new Reading(sentence, tokens, matches);
    }

    /** With the AIs' names as what they are. */
    private static Reading withAssistants(
            Reading reading, List<Name> names, Lexicon lexicon, Map<String, List<Pattern>> cache, Cast cast) {
        List<Match> matches = new ArrayList<>(lexicon.matches(reading.tokens(), cache));
        for (Name name : names) {
            if (cast.isAssistant(name.words())) {
                matches.add(new Match(Concept.AI, name.from(), name.to(), name.to() - 1));
            }
        }
        return new Reading(reading.sentence(), reading.tokens(), matches);
    }

    private static List<Integer> headings(List<Reading> readings) {
        List<Integer> headings = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < readings.size(); i++) {
            last = readings.get(i).sentence().form() == Sentence.Form.HEADING ? i : last;
            headings.add(last);
        }
        return headings;
    }
}
