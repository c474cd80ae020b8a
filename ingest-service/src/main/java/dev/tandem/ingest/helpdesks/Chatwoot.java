package dev.tandem.ingest.helpdesks;

import static java.util.Map.entry;

import dev.tandem.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chatwoot: conversations and messages as its webhooks and API give them, and answers to its survey. docs/helpdesks.md
 * says field by field what becomes what.
 */
final class Chatwoot implements Helpdesk {
    private static final String EXPECTED = "a webhook with event, a conversation, payload, or survey responses";
    private static final Set<String> STATES = Set.of("open", "pending", "snoozed", "resolved");
    private static final Set<String> BOTS = Set.of("agentbot", "agent_bot", "captain::assistant", "captain_assistant");
    /** A list of messages reaches back to the beginning when its first one is as old as the conversation. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private static final Map<String, String> CHANNELS = Map.ofEntries(
            entry("channel::webwidget", Words.CHAT),
            entry("channel::api", Words.API),
            entry("channel::email", Words.EMAIL),
            entry("channel::sms", Words.SMS),
            entry("channel::twiliosms", Words.SMS),
            entry("channel::whatsapp", Words.MESSENGER),
            entry("channel::telegram", Words.MESSENGER),
            entry("channel::line", Words.MESSENGER),
            entry("channel::facebookpage", Words.MESSENGER),
            entry("channel::instagram", Words.MESSENGER),
            entry("channel::twitterprofile", Words.SOCIAL),
            entry("channel::tiktok", Words.SOCIAL),
            entry("channel::voice", Words.PHONE));

    private final Accounts accounts;
    private final Labels labels;

    Chatwoot(Accounts accounts, Labels labels) {
        this.accounts = accounts;
        this.labels = labels;
    }

    @Override
    public List<Item> items(Json payload) {
        if (payload.has("event")) {
            return List.of(new Item("event", payload.apart()));
        }
        Json page = payload.has("data") ? payload.at("data") : payload;
        if (page.has("payload")) {
            return page.at("payload").isList() ? itemsOfEach(page.at("payload")) : List.of(Helpdesk.unknown(page));
        }
        if (payload.has("rating") && payload.has("conversation_id")) {
            return List.of(new Item("survey", payload.apart()));
        }
        return payload.has("id") && payload.has("status") && payload.has("inbox_id")
                ? List.of(new Item("conversation", payload.apart()))
                : List.of(Helpdesk.unknown(payload));
    }

    @Override
    public Reading read(Item item) {
        return switch (item.kind()) {
            case "event" -> event(item.json());
            case "conversation" -> conversation(item.json(), null);
            case "survey" -> survey(item.json());
            default -> Helpdesk.wrong(item, EXPECTED);
        };
    }

    private Reading event(Json event) {
        Json place = event.at("event");
        String name = place.required(place.text());
        if (name == null) {
            return new Reading.Wrong(event.complaints());
        }
        return switch (name) {
            case "conversation_created", "conversation_updated" -> conversation(event, null);
            case "conversation_status_changed", "conversation_resolved", "conversation_opened" ->
                conversation(event, event);
            case "message_created" -> conversation(event.at("conversation"), null);
            case "message_updated" -> messageUpdated(event);
            default -> Reading.passed(place, "is not about a conversation or a message");
        };
    }

    /** @param change the event when it is one about the status, which the conversation's own status overrules */
    private Reading conversation(Json conversation, @Nullable Json change) {
        Json place = conversation.at("status");
        String status = place.required(place.word());
        if (status != null && !STATES.contains(status)) {
            place.complain("is not a status of a conversation");
        }
        Case told = begun(conversation);
        if (told == null || status == null || !conversation.complaints().isEmpty()) {
            return new Reading.Wrong(conversation.complaints());
        }
        Json updated = updated(conversation);
        Instant updatedAt = updated.time();
        if (change != null && updatedAt != null && was("resolved", change) && !status.equals("resolved")) {
            return Reading.of(conversation, told.reopened(updatedAt, updated));
        }
        List<Json> messages = conversation.at("messages").list();
        boolean history = reachesBack(conversation, messages);
        if (!history && !accounts.peopleOnly()) {
            return Reading.part(
                    told.key(),
                    conversation.at("messages"),
                    "does not show every message, and so not whether a bot answered; send the conversation with all"
                            + " messages, or declare that only people answer");
        }
        if (history) {
            messages.forEach(message -> message(told, message));
        }
        if (change != null && status.equals("open") && was("pending", change)) {
            handedOver(told, updated);
        }
        Json first = conversation.at("first_reply_created_at");
        if (!history || accounts.noBots()) {
            told.happened(Moment.Kind.HUMAN_ANSWERED, first.time(), first);
        }
        if (status.equals("resolved")) {
            Json at = change != null ? updated : conversation.any("last_activity_at", "timestamp", "updated_at");
            told.happened(Moment.Kind.RESOLVED, at.time(), at).sayLast("resolution", "assumed", place);
        }
        return Reading.of(conversation, told.episodes());
    }

