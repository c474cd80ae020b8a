package dev.tandem.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands questions, and knows which versions of definitions can be answered by now. */
@ApplicationScoped
public class Questions {
    private static final String VERSION = "version";

    private final Epochs epochs;

    Questions(Epochs epochs) {
        this.epochs = epochs;
    }

    /**
     * The question that the parameters ask about an indicator. Without {@code version} it is about the newest version
     * that can be answered.
     *
     * @param newest the newest version of the indicator
     */
    public Asked understand(Organisation organisation, Indicator newest, Map<String, List<String>> parameters) {
        List<Indicator> versions = Indicators.versions(newest.key());
        int epoch = epochs.complete();
        Optional<Indicator> answerable =
                versions.stream().filter(version -> version.epoch() <= epoch).findFirst();
        String wanted =
                parameters.getOrDefault(VERSION, List.of()).stream().findFirst().orElse(null);
        Optional<Indicator> chosen = wanted == null ? Optional.of(answerable.orElse(newest)) : find(versions, wanted);
        Asked asked = Asking.understand(organisation, chosen.orElse(newest).known(epoch), parameters);
        if (chosen.isEmpty()) {
            return refused(asked, versions);
        }
        if (asked instanceof Asked.Understood understood && epoch < epoch(understood.question())) {
            return new Asked.Unfinished(chosen.get(), older(understood.question(), answerable.orElse(null)));
        }
        return asked;
    }

    private static Optional<Indicator> find(List<Indicator> versions, String wanted) {
        return versions.stream()
                .filter(version -> String.valueOf(version.version()).equals(wanted))
                .findFirst();
    }

    /** Reasons were not summed in the first epoch. */
    private static int epoch(Question question) {
        int indicator = question.indicator().epoch();
        return question.byReason() ? Math.max(indicator, Measure.FIRST_EPOCH + 1) : indicator;
    }

    private static @Nullable Integer older(Question question, @Nullable Indicator answerable) {
        return answerable == null || question.byReason() ? null : (Integer) answerable.version();
    }

    private static Asked refused(Asked asked, List<Indicator> versions) {
        List<Violation> violations = new ArrayList<>();
        String known = String.join(
                " or ",
                versions.stream()
                        .map(version -> String.valueOf(version.version()))
                        .sorted()
                        .toList());
        violations.add(new Violation(VERSION, "must be a version of this definition: " + known));
        if (asked instanceof Asked.Refused refused) {
            violations.addAll(refused.violations());
        }
        return new Asked.Refused(violations);
    }
}
