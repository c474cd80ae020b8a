package dev.tandem.ingest.http;

import dev.tandem.ingest.EventLogUnavailableException;
import dev.tandem.ingest.EventTooLargeException;
import dev.tandem.ingest.articles.PageBytes;
import dev.tandem.ingest.feeds.ArticleInbox;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/** Lets articles that feeds named go the way of articles that are sent. */
@Singleton
class FetchedArticles implements ArticleInbox {
    private static final int UNAVAILABLE = 503;

    private final ArticleIntake intake;
    private final Admission admission;

    FetchedArticles(ArticleIntake intake, Admission admission) {
        this.intake = intake;
        this.admission = admission;
    }

    @Override
    public Outcome take(Fetched article) {
        String type = article.mediaType() == null ? MediaType.TEXT_HTML : article.mediaType();
        boolean page = type.equals(MediaType.TEXT_HTML) || type.equals(MediaType.APPLICATION_XHTML_XML);
        if (!page && !type.equals(MediaType.TEXT_PLAIN)) {
            return new Outcome.Refused("is neither a page nor a plain text");
        }
        try {
            admission.reserve(article.bytes().length);
            try {
                String content = PageBytes.decode(article.bytes(), article.charset());
                ArticleRequest request = ArticleRequest.of(page ? "html" : "text", content, article.url());
                request.suppose("title", article.title());
                request.suppose("author", article.author());
                request.suppose(
                        "publishedAt",
                        article.publishedAt() == null
                                ? null
                                : article.publishedAt().toString());
                intake.take(request, article.bytes().length, "feed");
                return new Outcome.Taken();
            } finally {
                admission.release(article.bytes().length);
            }
        } catch (ProblemException e) {
            return outcome(e.problem());
        } catch (EventLogUnavailableException e) {
            return new Outcome.Later();
        } catch (EventTooLargeException e) {
            return new Outcome.Refused("is larger than the event log takes");
        }
    }

    private static Outcome outcome(Problem problem) {
        if (problem.status() == UNAVAILABLE) {
            return new Outcome.Later();
        }
        String reasons = problem.violations().stream()
                .map(violation -> (violation.pointer() + " " + violation.reason()).strip())
                .collect(Collectors.joining("; "));
        return new Outcome.Refused(reasons.isEmpty() ? problem.detail() : reasons);
    }
}
