package dev.tandem.report.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tandem.report.Edition;
import dev.tandem.report.Rendition;
import dev.tandem.report.Renditions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Keeps answers by the bytes that they take. An answer that is being made is kept apart: the cache itself would let
 * others wait that only happen to lie beside it.
 */
@ApplicationScoped
class CaffeineRenditions implements Renditions {
    /** What an entry takes beside its bytes: the question, the organisation, the cache's own. */
    private static final int ENTRY_BYTES = 2048;

    private final Cache<Edition, Rendition> kept;
    private final ConcurrentMap<Edition, CompletableFuture<Rendition>> making = new ConcurrentHashMap<>();

    CaffeineRenditions(CacheConfig config, MeterRegistry registry) {
        kept = Caffeine.newBuilder()
                .maximumWeight(config.maxBytes())
                .weigher((Edition edition, Rendition rendition) -> weight(rendition))
                // what does not fit goes at once and not when a pool of threads comes to it
                .executor(Runnable::run)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(registry, kept, "answers");
    }

    /** Packed, an answer takes about a tenth more. */
    private static int weight(Rendition rendition) {
        return ENTRY_BYTES + rendition.plain().length + rendition.plain().length / 8;
    }

    @Override
    public Rendition get(Edition edition, Supplier<byte[]> maker) {
        Rendition known = kept.getIfPresent(edition);
        if (known != null) {
            return known;
        }
        CompletableFuture<Rendition> mine = new CompletableFuture<>();
        CompletableFuture<Rendition> theirs = making.putIfAbsent(edition, mine);
        return theirs == null ? make(edition, maker, mine) : await(theirs);
    }

    private Rendition make(Edition edition, Supplier<byte[]> maker, CompletableFuture<Rendition> promise) {
        try {
            // another may have finished between our look and our promise
            Rendition known = kept.policy().getIfPresentQuietly(edition);
            Rendition made = known == null ? Rendition.of(edition, maker.get()) : known;
            kept.put(edition, made);
            promise.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            promise.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(edition, promise);
        }
    }

    private static Rendition await(CompletableFuture<Rendition> promise) {
        try {
            return promise.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
