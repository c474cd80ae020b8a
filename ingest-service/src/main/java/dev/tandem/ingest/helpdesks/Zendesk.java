package dev.tandem.ingest.helpdesks;

import static java.util.Map.entry;

import dev.tandem.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk: tickets as its API and exports give them, events of its webhooks, satisfaction ratings and audit logs.
 * docs/helpdesks.md says field by field what becomes what. Longer than most, because a vendor is one file.
 */
final class Zendesk implements Helpdesk {
    private static final String EXPECTED =
            "a ticket, tickets, results, satisfaction_rating(s), audit_logs or an event zen:event-type:…";
    private static final String EVENT = "zen:event-type:";
    private static final String TICKET_EVENT = EVENT + "ticket.";
    private static final Set<String> SOLVED = Set.of("solved", "closed");
    private static final Set<String> NOT_SOLVED = Set.of("new", "open", "pending", "hold");
    /** A ticket that is solved as soon as it is made has that in the event that creates it. */
    private static final Set<String> CHANGES = Set.of("Change", "Create");

    /** After these there is nothing more of a ticket. */
    private static final Set<String> ENDS = Set.of("soft_deleted", "permanently_deleted", "merged", "marked_as_spam");

    private static final Set<String> NO_RATING = Set.of("offered", "unoffered");
    private static final int LONGEST_MINUTES = 50_000_000;

    private static final Map<String, String> CHANNELS = Map.ofEntries(
            entry("email", Words.EMAIL),
            entry("web", Words.FORM),
            entry("web_form", Words.FORM),
            entry("web_service", Words.API),
            entry("api", Words.API),
            entry("help_center", Words.FORM),
            entry("web_widget", Words.FORM),
            entry("mobile", Words.FORM),
            entry("mobile_sdk", Words.FORM),
            entry("chat", Words.CHAT),
            entry("native_messaging", Words.CHAT),
            entry("messaging", Words.CHAT),
            entry("answer_bot_for_web_widget", Words.CHAT),
            entry("voice", Words.PHONE),
            entry("phone", Words.PHONE),
            entry("sms", Words.SMS),
            entry("whatsapp", Words.MESSENGER),
            entry("facebook", Words.SOCIAL),
            entry("facebook_messenger", Words.MESSENGER),
            entry("instagram_dm", Words.MESSENGER),
            entry("line", Words.MESSENGER),
            entry("telegram", Words.MESSENGER),
            entry("twitter", Words.SOCIAL),
            entry("twitter_dm", Words.SOCIAL),
            entry("any_channel", Words.SOCIAL));

    private final Accounts accounts;
    private final Labels labels;

    Zendesk(Accounts accounts, Labels labels) {
        this.accounts = accounts;
        this.labels = labels;
    }

    @Override
    public List<Item> items(Json payload) {
        for (String page : List.of("tickets", "results", "satisfaction_ratings", "audit_logs")) {
            if (payload.has(page)) {
                Beside beside = Beside.of(payload.at("users"), payload.at("metric_sets"));
                return Helpdesk.each(kindOf(page), payload.at(page), beside);
            }
        }
        for (String single : List.of("ticket", "satisfaction_rating", "audit_log")) {
            if (payload.has(single) && !payload.has("created_at")) {
                Beside beside = Beside.of(payload.at("users"), payload.at("metric_sets"));
                return List.of(new Item(single, payload.apart().at(single), beside));
            }
        }
        if (payload.has("type") && payload.has("detail")) {
            return List.of(new Item("event", payload.apart()));
        }
        if (payload.has("score") && payload.has("ticket_id")) {
            return List.of(new Item("satisfaction_rating", payload.apart()));
        }
        return payload.has("id") && payload.has("status")
                ? List.of(new Item("ticket", payload.apart()))
                : List.of(Helpdesk.unknown(payload));
    }

    private static String kindOf(String page) {
        return page.equals("results") ? "ticket" : page.substring(0, page.length() - 1);
    }

    @Override
    public Reading read(Item item) {
        return switch (item.kind()) {
            case "ticket" -> ticket(item.json(), item.beside());
            case "event" -> event(item.json());
            case "satisfaction_rating" -> rating(item.json());
            case "audit_log" -> auditLog(item.json());
            default -> Helpdesk.wrong(item, EXPECTED);
        };
    }

    // ---- tickets

