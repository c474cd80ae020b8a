package dev.tandem.ingest.helpdesks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tags of helpdesks mean. A tag that stands in no table means nothing: nobody has said that it is no name and
 * no sentence of a customer.
 */
@Singleton
public class Labels {
    /** The handover reasons that Chatwoot's assistant gives, which others use too. */
    private static final List<String> KNOWN_REASONS = List.of(
            "customer_request",
            "missing_knowledge",
            "unsupported_request",
            "policy_restriction",
            "tool_failure",
            "pending_clarification",
            "usage_limit");

    private final Map<String, String> topics;
    private final Map<String, String> handoverReasons;

    Labels(HelpdesksConfig config) {
        Tables tables = config.labelsFile().map(Labels::read).orElse(new Tables(null, null));
        this.topics = lowerCase(tables.topics());
        this.handoverReasons = lowerCase(tables.handoverReasons());
        KNOWN_REASONS.forEach(reason -> handoverReasons.putIfAbsent(reason, reason));
    }

    /** The file. Its rows have an order: of several that fit, the first counts. */
    record Tables(
            @Nullable LinkedHashMap<String, String> topics,
            @Nullable LinkedHashMap<String, String> handoverReasons) {}

    private static Tables read(Path file) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file.toFile(), Tables.class);
        } catch (IOException e) {
            throw new IllegalStateException("The tables of labels cannot be read: " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> lowerCase(@Nullable Map<String, String> table) {
        Map<String, String> lower = new LinkedHashMap<>();
        if (table != null) {
            table.forEach((tag, meaning) -> {
                if (meaning == null || meaning.isBlank()) {
                    throw new IllegalStateException("The tables of labels give no meaning to " + tag);
                }
                lower.put(tag.toLowerCase(Locale.ROOT), meaning);
            });
        }
        return lower;
    }

    /** What a case with these tags is about, null when no table says it. */
    @Nullable
    String topic(Collection<String> tags) {
        return first(topics, tags);
    }

    /** Why a case with these tags was handed over, null when no table says it. */
    @Nullable
    String handoverReason(Collection<String> tags) {
        return first(handoverReasons, tags);
    }

    private static @Nullable String first(Map<String, String> table, Collection<String> tags) {
        return table.entrySet().stream()
                .filter(row -> tags.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
