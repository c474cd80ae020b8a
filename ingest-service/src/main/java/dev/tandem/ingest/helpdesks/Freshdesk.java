package dev.tandem.ingest.helpdesks;

import static java.util.Map.entry;

import dev.tandem.events.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Freshdesk: tickets as its API and webhooks give them, and satisfaction ratings. docs/helpdesks.md says field by field
 * what becomes what.
 */
final class Freshdesk implements Helpdesk {
    private static final String EXPECTED = "a ticket, tickets, results, freshdesk_webhook, or satisfaction ratings";
    private static final Set<String> RESOLVED = Set.of("4", "5", "resolved", "closed");
    private static final String OUTBOUND = "10";
    /** How many conversations Freshdesk shows with a ticket; when there are fewer, these are all. */
    private static final int MOST_CONVERSATIONS = 10;

    private static final Map<String, String> CHANNELS = Map.ofEntries(
            entry("1", Words.EMAIL),
            entry("email", Words.EMAIL),
            entry("2", Words.FORM),
            entry("portal", Words.FORM),
            entry("3", Words.PHONE),
            entry("phone", Words.PHONE),
            entry("4", Words.FORM),
            entry("forum", Words.FORM),
            entry("5", Words.SOCIAL),
            entry("twitter", Words.SOCIAL),
            entry("6", Words.SOCIAL),
            entry("facebook", Words.SOCIAL),
            entry("7", Words.CHAT),
            entry("chat", Words.CHAT),
            entry("8", Words.CHAT),
            entry("9", Words.FORM),
            entry("feedback widget", Words.FORM),
            entry("12", Words.CHAT),
            entry("bot", Words.CHAT),
            entry("13", Words.MESSENGER),
            entry("whatsapp", Words.MESSENGER));

    /** Seven faces on five points: both degrees of more than happy are the best, of more than unhappy the worst. */
    private static final Map<Integer, Integer> POINTS = Map.ofEntries(
            entry(103, 5), entry(102, 5), entry(101, 4), entry(100, 3), entry(-101, 2), entry(-102, 1), entry(-103, 1));

    private final Accounts accounts;
    private final Labels labels;

    Freshdesk(Accounts accounts, Labels labels) {
        this.accounts = accounts;
        this.labels = labels;
    }

    @Override
    public List<Item> items(Json payload) {
        for (String page : List.of("tickets", "results")) {
            if (payload.has(page)) {
                return Helpdesk.each("ticket", payload.at(page), Beside.NOTHING);
            }
        }
        for (String single : List.of("freshdesk_webhook", "ticket", "helpdesk_ticket")) {
            if (payload.has(single)) {
                return List.of(new Item("ticket", payload.apart().at(single)));
            }
        }
        if (payload.has("satisfaction_ratings")) {
            return Helpdesk.each("rating", payload.at("satisfaction_ratings"), Beside.NOTHING);
        }
        if (payload.has("ratings") && payload.has("ticket_id")) {
            return List.of(new Item("rating", payload.apart()));
        }
        return payload.has("id") && payload.has("status")
                ? List.of(new Item("ticket", payload.apart()))
                : List.of(Helpdesk.unknown(payload));
    }

    @Override
    public Reading read(Item item) {
        return switch (item.kind()) {
            case "ticket" -> ticket(item.json());
            case "rating" -> rating(item.json());
            default -> Helpdesk.wrong(item, EXPECTED);
        };
    }

    // ---- tickets

    private Reading ticket(Json ticket) {
        Json status = of(ticket, "status");
        String state = status.required(status.id());
        Json source = of(ticket, "source");
        String channel = source.id();
        Case told = begun(ticket, source, channel);
        if (told == null || state == null) {
            return new Reading.Wrong(ticket.complaints());
        }
        for (String gone : List.of("spam", "deleted")) {
            if (ticket.at(gone).isTrue()) {
                return Reading.passed(ticket.at(gone), "says that the ticket is no request");
            }
        }
        if (OUTBOUND.equals(channel) || "outbound email".equalsIgnoreCase(channel)) {
            return Reading.passed(source, "says that an agent wrote first");
        }
        Json stats = ticket.at("stats");
        boolean history = hasHistory(ticket);
        if (!stats.isThere()) {
            return Reading.part(
                    told.key(), ticket, "does not say when it was answered and resolved; send it with stats");
        }
        if (!history && !accounts.noBots()) {
            return Reading.part(
                    told.key(),
                    ticket,
                    "does not say whether a bot or a person answered; send it with all its conversations");
        }
        answers(told, ticket, stats, history);
        return Reading.of(ticket, episodes(told, ticket, stats, RESOLVED.contains(state.toLowerCase(Locale.ROOT))));
    }

