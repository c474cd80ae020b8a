package dev.tandem.metrics.claims.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What was learned from the labelled articles; docs/claims.md says how it is learned again.
 *
 * @param figures what a figure claims, as {@link Meaning}s
 * @param words which kinds a sentence claims without a figure, each for itself
 * @param types whether a name is that of somebody of whom something is claimed
 * @param main how likely a name is that of whom the article is about
 * @param whom how likely a claim is about the bearer of a name
 * @param statuses in what way it is said
 * @param sure how likely all of that is right together
 */
record Model(
        String version,
        Linear figures,
        Linear words,
        Linear types,
        Linear main,
        Linear whom,
        Linear statuses,
        Linear sure) {

    private static final String VERSION = "version ";

    /** Reads {@code model.txt} beside this class. */
    static Model load() {
        try (InputStream resource = Model.class.getResourceAsStream("model.txt")) {
            if (resource == null) {
                throw new IllegalStateException("model.txt is missing");
            }
            return read(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("model.txt", e);
        }
    }

    static Model parse(String text) {
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("model", e);
        }
    }

    private static Model read(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        if (first == null || !first.startsWith(VERSION)) {
            throw new IOException("a model begins with its version: " + first);
        }
        return new Model(
                first.substring(VERSION.length()),
                Linear.read(lines),
                Linear.read(lines),
                Linear.read(lines),
                Linear.read(lines),
                Linear.read(lines),
                Linear.read(lines),
                Linear.read(lines));
    }

    String write() {
        StringBuilder text = new StringBuilder(VERSION).append(version).append('\n');
        for (Linear part : List.of(figures, words, types, main, whom, statuses, sure)) {
            part.write(text);
        }
        return text.toString();
    }
}
