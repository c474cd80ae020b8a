package dev.tandem.metrics.http;

import dev.tandem.metrics.Recount;
import dev.tandem.metrics.StoreUnavailableException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How far stored facts are counted by the newest definitions. */
@Path("/v1/recomputation")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RecomputationResource {
    private final Recount recount;

    RecomputationResource(Recount recount) {
        this.recount = recount;
    }

    /**
     * How far it is.
     *
     * @param epoch every fact is counted by the definitions of this epoch
     * @param newest the epoch of the newest definitions
     * @param done facts counted since it began
     * @param total facts to be counted when it began; 0 before that, and when nothing is left to do
     * @param complete whether every fact is counted by the newest definitions
     */
    public record Body(int epoch, int newest, long done, long total, boolean complete) {
        static Body of(Recount.Progress progress) {
            return new Body(
                    progress.epoch(),
                    progress.newest(),
                    progress.done(),
                    progress.total(),
                    progress.epoch() >= progress.newest());
        }
    }

    @GET
    public Body get() throws StoreUnavailableException {
        return Body.of(recount.progress());
    }
}
