package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what is worked on at the same time, so that memory is bounded too however many send and however long Kafka
 * takes: requests by number before anything of them is read, their bodies by size before they are read.
 */
@Singleton
class Admission {
    /** A permit of the memory budget; a smaller unit would not make a difference to anyone. */
    private static final int PERMIT_BYTES = 1024;

    /** The elements of a page made of nothing but tags take up to about twenty times their characters, of others a few. */
    private static final int PAGE_FACTOR = 6;

    private static final String ROOM = Room.class.getName();

    /** Before Quarkus' own handlers of routes. */
    private static final int PRIORITY = 1000;

    private final HttpConfig config;
    private final CurrentVertxRequest current;
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore memory;
    private final byte[] busy;

    Admission(HttpConfig config, CurrentVertxRequest current, ObjectMapper json) throws JsonProcessingException {
        this.config = config;
        this.current = current;
        this.memory = new Semaphore(permits(mostBytes()));
        this.busy = json.writeValueAsBytes(Problems.busy());
    }

    private int mostBytes() {
        return Math.max(config.maxBytesInFlight(), config.maxRequestBytes());
    }

    /** So many bytes, or all that there are: one request may always have the whole for itself. */
    int bounded(long bytes) {
        return (int) Math.min(bytes, mostBytes());
    }

    /** As many permits as these bytes take. */
    static int permits(int bytes) {
        return bytes / PERMIT_BYTES + 1;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext context) {
        if (!context.normalizedPath().startsWith("/v1/")) {
            context.next();
            return;
        }
        if (requests.incrementAndGet() > config.maxRequestsInFlight()) {
            requests.decrementAndGet();
            answerBusy(context);
            return;
        }
        Room room = new Room(memory);
        context.put(ROOM, room);
        context.addEndHandler(ended -> {
            requests.decrementAndGet();
            room.leave();
            dropRest(context.request());
        });
        context.next();
    }

    /**
     * What is still sent after its answer would be queued for somebody who reads it no longer, up to the whole body of
     * everyone who was turned away.
     */
    private static void dropRest(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        try {
            request.handler(rest -> {});
        } catch (IllegalStateException ended) {
            // the rest came in between; left to itself this would keep the answer from ever being sent
        }
    }

    private void answerBusy(RoutingContext context) {
        context.response()
                .setStatusCode(503)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                .putHeader(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(config.retryAfter().toSeconds()))
                .end(Buffer.buffer(busy));
    }

    /**
     * Takes room in memory for a body, which has to be given back.
     *
     * @throws ProblemException when there is none in time
     */
    void reserve(int bytes) {
        try {
            if (memory.tryAcquire(permits(bytes), config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(Problems.busy());
    }

    /** The room of the request that is worked on by this thread. */
    Room room() {
        Room room = current.getCurrent().get(ROOM);
        if (room == null) {
            throw new IllegalStateException("a request that was not admitted");
        }
        return room;
    }

    /** What reading a page of this size takes beside its body, but never more than there is in all. */
    int roomToRead(int bytes) {
        long most = (long) mostBytes() - bytes - 2 * PERMIT_BYTES;
        return (int) Math.max(0, Math.min((long) PAGE_FACTOR * bytes, most));
    }

    /** Gives back what was taken for a body of this size. */
    void release(int bytes) {
        memory.release(permits(bytes));
    }
}
