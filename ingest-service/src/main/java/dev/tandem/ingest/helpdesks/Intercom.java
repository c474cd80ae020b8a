package dev.tandem.ingest.helpdesks;

import static java.util.Map.entry;

import dev.tandem.events.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Intercom: conversations as its API, exports and notifications give them, and activity logs. docs/helpdesks.md says
 * field by field what becomes what. Longer than most, because a vendor is one file.
 */
final class Intercom implements Helpdesk {
    private static final String EXPECTED = "a conversation, conversations, activity_logs or a notification_event";
    private static final Set<String> CUSTOMERS = Set.of("user", "lead", "contact", "visitor");
    private static final Set<String> STATES = Set.of("open", "closed", "snoozed");
    private static final Set<String> NOTES = Set.of("note", "note_and_reopen");
    private static final Set<String> AI_STATES =
            Set.of("assumed_resolution", "confirmed_resolution", "routed_to_team", "abandoned");

    private static final Map<String, String> CHANNELS = Map.ofEntries(
            entry("conversation", Words.CHAT),
            entry("email", Words.EMAIL),
            entry("phone_call", Words.PHONE),
            entry("phone_switch", Words.PHONE),
            entry("sms", Words.SMS),
            entry("whatsapp", Words.MESSENGER),
            entry("facebook", Words.MESSENGER),
            entry("instagram", Words.MESSENGER),
            entry("twitter", Words.SOCIAL),
            entry("api", Words.API));

    private final Accounts accounts;
    private final Labels labels;

    Intercom(Accounts accounts, Labels labels) {
        this.accounts = accounts;
        this.labels = labels;
    }

    @Override
    public List<Item> items(Json payload) {
        if (payload.has("topic") && payload.has("data")) {
            return List.of(new Item("notification", payload.apart()));
        }
        if (payload.has("conversations")) {
            return Helpdesk.each("conversation", payload.at("conversations"), Beside.NOTHING);
        }
        if (payload.has("activity_logs")) {
            return Helpdesk.each("activity_log", payload.at("activity_logs"), Beside.NOTHING);
        }
        return payload.has("id") && (payload.has("state") || payload.has("open") || payload.has("conversation_parts"))
                ? List.of(new Item("conversation", payload.apart()))
                : List.of(Helpdesk.unknown(payload));
    }

    @Override
    public Reading read(Item item) {
        return switch (item.kind()) {
            case "conversation" -> conversation(item.json(), false);
            case "notification" -> notification(item.json());
            case "activity_log" -> activityLog(item.json());
            default -> Helpdesk.wrong(item, EXPECTED);
        };
    }

    /** The conversation in a notification decides, not the topic: it may have changed again before it was sent. */
    private Reading notification(Json notification) {
        Json topic = notification.at("topic");
        String name = topic.required(topic.text());
        if (name == null) {
            return new Reading.Wrong(notification.complaints());
        }
        Json item = notification.at("data").at("item");
        boolean conversation = name.startsWith("conversation.")
                && (!item.has("type") || "conversation".equals(item.at("type").text()));
        return conversation ? conversation(item, true) : Reading.passed(topic, "is not about a conversation");
    }

    private Reading conversation(Json conversation, boolean notified) {
        Json state = conversation.at("state");
        String status = state.isThere() ? state.word() : state.required(opened(conversation));
        if (status != null && !STATES.contains(status)) {
            state.complain("is not a state of a conversation");
        }
        boolean history = hasHistory(conversation, notified);
        Json asked = asked(conversation, history);
        Case told = begun(conversation, asked);
        if (told == null || !conversation.complaints().isEmpty()) {
            return Reading.passed(asked, "does not say that the customer has asked anything yet");
        }
        boolean statistics = conversation.at("statistics").isThere();
        if (!history && !statistics) {
            return Reading.part(
                    told.key(),
                    conversation,
                    "does not say who answered; send it with statistics or all conversation_parts");
        }
        if (!history && !accounts.peopleOnly() && aiAnswered(conversation)) {
            return Reading.part(
                    told.key(),
                    conversation.at("ai_agent"),
                    "says that the AI agent answered, but not when; send it with all conversation_parts");
        }
        if (history) {
            parts(told, conversation);
            if (told.endsResolved() && !"closed".equals(status)) {
                return Reading.part(
                        told.key(),
                        conversation.at("conversation_parts"),
                        "do not reach to the state of the conversation, which counts; send all of them");
            }
            told.sayLast("resolution", "closed".equals(status) ? "assumed" : null, state);
        } else {
            statistics(told, conversation, status);
        }
        aiState(told, conversation, "closed".equals(status));
        return Reading.of(conversation, withRatings(told, conversation));
    }

