package dev.tandem.ingest.http;

import dev.tandem.events.Article;
import dev.tandem.events.EventType;
import dev.tandem.ingest.ContentHash;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.Intake;
import dev.tandem.ingest.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Reads, judges and publishes articles, whether they were sent or fetched. */
@Singleton
class ArticleIntake {
    private static final String SOURCE = "urn:tandem:articles";

    private final Intake intake;
    private final Admission admission;
    private final Clock clock;

    ArticleIntake(Intake intake, Admission admission, Clock clock) {
        this.intake = intake;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Returns once the broker acknowledged the article.
     *
     * @param bytes how large it was where it was sent
     * @param origin how a person would find it again
     * @throws ProblemException when it is not acceptable, or there is no room to read it
     */
    ArticlesResource.Taken take(ArticleRequest article, int bytes, String origin) {
        int room = admission.roomToRead(article.pageCharacters());
        admission.reserve(room);
        try {
            article.readPage(clock.instant());
        } finally {
            admission.release(room);
        }
        String eventId = ContentHash.of(List.of(article.url(), article.text()));
        byte[] data = article.data(clock.instant().toString());
        Draft draft = new Draft.Enveloped(
                Draft.Envelope.of(eventId, SOURCE, EventType.ARTICLE.typeName()),
                List.of(),
                data,
                0,
                data.length,
                bytes);
        Verdict verdict = intake.take(draft, origin, Integer.MAX_VALUE);
        if (verdict instanceof Verdict.Refused refused) {
            throw new ProblemException(Problems.refused(
                    "The article was refused.",
                    JsonData.withoutEnvelope(refused.refusal().violations())));
        }
        int characters = article.text().codePointCount(0, article.text().length());
        return new ArticlesResource.Taken(
                Article.idOf(article.url()),
                article.url(),
                article.language(),
                article.title(),
                article.member("author"),
                article.member("publisher"),
                article.member("publishedAt"),
                characters);
    }
}