    private @Nullable Case begun(Json conversation) {
        Json id = conversation.at("id");
        Json created = conversation.any("created_at", "timestamp");
        Json updated = updated(conversation);
        String key = id.required(id.id());
        Instant createdAt = created.required(created.time());
        Instant updatedAt = updated.required(updated.time());
        if (key == null || createdAt == null || updatedAt == null) {
            return null;
        }
        Json meta = conversation.at("meta");
        Json channel = conversation.has("channel") ? conversation.at("channel") : meta.at("channel");
        Json customer = meta.at("sender").at("id");
        String sender = customer.id();
        Json language = language(conversation);
        List<String> tags = conversation.at("labels").labels();
        List<String> reasons = new ArrayList<>(tags);
        reasons.addAll(conversation
                .at("custom_attributes")
                .any("handoff_reason", "handover_reason")
                .labels());
        return new Case(Vendor.CHATWOOT.key(key), createdAt, created, updatedAt, updated)
                .say("channel", Words.channel(channel.text(), CHANNELS), channel)
                .say("language", Words.language(language.text()), language)
                .say("topic", labels.topic(tags), conversation.at("labels"))
                .say("handoverReason", labels.handoverReason(reasons), conversation.at("custom_attributes"))
                .say("customer", sender == null ? null : Vendor.CHATWOOT.key(sender), customer);
    }

    /** Older versions do not tell when a conversation was changed, only when something was last said. */
    private static Json updated(Json conversation) {
        return conversation.any("updated_at", "last_activity_at", "timestamp");
    }

    private static Json language(Json conversation) {
        Json attributes = conversation.at("additional_attributes");
        Json own = attributes.any("conversation_language", "browser_language");
        return own.isThere() ? own : attributes.at("browser").at("browser_language");
    }

    /** What is pending is a bot's; who opens it takes it over, and has been handed something over if the bot had answered. */
    private static void handedOver(Case told, Json updated) {
        if (told.first(Moment.Kind.AI_ANSWERED) != null) {
            told.happened(Moment.Kind.HANDED_OVER, updated.time(), updated);
        }
    }

    /** Whether an event about the status says that this was the one before. */
    private static boolean was(String status, Json change) {
        Json attributes = change.at("changed_attributes");
        return attributes.list().stream()
                .map(attribute -> attribute.at("status").at("previous_value").word())
                .anyMatch(status::equals);
    }

    private static boolean reachesBack(Json conversation, List<Json> messages) {
        Instant created = conversation.any("created_at", "timestamp").time();
        Instant first = messages.stream()
                .map(message -> message.at("created_at").time())
                .filter(at -> at != null)
                .min(Instant::compareTo)
                .orElse(null);
        return created != null && first != null && !first.isAfter(created.plus(BEGINNING));
    }

    /** What is outgoing and not private answers, unless nobody sent it: then it is a rule or a template. */
    private void message(Case told, Json message) {
        Json type = message.at("message_type");
        boolean outgoing = type.isNumber() ? Integer.valueOf(1).equals(type.whole()) : "outgoing".equals(type.word());
        Json sender = message.at("sender");
        String kind = message.has("sender_type")
                ? message.at("sender_type").word()
                : sender.at("type").word();
        if (!outgoing || message.at("private").isTrue() || kind == null) {
            return;
        }
        Json at = message.at("created_at");
        String account = message.has("sender_id")
                ? message.at("sender_id").id()
                : sender.at("id").id();
        if (BOTS.contains(kind) && !accounts.peopleOnly()) {
            told.happened(Moment.Kind.AI_ANSWERED, at.time(), at);
        } else if (kind.equals("user")) {
            told.happened(accounts.answerOf(account), at.time(), at);
        }
    }

    // ---- ratings

    /** A message changes when the customer answers the survey in it; every other change tells nothing new. */
    private static Reading messageUpdated(Json message) {
        Json response = message.at("content_attributes").at("submitted_values");
        Json rating = response.isObject() ? response.at("csat_survey_response").at("rating") : Json.none();
        if (!"input_csat".equals(message.at("content_type").text())) {
            return Reading.passed(message.at("content_type"), "is not a survey");
        }
        if (!rating.isThere()) {
            return Reading.passed(message.at("content_attributes"), "is no rating: the customer has not answered");
        }
        Json at = message.any("updated_at", "created_at");
        return rated(message, message.at("conversation").at("id"), message.at("id"), rating, at);
    }

    private static Reading survey(Json survey) {
        if (!survey.at("rating").isThere()) {
            return Reading.passed(survey.at("rating"), "is no rating: the customer has not answered");
        }
        Json message = survey.any("message_id", "id");
        return rated(survey, survey.at("conversation_id"), message, survey.at("rating"), survey.at("created_at"));
    }

    private static Reading rated(Json item, Json conversation, Json message, Json rating, Json at) {
        String id = conversation.required(conversation.id());
        String messageId = message.required(message.id());
        Integer points = rating.whole();
        Instant answeredAt = at.required(at.time());
        if (id == null || messageId == null || points == null || answeredAt == null) {
            return new Reading.Wrong(item.complaints());
        }
        String key = Vendor.CHATWOOT.key(id);
        return Reading.of(
                item,
                List.of(Fact.once(EventType.SURVEY, key + "-csat-" + messageId, answeredAt)
                        .put("scale", "csat", rating.pointer())
                        .put("score", points, rating.pointer())
                        .put("answeredAt", answeredAt, at.pointer())
                        .put("episode", key, conversation.pointer())));
    }
}