    /** A member of a ticket; a webhook's placeholders write {@code ticket_} before its name. */
    private static Json of(Json ticket, String name) {
        return ticket.any(name, "ticket_" + name);
    }

    private @Nullable Case begun(Json ticket, Json source, @Nullable String channel) {
        Json id = of(ticket, "id");
        Json created = of(ticket, "created_at");
        Json updated = of(ticket, "updated_at");
        String key = id.required(id.id());
        Instant createdAt = created.required(created.time());
        Instant updatedAt = updated.required(updated.time());
        if (key == null || createdAt == null || updatedAt == null) {
            return null;
        }
        Json requester = of(ticket, "requester_id");
        String customer = requester.id();
        Json language = ticket.at("requester").at("language");
        Json due = of(ticket, "due_by");
        List<String> tags = new ArrayList<>(of(ticket, "tags").labels());
        String type = of(ticket, "type").word();
        if (type != null) {
            tags.add(type);
        }
        return new Case(Vendor.FRESHDESK.key(key), createdAt, created, updatedAt, updated)
                .say("channel", Words.channel(channel, CHANNELS), source)
                .say("language", Words.language(language.text()), language)
                .say("topic", labels.topic(tags), of(ticket, "tags"))
                .say("handoverReason", labels.handoverReason(tags), of(ticket, "tags"))
                .say("customer", customer == null ? null : Vendor.FRESHDESK.key(customer), requester)
                .sayLast("slaDueAt", due.time(), due);
    }

    private static boolean hasHistory(Json ticket) {
        return ticket.at("conversations").isList()
                && ticket.at("conversations").list().size() < MOST_CONVERSATIONS;
    }

    /** Who stands in {@code user_id} goes nowhere. */
    private void answers(Case told, Json ticket, Json stats, boolean history) {
        if (!history) {
            Json first = stats.at("first_responded_at");
            told.happened(Moment.Kind.HUMAN_ANSWERED, first.time(), first);
            return;
        }
        for (Json message : ticket.at("conversations").list()) {
            Json at = message.at("created_at");
            if (!message.at("incoming").isTrue() && !message.at("private").isTrue()) {
                told.happened(accounts.answerOf(message.at("user_id").id()), at.time(), at);
            }
        }
    }

    /**
     * Freshdesk forgets when a ticket was first resolved once it is reopened. What was before is then told with the
     * date of its beginning, so that it never takes the place of what was told at the time.
     */
    private static List<Fact> episodes(Case told, Json ticket, Json stats, boolean resolved) {
        Json reopenedAt = stats.at("reopened_at");
        Json resolvedPlace = stats.any("resolved_at", "closed_at");
        Instant reopened = reopenedAt.time();
        Instant end = resolvedPlace.time();
        if (reopened != null) {
            boolean kept = end != null && end.isBefore(reopened);
            if (kept) {
                told.happened(Moment.Kind.RESOLVED, end, resolvedPlace);
            } else {
                told.wasResolvedBefore(reopened, reopenedAt);
            }
            told.happened(Moment.Kind.REOPENED, reopened, reopenedAt);
        }
        if (resolved) {
            boolean now = end != null && (reopened == null || !end.isBefore(reopened));
            told.happened(Moment.Kind.RESOLVED, now ? end : null, resolvedPlace)
                    .sayLast("resolution", "assumed", of(ticket, "status"));
        }
        return told.episodes();
    }

    // ---- ratings

    private static Reading rating(Json rating) {
        Json id = rating.at("ticket_id");
        Json ratingId = rating.at("id");
        Json answer = rating.at("ratings").at("default_question");
        Json at = rating.any("created_at", "updated_at");
        String ticket = id.required(id.id());
        String own = ratingId.required(ratingId.id());
        Instant answeredAt = at.required(at.time());
        Integer face = answer.whole();
        if (ticket == null || own == null || answeredAt == null) {
            return new Reading.Wrong(rating.complaints());
        }
        if (!answer.isThere()) {
            return Reading.passed(rating.at("ratings"), "is no rating: the customer has not answered");
        }
        Integer points = face == null ? null : POINTS.get(face);
        if (points == null) {
            answer.complain("is not an answer of Freshdesk's scale");
            return new Reading.Wrong(rating.complaints());
        }
        String key = Vendor.FRESHDESK.key(ticket);
        return Reading.of(
                rating,
                List.of(Fact.once(EventType.SURVEY, key + "-csat-" + own, answeredAt)
                        .put("scale", "csat", answer.pointer())
                        .put("score", points, answer.pointer())
                        .put("answeredAt", answeredAt, at.pointer())
                        .put("episode", key, id.pointer())));
    }
}