    /** A ticket says how it stands, and needs its metrics or audits to say since when, unless nobody touched it yet. */
    private Reading ticket(Json ticket, Beside beside) {
        if (ticket.has("result_type")
                && !"ticket".equals(ticket.at("result_type").word())) {
            return Reading.passed(ticket.at("result_type"), "is not a ticket");
        }
        String status = status(ticket);
        Case told = begun(ticket, beside);
        if (told == null || status == null) {
            return new Reading.Wrong(ticket.complaints());
        }
        if (status.equals("deleted")) {
            return Reading.passed(ticket.at("status"), "says that the ticket was deleted");
        }
        if (status.equals("new") && accounts.noBots()) {
            return Reading.of(ticket, told.episodes());
        }
        Json metrics = metrics(ticket, beside);
        if (!ticket.at("audits").isThere() && !metrics.isThere()) {
            return Reading.part(
                    told.key(),
                    ticket,
                    "does not say when it was answered and solved; send it with metric_set (include=metric_sets) or audits");
        }
        if (!ticket.at("audits").isThere() && !ticket.at("comments").isThere() && !accounts.noBots()) {
            return Reading.part(
                    told.key(),
                    ticket,
                    "does not say whether a bot or a person answered; send it with comments or audits");
        }
        if (ticket.at("audits").isThere()) {
            audits(told, ticket);
            if (told.endsResolved() != SOLVED.contains(status)) {
                return Reading.part(
                        told.key(),
                        ticket.at("audits"),
                        "do not reach to the status of the ticket, which counts; send all of them");
            }
        } else {
            answers(told, ticket, metrics);
            solution(told, ticket, metrics, status);
        }
        return Reading.of(ticket, withRating(told, ticket));
    }

    private static @Nullable String status(Json ticket) {
        Json place = ticket.at("status");
        String status = place.required(place.word());
        if (status != null && !SOLVED.contains(status) && !NOT_SOLVED.contains(status) && !status.equals("deleted")) {
            place.complain("is not a status of a ticket");
        }
        return status;
    }

    private @Nullable Case begun(Json ticket, Beside beside) {
        Json id = ticket.at("id");
        Json created = ticket.at("created_at");
        Json updated = ticket.at("updated_at");
        String key = id.required(id.id());
        Instant createdAt = created.required(created.time());
        Instant updatedAt = updated.required(updated.time());
        if (key == null || createdAt == null || updatedAt == null) {
            return null;
        }
        Json via = ticket.at("via").at("channel");
        Json requester = ticket.at("requester_id");
        String customer = requester.id();
        List<String> tags = ticket.at("tags").labels();
        return new Case(Vendor.ZENDESK.key(key), createdAt, created, updatedAt, updated)
                .say("channel", Words.channel(via.id(), CHANNELS), via)
                .say("language", language(ticket, beside, customer), requester)
                .say("topic", labels.topic(tags), ticket.at("tags"))
                .say("handoverReason", labels.handoverReason(tags), ticket.at("tags"))
                .say("customer", customer == null ? null : Vendor.ZENDESK.key(customer), requester);
    }

    private static @Nullable String language(Json ticket, Beside beside, @Nullable String customer) {
        Json requester = ticket.at("requester");
        Json user = requester.isObject() || customer == null
                ? requester
                : beside.users().get(customer);
        return user == null ? null : Words.language(user.at("locale").text());
    }

    private static Json metrics(Json ticket, Beside beside) {
        Json inside = ticket.at("metric_set");
        String id = ticket.at("id").id();
        return inside.isThere() || id == null ? inside : beside.metrics().getOrDefault(id, inside);
    }

    /** Answers as comments show them, else the first reply of the metrics, which is an agent's. */
    private void answers(Case told, Json ticket, Json metrics) {
        if (ticket.at("comments").isThere()) {
            for (Json comment : ticket.at("comments").list()) {
                comment(told, ticket, comment, comment.at("created_at"));
            }
            return;
        }
        Json seconds = metrics.at("reply_time_in_seconds").at("calendar");
        Json minutes = metrics.at("reply_time_in_minutes").at("calendar");
        if (seconds.isThere()) {
            told.happened(Moment.Kind.HUMAN_ANSWERED, after(ticket, seconds, 1), seconds);
        } else {
            told.happened(Moment.Kind.HUMAN_ANSWERED, after(ticket, minutes, 60), minutes);
        }
    }

    /** A public comment of somebody who is not the requester answers; who stands in {@code author_id} goes nowhere. */
    private void comment(Case told, Json ticket, Json comment, Json at) {
        String author = comment.at("author_id").id();
        boolean isPublic = !Boolean.FALSE.equals(comment.at("public").truth());
        if (isPublic
                && author != null
                && !author.equals(ticket.at("requester_id").id())) {
            told.happened(accounts.answerOf(author), at.time(), at);
        }
    }

