package dev.tandem.metrics.claims.reading;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was learned from the labelled articles; docs/claims.md says how it is learned again.
 *
 * @param version of what it was read from: another text has another one; empty while it is only learned
 * @param learnedFrom what tells whether other articles, rules, or clues would be learned from today
 * @param figures what a figure claims, as {@link Meaning}s
 * @param words which kinds a sentence claims without a figure, each for itself
 * @param types whether a name is that of somebody of whom something is claimed
 * @param main how likely a name is that of whom the article is about
 * @param whom how likely a claim is about the bearer of a name
 * @param statuses in what way it is said
 * @param directions where it moves
 * @param sure how likely all of that but the direction is right together
 */
record Model(
        String version,
        String learnedFrom,
        Network figures,
        Network words,
        Network types,
        Network main,
        Network whom,
        Network statuses,
        Network directions,
        Network sure) {

    private static final int VERSION_BYTES = 4;

    /** Reads {@code model.txt} beside this class. */
    static Model load() {
        try (InputStream resource = Model.class.getResourceAsStream("model.txt")) {
            if (resource == null) {
                throw new IllegalStateException("model.txt is missing");
            }
            return read(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("model.txt", e);
        }
    }

    static Model parse(String text) {
        try {
            return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("model", e);
        }
    }

    /** Line by line: as one string it would need several times its size for a moment. */
    private static Model read(InputStream text) throws IOException {
        MessageDigest digest = sha256();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new DigestInputStream(text, digest), StandardCharsets.UTF_8));
        String learnedFrom = lines.readLine();
        if (learnedFrom == null) {
            throw new IOException("the model is empty");
        }
        Network figures = Network.read(lines);
        Network words = Network.read(lines);
        Network types = Network.read(lines);
        Network main = Network.read(lines);
        Network whom = Network.read(lines);
        Network statuses = Network.read(lines);
        Network directions = Network.read(lines);
        Network sure = Network.read(lines);
        if (lines.readLine() != null) {
            throw new IOException("the model goes on behind its end");
        }
        String version = HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        return new Model(version, learnedFrom, figures, words, types, main, whom, statuses, directions, sure);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String write() {
        StringBuilder text = new StringBuilder(learnedFrom).append('\n');
        figures.write(text);
        words.write(text);
        types.write(text);
        main.write(text);
        whom.write(text);
        statuses.write(text);
        directions.write(text);
        sure.write(text);
        return text.toString();
    }
}
