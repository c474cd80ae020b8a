package dev.tandem.report.web;

import dev.tandem.report.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refused event in a list. */
public record RefusalView(
        long id,
        String rejectedAt,
        String stage,
        String organisation,
        String type,
        String coordinates,
        List<Refusal.Fault> violations) {

    static RefusalView of(Refusal refusal, Texts texts) {
        return new RefusalView(
                refusal.id(),
                refusal.rejectedAt().toString(),
                texts.get("stage." + refusal.stage(), refusal.stage()),
                orDash(refusal.organisation()),
                orDash(refusal.eventType()),
                orDash(refusal.coordinates()),
                refusal.violations());
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
