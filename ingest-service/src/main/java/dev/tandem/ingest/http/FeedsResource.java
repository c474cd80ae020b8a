package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tandem.ingest.feeds.Subscription;
import dev.tandem.ingest.feeds.Subscriptions;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Subscribes to feeds and tells how they are. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
class FeedsResource {
    private final Subscriptions subscriptions;
    private final FeedRequest.Rules rules;
    private final Body body;
    private final ObjectReader json;

    FeedsResource(Subscriptions subscriptions, FeedRequest.Rules rules, Body body, ObjectMapper json) {
        this.subscriptions = subscriptions;
        this.rules = rules;
        this.body = body;
        this.json = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /** All subscriptions, the oldest first. */
    record Listed(List<Subscription> feeds) {
        Listed {
            feeds = List.copyOf(feeds);
        }
    }

    /** Answers 201 when the subscription is new, 200 when the feed was known and has another watch list now. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Response post(InputStream stream, @Context HttpHeaders headers) {
        if (!ContentType.of(headers).is(MediaType.APPLICATION_JSON)) {
            throw new ProblemException(Problems.unsupported("Subscriptions are sent as application/json."));
        }
        FeedRequest request = rules.check(body.whole(stream, headers, this::read));
        Subscriptions.Put put = subscriptions.put(request.address(), request.watch());
        if (put instanceof Subscriptions.Put.Created created) {
            Subscription subscription = created.subscription();
            return Response.created(URI.create("/v1/feeds/" + subscription.id()))
                    .entity(subscription)
                    .build();
        }
        if (put instanceof Subscriptions.Put.Changed changed) {
            return Response.ok(changed.subscription()).build();
        }
        throw new ProblemException(Problems.refused("There are as many subscriptions as are allowed.", List.of()));
    }

    private JsonNode read(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException notJson) {
            throw new ProblemException(Problems.malformed("The body is not JSON in UTF-8."));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @GET
    @Blocking
    public Listed list() {
        return new Listed(subscriptions.all());
    }

    @GET
    @Blocking
    @Path("{id}")
    public Subscription get(@PathParam("id") String id) {
        return subscriptions.find(id(id)).orElseThrow(FeedsResource::unknown);
    }

    /** Answers 204; articles that were published stay. */
    @DELETE
    @Blocking
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        if (!subscriptions.delete(id(id))) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such subscription."));
    }
}
