package dev.tandem.ingest.http;

import dev.tandem.ingest.articles.PageBytes;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes articles as pages or as text. */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
class ArticlesResource {
    private static final String ORIGIN = "POST /v1/articles";

    private final ArticleIntake intake;
    private final Body body;

    ArticlesResource(ArticleIntake intake, Body body) {
        this.intake = intake;
        this.body = body;
    }

    /**
     * What was made of an article.
     *
     * @param id of the article, as report-service lists it; it follows from the address
     * @param url in its canonical form
     * @param language as given or found, null when neither German nor English
     * @param title as given or found
     * @param author as given or found
     * @param publisher as given or found
     * @param publishedAt as given or found
     * @param characters of the text, in Unicode code points
     */
    record Taken(
            String id,
            String url,
            @Nullable String language,
            @Nullable String title,
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String publishedAt,
            int characters) {}

    /** Answers once the broker acknowledged the article. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Response post(InputStream stream, @Context HttpHeaders headers, @QueryParam("url") @Nullable String url) {
        ContentType type = ContentType.ofAnyCharset(headers);
        Function<byte[], ArticleRequest> reading = reading(type, headers, url);
        return Response.accepted(
                        body.whole(stream, headers, bytes -> intake.take(reading.apply(bytes), bytes.length, ORIGIN)))
                .build();
    }

    private static Function<byte[], ArticleRequest> reading(
            ContentType type, HttpHeaders headers, @Nullable String url) {
        if (type.is(MediaType.TEXT_HTML) || type.is(MediaType.APPLICATION_XHTML_XML)) {
            return bytes -> ArticleRequest.of("html", PageBytes.decode(bytes, type.charset()), url);
        }
        if (type.is(MediaType.TEXT_PLAIN)) {
            return bytes -> ArticleRequest.of("text", PageBytes.decode(bytes, type.charset()), url);
        }
        if (!ContentType.of(headers).is(MediaType.APPLICATION_JSON)) {
            throw new ProblemException(
                    Problems.unsupported("Articles are sent as application/json, text/html or text/plain."));
        }
        if (url != null) {
            throw new ProblemException(Problems.parameter("url", "is a member of the JSON instead"));
        }
        return ArticlesResource::json;
    }

    private static ArticleRequest json(byte[] bytes) {
        try {
            return ArticleRequest.read(bytes);
        } catch (IOException notJson) {
            throw new ProblemException(Problems.malformed("The body is not JSON in UTF-8."));
        }
    }
}