    /** What older versions say of the state. */
    private static @Nullable String opened(Json conversation) {
        Boolean open = conversation.at("open").truth();
        return open == null ? null : open ? "open" : "closed";
    }

    /** A notification brings its latest part only, and its total_count counts just that; the statistics count all. */
    private static boolean hasHistory(Json conversation, boolean notified) {
        Json parts = conversation.at("conversation_parts");
        Json list = parts.isObject() ? parts.at("conversation_parts") : parts;
        if (!list.isList()) {
            return false;
        }
        Integer all =
                conversation.at("statistics").at("count_conversation_parts").whole();
        Integer total = parts.isObject() && !notified ? parts.at("total_count").whole() : null;
        int here = list.list().size();
        if (total != null) {
            return here >= total;
        }
        return all == null ? !notified : here >= all;
    }

    private static List<Json> parts(Json conversation) {
        Json parts = conversation.at("conversation_parts");
        return parts.isObject() ? parts.at("conversation_parts").list() : parts.list();
    }

    /** Where it stands when the customer first asked: what people or automation began is no request until then. */
    private static Json asked(Json conversation, boolean history) {
        Json author = conversation.at("source").at("author").at("type");
        String type = author.word();
        if (type == null || CUSTOMERS.contains(type)) {
            return conversation.at("created_at");
        }
        if (history) {
            return parts(conversation).stream()
                    .filter(part -> isBy(part, CUSTOMERS))
                    .findFirst()
                    .map(part -> part.at("created_at"))
                    .orElse(conversation.at("statistics").at("first_contact_reply_at"));
        }
        return conversation.at("statistics").at("first_contact_reply_at");
    }

    private static boolean isBy(Json part, Set<String> types) {
        String type = part.at("author").at("type").word();
        return type != null && types.contains(type);
    }

    private @Nullable Case begun(Json conversation, Json asked) {
        Json id = conversation.at("id");
        Json created = conversation.at("created_at");
        Json updated = conversation.at("updated_at");
        String key = id.required(id.id());
        created.required(created.time());
        Instant updatedAt = updated.required(updated.time());
        Instant startedAt = asked.time();
        if (key == null || updatedAt == null || startedAt == null) {
            return null;
        }
        Json source = conversation.at("source").at("type");
        Json contact = contact(conversation);
        String customer = contact.id();
        Json attributes = conversation.at("custom_attributes");
        Json language = attributes.any("language", "Language");
        List<String> tags = tags(conversation);
        return new Case(Vendor.INTERCOM.key(key), startedAt, asked, updatedAt, updated)
                .say("channel", Words.channel(source.text(), CHANNELS), source)
                .say("language", Words.language(language.text()), language)
                .say("topic", labels.topic(tags), conversation.at("tags"))
                .say("handoverReason", labels.handoverReason(tags), conversation.at("tags"))
                .say("customer", customer == null ? null : Vendor.INTERCOM.key(customer), contact);
    }

    private static Json contact(Json conversation) {
        Json contacts = conversation.at("contacts");
        List<Json> list = contacts.isObject() ? contacts.at("contacts").list() : contacts.list();
        return list.isEmpty() ? Json.none() : list.get(0).at("id");
    }

    private static List<String> tags(Json conversation) {
        List<String> tags = new ArrayList<>();
        for (String name : List.of("tags", "topics")) {
            Json holder = conversation.at(name);
            tags.addAll(holder.isObject() ? holder.at(name).labels() : holder.labels());
        }
        return tags;
    }

    private static boolean aiAnswered(Json conversation) {
        return conversation.at("ai_agent_participated").isTrue()
                || conversation.at("ai_agent").at("last_answer_type").text() != null;
    }

    // ---- what happened

    private void parts(Case told, Json conversation) {
        boolean ai = aiAnswered(conversation);
        boolean closed = false;
        boolean aiBefore = false;
        for (Json part : parts(conversation)) {
            Json at = part.at("created_at");
            String type = part.at("part_type").word();
            if (type == null) {
                continue;
            }
            boolean customer = isBy(part, CUSTOMERS);
            boolean opens = type.equals("open") || (type.equals("comment") && customer);
            if (closed && opens) {
                told.happened(Moment.Kind.REOPENED, at.time(), at);
                closed = false;
            }
            if (!customer && !NOTES.contains(type) && part.at("body").isThere()) {
                aiBefore |= answer(told, part, ai, at) == Moment.Kind.AI_ANSWERED;
            }
            if (aiBefore
                    && type.equals("assignment")
                    && isBy(part, Set.of("bot"))
                    && part.at("assigned_to").isThere()) {
                told.happened(Moment.Kind.HANDED_OVER, at.time(), at);
            }
            if (type.equals("close")) {
                told.happened(Moment.Kind.RESOLVED, at.time(), at);
                closed = true;
            }
        }
    }

