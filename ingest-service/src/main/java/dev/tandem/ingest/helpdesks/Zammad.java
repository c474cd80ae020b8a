package dev.tandem.ingest.helpdesks;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Zammad: tickets with their article as its webhooks give them, and tickets of its API. docs/helpdesks.md says field by
 * field what becomes what.
 */
final class Zammad implements Helpdesk {
    private static final String EXPECTED = "ticket and article, a ticket, tickets, records, or assets with Ticket";
    /** States by name or, where they are not expanded, by the number that Zammad gave them; any other is open. */
    private static final Set<String> CLOSED = Set.of("closed", "4");

    private static final Set<String> NO_REQUEST = Set.of("merged", "5", "removed", "6");
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            entry("email", Words.EMAIL),
            entry("phone", Words.PHONE),
            entry("web", Words.FORM),
            entry("chat", Words.CHAT),
            entry("sms", Words.SMS),
            entry("whatsapp message", Words.MESSENGER),
            entry("telegram personal-message", Words.MESSENGER),
            entry("facebook feed post", Words.SOCIAL),
            entry("facebook feed comment", Words.SOCIAL),
            entry("twitter status", Words.SOCIAL),
            entry("twitter direct-message", Words.SOCIAL));

    private final Accounts accounts;
    private final Labels labels;

    Zammad(Accounts accounts, Labels labels) {
        this.accounts = accounts;
        this.labels = labels;
    }

    @Override
    public List<Item> items(Json payload) {
        if (payload.has("ticket")) {
            return List.of(new Item("hook", payload.apart()));
        }
        if (payload.at("assets").at("Ticket").isObject()) {
            List<Item> items = new ArrayList<>();
            payload.at("assets").at("Ticket").values().forEach(each -> items.add(new Item("ticket", each.apart())));
            return items;
        }
        for (String page : List.of("records", "tickets")) {
            if (payload.has(page)) {
                return Helpdesk.each("ticket", payload.at(page), Beside.NOTHING);
            }
        }
        return payload.has("id") && (payload.has("state") || payload.has("state_id"))
                ? List.of(new Item("ticket", payload.apart()))
                : List.of(Helpdesk.unknown(payload));
    }

    @Override
    public Reading read(Item item) {
        Json json = item.json();
        return switch (item.kind()) {
            case "hook" -> ticket(json, json.at("ticket"), articles(json));
            case "ticket" -> ticket(json, json, articles(json));
            default -> Helpdesk.wrong(item, EXPECTED);
        };
    }

    private static List<Json> articles(Json json) {
        List<Json> articles = new ArrayList<>(json.at("articles").list());
        if (json.at("ticket").isObject()) {
            articles.addAll(json.at("ticket").at("articles").list());
        }
        if (json.at("article").isThere()) {
            articles.add(json.at("article"));
        }
        return articles;
    }

    private Reading ticket(Json item, Json ticket, List<Json> articles) {
        Json state = named(ticket, "state");
        String word = state.required(state.id());
        Case told = begun(ticket);
        if (told == null || word == null) {
            return new Reading.Wrong(item.complaints());
        }
        word = word.toLowerCase(Locale.ROOT);
        if (NO_REQUEST.contains(word)) {
            return Reading.passed(state, "says that the ticket was merged or removed");
        }
        Json sender = named(ticket, "create_article_sender");
        String kind = named(ticket, "create_article_type").id();
        if ("Agent".equals(sender.id()) && ("email".equals(kind) || "sms".equals(kind))) {
            return Reading.passed(sender, "says that an agent wrote first");
        }
        boolean history = hasHistory(ticket, articles);
        Json first = ticket.at("first_response_at");
        if (!history && !accounts.noBots() && first.isThere()) {
            return Reading.part(
                    told.key(),
                    first,
                    "does not say whether a bot or a person answered; send the ticket with all its articles");
        }
        if (history) {
            articles.forEach(article -> article(told, article));
        }
        if (!history || accounts.noBots()) {
            told.happened(Moment.Kind.HUMAN_ANSWERED, first.time(), first);
        }
        end(told, ticket, state, CLOSED.contains(word));
        return Reading.of(item, told.episodes());
    }

    /** A value that stands here as a text, as an object with a name, or as its number. */
    private static Json named(Json ticket, String name) {
        Json value = ticket.at(name);
        if (value.isObject()) {
            return value.at("name");
        }
        return value.isThere() ? value : ticket.any(name, name + "_id");
    }

    private @Nullable Case begun(Json ticket) {
        Json id = ticket.at("id");
        Json created = ticket.at("created_at");
        Json updated = ticket.at("updated_at");
        String key = id.required(id.id());
        Instant createdAt = created.required(created.time());
        Instant updatedAt = updated.required(updated.time());
        if (key == null || createdAt == null || updatedAt == null) {
            return null;
        }
        Json type = named(ticket, "create_article_type");
        Json person = ticket.at("customer");
        Json customerId =
                ticket.at("customer_id").isThere() || !person.isObject() ? ticket.at("customer_id") : person.at("id");
        String customer = customerId.id();
        Json language = person.isObject() ? person.at("preferences").at("locale") : Json.none();
        Json tags = ticket.at("tags");
        return new Case(Vendor.ZAMMAD.key(key), createdAt, created, updatedAt, updated)
                .say("channel", Words.channel(type.id(), CHANNELS), type)
                .say("language", Words.language(language.text()), language)
                .say("topic", labels.topic(tags.labels()), tags)
                .say("handoverReason", labels.handoverReason(tags.labels()), tags)
                .say("customer", customer == null ? null : Vendor.ZAMMAD.key(customer), customerId);
    }

    private static boolean hasHistory(Json ticket, List<Json> articles) {
        Integer count = ticket.at("article_count").whole();
        return count != null && !articles.isEmpty() && articles.size() >= count;
    }

    /** What an agent says openly answers; what the system sends by itself does not. Whose account it was goes nowhere. */
    private void article(Case told, Json article) {
        Json sender = named(article, "sender");
        String type = named(article, "type").id();
        boolean agent = "Agent".equals(sender.id()) || (!article.at("sender").isThere() && "1".equals(sender.id()));
        if (!agent || article.at("internal").isTrue() || "note".equals(type)) {
            return;
        }
        Json at = article.at("created_at");
        told.happened(isBot(article) ? Moment.Kind.AI_ANSWERED : Moment.Kind.HUMAN_ANSWERED, at.time(), at);
    }

    private boolean isBot(Json article) {
        Json by = article.at("created_by");
        return accounts.isBot(article.at("created_by_id").id())
                || (by.isObject()
                        ? accounts.isBot(by.at("id").id())
                                || accounts.isBot(by.at("login").text())
                                || accounts.isBot(by.at("email").text())
                        : accounts.isBot(by.id()));
    }

    /** The state decides; a time of closing that an open ticket still has says that it was reopened. */
    private static void end(Case told, Json ticket, Json state, boolean closed) {
        Json close = ticket.at("close_at");
        Json last = ticket.at("last_close_at");
        Json count = ticket.at("reopening_count");
        Instant firstClose = close.time();
        Instant lastClose = last.time();
        Integer counted = count.whole();
        boolean again = firstClose != null && (!closed || (lastClose != null && lastClose.isAfter(firstClose)));
        if (closed || firstClose != null) {
            told.happened(Moment.Kind.RESOLVED, firstClose, close).sayLast("resolution", "assumed", state);
        }
        if (!told.reopened(counted, count)) {
            told.reopened(again ? 1 : 0, close);
        }
    }
}
