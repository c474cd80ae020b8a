package dev.tandem.metrics.claims;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a long text piece by piece, so that memory does not grow with its length, and bounds what one text can say. A
 * piece ends with a paragraph, else a line, else a word. Whom a sentence is about is not carried over from one to the next.
 */
public final class PiecewiseExtractor implements Extractor {
    /** Of claims as of sentences that are not matched. A book does not hold as many, and a list of them helps nobody. */
    static final int MOST = 2000;

    private static final List<String> ENDS = List.of("\n\n", "\n", " ");

    private final Extractor extractor;
    private final int characters;

    /** @param characters in UTF-16 units, the most that are read at once */
    public PiecewiseExtractor(Extractor extractor, int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("pieces have at least one character: " + characters);
        }
        this.extractor = extractor;
        this.characters = characters;
    }

    @Override
    public Extraction extract(ArticleText article) {
        String text = article.text();
        if (text.length() <= characters) {
            return bounded(extractor.extract(article));
        }
        List<Claim> claims = new ArrayList<>();
        List<Unmatched> unmatched = new ArrayList<>();
        String version = "";
        for (int start = 0; start < text.length(); ) {
            int end = end(text, start);
            Extraction read = extractor.extract(article.withText(text.substring(start, end)));
            int by = start;
            read.claims().stream().limit(MOST - claims.size()).forEach(claim -> claims.add(moved(claim, by)));
            read.unmatched().stream()
                    .limit(MOST - unmatched.size())
                    .forEach(sentence -> unmatched.add(moved(sentence, by)));
            version = read.lexiconVersion();
            start = end;
        }
        return new Extraction(claims, unmatched, version);
    }

    private static Extraction bounded(Extraction read) {
        return read.claims().size() <= MOST && read.unmatched().size() <= MOST
                ? read
                : new Extraction(
                        read.claims().stream().limit(MOST).toList(),
                        read.unmatched().stream().limit(MOST).toList(),
                        read.lexiconVersion());
    }

    /** Where the piece ends that begins here. */
    private int end(String text, int start) {
        int furthest = start + characters;
        if (furthest >= text.length()) {
            return text.length();
        }
        for (String mark : ENDS) {
            int at = text.lastIndexOf(mark, furthest - mark.length());
            if (at > start + characters / 2) {
                return at + mark.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(furthest - 1)) && characters > 1 ? furthest - 1 : furthest;
    }

    private static Claim moved(Claim claim, int by) {
        Evidence evidence = claim.evidence();
        return new Claim(
                claim.organisation(),
                claim.how(),
                claim.kind(),
                claim.quantity(),
                claim.bound(),
                claim.direction(),
                claim.status(),
                claim.period(),
                new Evidence(
                        evidence.sentence(),
                        evidence.start() + by,
                        evidence.end() + by,
                        evidence.quantityStart() + by,
                        evidence.quantityEnd() + by),
                claim.cites(),
                claim.confidence(),
                claim.rule());
    }

    private static Unmatched moved(Unmatched sentence, int by) {
        return new Unmatched(
                sentence.sentence(),
                sentence.start() + by,
                sentence.end() + by,
                sentence.organisation(),
                sentence.measure());
    }
}