    private static @Nullable Instant after(Json ticket, Json duration, int unit) {
        Integer count = duration.whole();
        Instant start = ticket.at("created_at").time();
        if (count == null || start == null) {
            return null;
        }
        if (count < 0 || count > LONGEST_MINUTES) {
            duration.complain("is not a duration that a ticket can have");
            return null;
        }
        return start.plus(Duration.ofSeconds((long) count * unit));
    }

    /** The status decides: a time of solution that is left from before counts only if the ticket was reopened. */
    private static void solution(Case told, Json ticket, Json metrics, String status) {
        Json reopens = metrics.at("reopens");
        Integer count = reopens.whole();
        boolean reopened = told.reopened(count, reopens);
        Json solvedAt = metrics.at("solved_at");
        Json first = metrics.at("first_resolution_time_in_minutes").at("calendar");
        if (reopened) {
            told.happened(Moment.Kind.RESOLVED, after(ticket, first, 60), first);
        } else if (SOLVED.contains(status)) {
            told.happened(Moment.Kind.RESOLVED, solvedAt.time(), solvedAt);
        }
        if (SOLVED.contains(status) || reopened) {
            told.sayLast("resolution", "assumed", ticket.at("status"));
        }
    }

    /** The whole history: comments and changes of the status, each at the time of its audit. */
    private void audits(Case told, Json ticket) {
        for (Json audit : ticket.at("audits").list()) {
            Json at = audit.at("created_at");
            for (Json event : audit.at("events").list()) {
                String type = event.at("type").text();
                if ("Comment".equals(type)) {
                    comment(told, ticket, event, at);
                } else if (CHANGES.contains(String.valueOf(type))
                        && "status".equals(event.at("field_name").text())) {
                    boolean solved =
                            SOLVED.contains(String.valueOf(event.at("value").word()));
                    boolean before = SOLVED.contains(
                            String.valueOf(event.at("previous_value").word()));
                    if (solved != before) {
                        told.happened(solved ? Moment.Kind.RESOLVED : Moment.Kind.REOPENED, at.time(), at);
                    }
                }
            }
        }
    }

    private static List<Fact> withRating(Case told, Json ticket) {
        List<Fact> facts = told.episodes();
        Json rating = ticket.at("satisfaction_rating");
        Instant stable = told.first(Moment.Kind.RESOLVED);
        Instant at = ratedAt(rating, stable == null ? ticket.at("created_at").time() : stable);
        Fact survey = at == null ? null : survey(ticket.at("id"), rating.at("score"), at, rating);
        if (survey != null) {
            facts.add(survey);
        }
        return facts;
    }

    // ---- ratings

    private static @Nullable Instant ratedAt(Json rating, @Nullable Instant otherwise) {
        Instant at = rating.any("updated_at", "created_at").time();
        return at == null ? otherwise : at;
    }

    private static Reading rating(Json rating) {
        Json ticket = rating.at("ticket_id");
        Json at = rating.any("updated_at", "created_at");
        String score = rating.at("score").isThere() ? rating.at("score").id() : null;
        if (score == null || isNoRating(score)) {
            return Reading.passed(rating.at("score"), "is no rating: the customer has not answered");
        }
        Instant answeredAt = at.required(at.time());
        ticket.required(ticket.id());
        Fact survey = answeredAt == null ? null : survey(ticket, rating.at("score"), answeredAt, at);
        return Reading.of(rating, survey == null ? List.of() : List.of(survey));
    }

    private static boolean isNoRating(String score) {
        return NO_RATING.contains(score.toLowerCase(Locale.ROOT));
    }