    /** A bot's message is an answer when Intercom says so, else when its AI agent took part: greetings are none. */
    private Moment.@Nullable Kind answer(Case told, Json part, boolean ai, Json at) {
        Json author = part.at("author");
        Moment.Kind kind = null;
        if (isBy(part, Set.of("bot")) && !accounts.peopleOnly()) {
            boolean marked = author.has("is_ai_answer") || author.has("from_ai_agent");
            boolean answers = author.at("is_ai_answer").isTrue()
                    || author.at("from_ai_agent").isTrue();
            kind = (marked ? answers : ai) ? Moment.Kind.AI_ANSWERED : null;
        } else if (isBy(part, Set.of("admin"))) {
            kind = accounts.answerOf(author.at("id").id());
        }
        if (kind != null) {
            told.happened(kind, at.time(), at);
        }
        return kind;
    }

    /** The state decides: a close that is left from before counts only if the conversation was reopened. */
    private static void statistics(Case told, Json conversation, @Nullable String state) {
        Json statistics = conversation.at("statistics");
        Json admin = statistics.at("first_admin_reply_at");
        Json close = statistics.at("first_close_at");
        Json reopens = statistics.at("count_reopens");
        Integer count = reopens.whole();
        told.happened(Moment.Kind.HUMAN_ANSWERED, admin.time(), admin);
        boolean reopened = told.reopened(count, reopens);
        if (reopened || "closed".equals(state)) {
            told.happened(Moment.Kind.RESOLVED, close.time(), close);
            told.sayLast("resolution", "assumed", conversation.at("state"));
        }
    }

    /** What the AI agent says of its own resolution; closing stays what it is when people took over. */
    private static void aiState(Case told, Json conversation, boolean closed) {
        Json state = conversation.at("ai_agent").at("resolution_state");
        String word = state.word();
        if (word == null) {
            return;
        }
        if (!AI_STATES.contains(word)) {
            state.complain("is not a resolution state of an AI agent");
        }
        if (told.first(Moment.Kind.HUMAN_ANSWERED) != null) {
            return;
        }
        switch (word) {
            case "confirmed_resolution" -> told.sayLast("resolution", "confirmed", state);
            case "assumed_resolution" -> told.sayLast("resolution", "assumed", state);
            case "abandoned" -> told.sayLast("resolution", closed ? "unresolved" : null, state);
            default -> {}
        }
    }

    // ---- ratings

    private static List<Fact> withRatings(Case told, Json conversation) {
        List<Fact> facts = told.episodes();
        Json rating = conversation.at("conversation_rating");
        addRating(facts, told, rating.at("rating"), rating.any("replied_at", "updated_at", "created_at"), "csat");
        Json agent = conversation.at("ai_agent");
        addRating(facts, told, agent.at("rating"), agent.any("updated_at", "created_at"), "ai-csat");
        return facts;
    }

    /** A rating that was only asked for has no number, and is none. */
    private static void addRating(List<Fact> facts, Case told, Json rating, Json at, String name) {
        Integer points = rating.whole();
        if (points == null) {
            return;
        }
        Instant answeredAt = at.required(at.time());
        if (answeredAt != null) {
            facts.add(Fact.once(EventType.SURVEY, told.key() + "-" + name, answeredAt)
                    .put("scale", "csat", rating.pointer())
                    .put("score", points, rating.pointer())
                    .put("answeredAt", answeredAt, at.pointer())
                    .put("episode", told.key(), rating.pointer()));
        }
    }

    // ---- activity logs

    /** What was done to Fin and the bots is a change of automation; who did it goes nowhere. */
    private static Reading activityLog(Json log) {
        Json activity = log.at("activity_type");
        String type = activity.required(activity.word());
        Json id = log.at("id");
        String key = id.required(id.id());
        Json created = log.at("created_at");
        Instant at = created.required(created.time());
        if (type == null || key == null || at == null) {
            return new Reading.Wrong(log.complaints());
        }
        if (!Automation.isMeant(type)) {
            return Reading.passed(activity, "is not about automation that answers customers");
        }
        String action = type.substring(type.lastIndexOf('_') + 1);
        return Reading.of(
                log, List.of(Automation.change(Vendor.INTERCOM.key("activity-" + key), at, created, action, activity)));
    }
}
