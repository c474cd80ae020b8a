package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.Unmatched;
import dev.tandem.metrics.claims.quantities.Amounts;
import dev.tandem.metrics.claims.quantities.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the frames and lexicons beside this class make of an article: a clue for {@link TrainedExtractor}. */
final class RuleExtractor implements Extractor {
    private final Map<String, Lexicon> lexicons = Map.of(
            Languages.GERMAN, Lexicon.load(Languages.GERMAN), Languages.ENGLISH, Lexicon.load(Languages.ENGLISH));
    private final Frames frames = Frames.load();
    private final Framing framing = new Framing(frames);

    /** The version of all that an extraction depends on, in one line. */
    public String version() {
        return lexicon(Languages.GERMAN).version() + " "
                + lexicon(Languages.ENGLISH).version() + " frames-" + frames.version();
    }

    @Override
    public Extraction extract(ArticleText article) {
        return extract(article, read(article));
    }

    Document read(ArticleText article) {
        String language = Languages.of(article.language(), article.text());
        return Document.of(lexicon(language), article.title(), article.text(), article.publisher());
    }

    Framing framing() {
        return framing;
    }

    Extraction extract(ArticleText article, Document document) {
        Numerals numerals = Numerals.of(Languages.of(article.language(), article.text()));
        Claiming claiming =
                new Claiming(document, new Telling(framing), new Citations(article.text(), document.sentences()));
        List<Claim> claims = new ArrayList<>();
        List<Unmatched> unmatched = new ArrayList<>();
        for (int i = 0; i < document.readings().size(); i++) {
            Reading reading = document.readings().get(i);
            List<Figure> figures = Figures.of(reading, Amounts.of(reading.tokens(), numerals));
            claiming.read(i, reading, figures, claims, unmatched);
        }
        return new Extraction(claims, unmatched, version());
    }

    private Lexicon lexicon(String language) {
        Lexicon lexicon = lexicons.get(language);
        if (lexicon == null) {
            throw new IllegalArgumentException("no lexicon: " + language);
        }
        return lexicon;
    }
}