    /** Zendesk's good and bad are the ends of the scale; an offered rating is none. */
    private static @Nullable Fact survey(Json ticket, Json score, Instant at, Json atPlace) {
        String word = score.id();
        String id = ticket.id();
        if (word == null || id == null || isNoRating(word)) {
            return null;
        }
        Integer points =
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "good", "goodwithcomment", "good_with_comment" -> Integer.valueOf(5);
                    case "bad", "badwithcomment", "bad_with_comment" -> Integer.valueOf(1);
                    case "1", "2", "3", "4", "5" -> Integer.valueOf(word);
                    default -> null;
                };
        if (points == null) {
            score.complain("is neither good nor bad nor 1 to 5");
            return null;
        }
        String key = Vendor.ZENDESK.key(id);
        return Fact.once(EventType.SURVEY, key + "-csat", at)
                .put("scale", "csat", score.pointer())
                .put("score", points, score.pointer())
                .put("answeredAt", at, atPlace.pointer())
                .put("episode", key, ticket.pointer());
    }

    // ---- events of webhooks

    private Reading event(Json event) {
        String type = event.at("type").text();
        Json detail = event.at("detail");
        if (type == null || !type.startsWith(EVENT)) {
            event.at("type").complain("is not an event of Zendesk");
            return new Reading.Wrong(event.complaints());
        }
        if (!type.startsWith(TICKET_EVENT)) {
            return Reading.passed(event.at("type"), "is not about a ticket");
        }
        String name = type.substring(TICKET_EVENT.length());
        if (ENDS.contains(name)) {
            return Reading.passed(event.at("type"), "says that the ticket was deleted, merged or no request");
        }
        return switch (name) {
            case "created" -> created(detail);
            case "status_changed" -> statusChanged(event, detail);
            case "csat_received" -> csat(event, detail);
            default -> changed(event, detail);
        };
    }

    /** One change of a ticket tells all of it only as long as nobody has touched it: then nothing but the ticket is to tell. */
    private Reading changed(Json event, Json detail) {
        Json id = detail.at("id");
        String key = id.required(id.id());
        if (key == null) {
            return new Reading.Wrong(detail.complaints());
        }
        boolean untouched = "new".equals(detail.at("status").word()) && accounts.noBots();
        if (!untouched || mayAnswer(event.at("event").at("comment"))) {
            return Reading.part(
                    Vendor.ZENDESK.key(key),
                    event.at("type"),
                    "tells one change of a ticket, and an episode is told as a whole; send the ticket");
        }
        Case told = begun(detail, Beside.NOTHING);
        return told == null ? new Reading.Wrong(detail.complaints()) : Reading.of(event, told.episodes());
    }

    /** Whether the event brings a comment that a customer can read and that nobody says a customer wrote. */
    private static boolean mayAnswer(Json comment) {
        return comment.isThere()
                && !Boolean.FALSE.equals(comment.at("is_public").truth())
                && !Boolean.FALSE.equals(comment.at("author").at("is_staff").truth());
    }

    /** A ticket that was just made has no answers, so that its event tells all of it, unless its status says otherwise. */
    private Reading created(Json detail) {
        String status = status(detail);
        Case told = begun(detail, Beside.NOTHING);
        if (told == null || status == null) {
            return new Reading.Wrong(detail.complaints());
        }
        if (!NOT_SOLVED.contains(status)) {
            return Reading.part(
                    told.key(),
                    detail.at("status"),
                    "contradicts the event, and counts: the ticket was more than created; send it with metric_set");
        }
        return Reading.of(detail, told.episodes());
    }

    /** Only what begins anew is whole in such an event. The ticket's own status decides what the event is about. */
    private Reading statusChanged(Json event, Json detail) {
        String status = status(detail);
        Case told = begun(detail, Beside.NOTHING);
        Json at = event.at("time");
        Instant reopenedAt = at.required(at.time());
        String previous = event.at("event").at("previous").word();
        if (told == null || status == null || reopenedAt == null) {
            return new Reading.Wrong(event.complaints());
        }
        if (previous == null || !SOLVED.contains(previous) || SOLVED.contains(status)) {
            return Reading.part(
                    told.key(),
                    event.at("event"),
                    "does not say when the ticket was answered and solved; send it with metric_set");
        }
        return Reading.of(event, told.reopened(reopenedAt, at));
    }

    private static Reading csat(Json event, Json detail) {
        Json rating = event.at("event");
        Json score = rating.at("satisfaction_score").isObject()
                ? rating.at("satisfaction_score").at("score")
                : rating.any("score", "current", "satisfaction_score");
        Json at = event.at("time");
        Json id = detail.at("id");
        id.required(id.id());
        Instant answeredAt = at.required(at.time());
        String word = score.required(score.id());
        if (word != null && isNoRating(word)) {
            return Reading.passed(score, "is no rating: the customer has not answered");
        }
        Fact survey = answeredAt == null ? null : survey(id, score, answeredAt, at);
        return Reading.of(event, survey == null ? List.of() : List.of(survey));
    }

    // ---- audit logs

    /** What was done to bots is a change of automation; who did it, and the text about it, go nowhere. */
    private static Reading auditLog(Json log) {
        Json source = log.at("source_type");
        String type = source.required(source.word());
        Json id = log.at("id");
        String key = id.required(id.id());
        Json created = log.at("created_at");
        Instant at = created.required(created.time());
        String action = log.at("action").word();
        if (type == null || key == null || at == null) {
            return new Reading.Wrong(log.complaints());
        }
        if (!Automation.isMeant(type)) {
            return Reading.passed(source, "is not about automation that answers customers");
        }
        return Reading.of(
                log,
                List.of(Automation.change(Vendor.ZENDESK.key("audit-" + key), at, created, action, log.at("action"))));
    }
}
