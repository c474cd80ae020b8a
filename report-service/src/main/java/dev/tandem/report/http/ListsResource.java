package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.report.Article;
import dev.tandem.report.Articles;
import dev.tandem.report.Listing;
import dev.tandem.report.Paging;
import dev.tandem.report.Refusal;
import dev.tandem.report.Refusals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class ListsResource {
    private final Articles articles;
    private final Refusals refusals;

    ListsResource(Articles articles, Refusals refusals) {
        this.articles = articles;
        this.refusals = refusals;
    }

    /** A page of articles. */
    record ArticlePage(List<Paper> articles, @Nullable String next) {}

    /** An article as clients read it. */
    record Paper(
            String id,
            String url,
            @Nullable String title,
            @Nullable String publisher,
            @Nullable OffsetDateTime publishedAt,
            OffsetDateTime fetchedAt,
            @Nullable String language,
            int characters,
            List<String> links,
            boolean simulated) {
        static Paper of(Article article) {
            Instant published = article.publishedAt();
            return new Paper(
                    article.id(),
                    article.url(),
                    article.title(),
                    article.publisher(),
                    published == null ? null : published.atOffset(ZoneOffset.UTC),
                    article.fetchedAt().atOffset(ZoneOffset.UTC),
                    article.language(),
                    article.characters(),
                    article.links(),
                    article.simulated());
        }
    }

    /** A page of refused events. */
    record RefusalPage(List<Refused> rejected, @Nullable String next) {}

    /** A refused event as clients read it. */
    record Refused(
            long id,
            OffsetDateTime rejectedAt,
            String stage,
            @Nullable String organisation,
            @Nullable String eventId,
            @Nullable String eventSource,
            @Nullable String eventType,
            List<Refusal.Fault> violations,
            @Nullable String coordinates,
            int bytes,
            @JsonRawValue @Nullable String event) {
        static Refused of(Refusal refusal) {
            return new Refused(
                    refusal.id(),
                    refusal.rejectedAt().atOffset(ZoneOffset.UTC),
                    refusal.stage(),
                    refusal.organisation(),
                    refusal.eventId(),
                    refusal.eventSource(),
                    refusal.eventType(),
                    refusal.violations(),
                    refusal.coordinates(),
                    refusal.bytes(),
                    refusal.event());
        }
    }

    @GET
    @Path("/articles")
    public Response articles(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of("page[size]", "page[after]"));
        Paging paging = parameters.paging();
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        Listing<Article> page = articles.page(paging);
        return Response.ok(new ArticlePage(page.items().stream().map(Paper::of).toList(), page.next()))
                .build();
    }

    @GET
    @Path("/rejected")
    public Response rejected(@Context UriInfo uri) {
        Parameters parameters =
                Parameters.of(uri.getQueryParameters(), Set.of("organisation", "stage", "page[size]", "page[after]"));
        Paging paging = parameters.paging();
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        Listing<Refusal> page = refusals.page(parameters.text("organisation"), parameters.text("stage"), paging);
        return Response.ok(
                        new RefusalPage(page.items().stream().map(Refused::of).toList(), page.next()))
                .build();
    }
}
