package dev.tandem.metrics.claims.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What was learned from the labelled articles; docs/claims.md says how it is learned again.
 *
 * @param version of what it was read from: another text has another one; empty while it is only learned
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

    private static final int VERSION_BYTES = 4;

    /** Reads {@code model.txt} beside this class. */
    static Model load() {
        try (InputStream resource = Model.class.getResourceAsStream("model.txt")) {
            if (resource == null) {
                throw new IllegalStateException("model.txt is missing");
            }
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("model.txt", e);
        }
    }

    static Model parse(String text) {
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            return new Model(
                    digest(text),
                    Linear.read(lines),
                    Linear.read(lines),
                    Linear.read(lines),
                    Linear.read(lines),
                    Linear.read(lines),
                    Linear.read(lines),
                    Linear.read(lines));
        } catch (IOException e) {
            throw new UncheckedIOException("model", e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String write() {
        StringBuilder text = new StringBuilder();
        for (Linear part : List.of(figures, words, types, main, whom, statuses, sure)) {
            part.write(text);
        }
        return text.toString();
    }
}
