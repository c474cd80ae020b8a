package dev.tandem.ingest.helpdesks;

import dev.tandem.events.EventType;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a helpdesk's own log what was changed about the automation that answers customers. */
final class Automation {
    private static final Pattern ANSWERING =
            Pattern.compile(".*(^|[^a-z])(bot|bots|answer_bot|chatbot|ai_agent|ai_agents|fin|agent_bot)([^a-z]|$).*");
    private static final Set<String> BEGINNING =
            Set.of("create", "created", "enable", "enabled", "publish", "published");
    private static final Set<String> END = Set.of("destroy", "destroyed", "delete", "deleted", "disable", "disabled");

    private Automation() {}

    /** Whether the word for what was changed means such automation. */
    static boolean isMeant(String word) {
        return ANSWERING.matcher(word.replace('-', '_')).matches();
    }

    /** The change: something new is a rollout, something that ended a rollback, and anything else a new rule. */
    static Fact change(String key, Instant at, Json atPlace, @Nullable String action, Json actionPlace) {
        String kind = action != null && BEGINNING.contains(action)
                ? "rollout"
                : action != null && END.contains(action) ? "rollback" : "policy";
        return Fact.once(EventType.CHANGE, key, at)
                .put("at", at, atPlace.pointer())
                .put("kind", kind, actionPlace.pointer());
    }
}
