package dev.tandem.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Two months of a customer service, the same for every organisation: episodes with corrections that arrive later, some of
 * them with the same time of update, and the surveys and complaints about them.
 */
final class Workload {
    static final LocalDate FROM = LocalDate.of(2025, 3, 1);
    static final LocalDate TO = LocalDate.of(2025, 5, 1);

    private static final long SEED = 20_250_301;
    private static final int DAYS = 60;
    private static final List<String> CHANNELS = List.of("chat", "phone", "email");
    private static final List<String> LANGUAGES = List.of("de", "en", "sv");
    private static final List<String> TOPICS = List.of("billing", "delivery", "returns", "account");
    private static final List<String> COMPLEXITIES = List.of("routine", "standard", "complex");

    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(SEED);
    private final String organisation;
    private final List<String> events = new ArrayList<>();
    private int surveys;
    private int complaints;

    private Workload(String organisation) {
        this.organisation = organisation;
    }

    /** So many episodes with what belongs to them, the oldest first. */
    static Workload of(String organisation, int episodes) {
        Workload workload = new Workload(organisation);
        for (int number = 0; number < episodes; number++) {
            workload.addEpisode(number);
        }
        return workload;
    }

    /** The events, a line of JSON each, in the order in which they happened to be told. */
    List<String> events() {
        return List.copyOf(events);
    }

    /** Every event twice, in an order of its own. */
    List<String> twiceAndShuffled() {
        List<String> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, new Random(SEED + 1));
        return twice;
    }

    /** Customers who answered. */
    int surveys() {
        return surveys;
    }

    /** Customers who complained. */
    int complaints() {
        return complaints;
    }

    private void addEpisode(int number) {
        Instant started =
                FROM.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(DAYS * 86_400 - 7200) + 3600L);
        ObjectNode opened = json.createObjectNode()
                .put("organisation", organisation)
                .put("episode", "case-" + number)
                .put("updatedAt", started.toString())
                .put("startedAt", started.toString())
                .put("channel", pick(CHANNELS))
                .put("language", pick(LANGUAGES))
                .put("topic", pick(TOPICS))
                .put("complexity", pick(COMPLEXITIES))
                .put("customer", "customer-" + random.nextInt(900));
        add("episode", number + "-opened", started, opened);
        ObjectNode ended = opened.deepCopy();
        Instant end = end(ended, started, number);
        add("episode", number + "-ended", end, ended);
        if (random.nextInt(100) < 15) {
            correct(number, ended, end);
        }
        if (random.nextInt(100) < 40) {
            addSurvey(number, end);
        }
        if (random.nextInt(100) < 6) {
            addComplaint(number, end);
        }
    }

    private Instant end(ObjectNode episode, Instant started, int number) {
        Instant answered = started.plusSeconds(1 + random.nextInt(300));
        Instant end = answered.plusSeconds(1 + random.nextInt(40_000));
        int handling = random.nextInt(100);
        if (handling < 70) {
            episode.put("aiAnsweredAt", answered.toString()).put("aiSeconds", 1 + random.nextInt(90));
            if (random.nextInt(100) < 80) {
                episode.put("disclosedAt", started.toString());
            }
        }
        if (handling >= 50 && handling < 95) {
            Instant human = handling < 70 ? answered.plusSeconds(random.nextInt(600)) : answered;
            episode.put("humanAnsweredAt", human.toString())
                    .put("humanSeconds", 30 + random.nextInt(1500))
                    .put("parallel", 1 + random.nextInt(3));
            end = human.isAfter(end) ? human : end;
        }
        if (handling >= 50 && handling < 70) {
            episode.put("humanRequestedAt", answered.toString()).put("handedOverAt", answered.toString());
        }
        if (handling < 95) {
            episode.put("firstReplyAt", answered.toString());
            resolve(episode, end);
        } else {
            episode.put("abandonedAt", end.toString());
        }
        if (number > 0 && random.nextInt(100) < 5) {
            episode.put("reopens", "case-" + random.nextInt(number));
        }
        episode.put("slaDueAt", started.plusSeconds(20_000).toString());
        return tellAt(episode, end);
    }

    private void resolve(ObjectNode episode, Instant end) {
        int resolution = random.nextInt(100);
        if (resolution < 90) {
            episode.put("resolution", resolution < 50 ? "confirmed" : "assumed").put("resolvedAt", end.toString());
        } else if (resolution < 95) {
            episode.put("resolution", "unresolved");
        }
    }

    private static Instant tellAt(ObjectNode episode, Instant time) {
        episode.put("updatedAt", time.toString());
        return time;
    }

    private void correct(int number, ObjectNode ended, Instant end) {
        ObjectNode corrected = ended.deepCopy().put("topic", pick(TOPICS)).put("language", pick(LANGUAGES));
        // a third says that it was told at the same time: then the event's id decides
        Instant told = random.nextInt(3) == 0 ? end : end.plusSeconds(1 + random.nextInt(200_000));
        tellAt(corrected, told);
        add("episode", number + "-corrected", told, corrected);
    }

    private void addSurvey(int number, Instant end) {
        Instant answered = end.plusSeconds(60 + random.nextInt(86_400));
        surveys++;
        add(
                "survey",
                number + "-survey",
                answered,
                json.createObjectNode()
                        .put("organisation", organisation)
                        .put("scale", "csat")
                        .put("score", 1 + random.nextInt(5))
                        .put("answeredAt", answered.toString())
                        .put("episode", "case-" + number));
    }

    private void addComplaint(int number, Instant end) {
        Instant opened = end.plusSeconds(60 + random.nextInt(86_400));
        complaints++;
        ObjectNode complaint = json.createObjectNode()
                .put("organisation", organisation)
                .put("openedAt", opened.toString())
                .put("category", "service")
                .put("complaint", "complaint-" + number)
                .put("episode", "case-" + number);
        add("complaint", number + "-complaint", opened, complaint);
        if (random.nextBoolean()) {
            Instant closed = opened.plusSeconds(random.nextInt(200_000));
            ObjectNode closing =
                    complaint.deepCopy().put("closedAt", closed.toString()).put("upheld", random.nextBoolean());
            add("complaint", number + "-complaint-closed", closed, closing);
        }
    }

    private void add(String type, String id, Instant time, ObjectNode data) {
        ObjectNode event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/e2e/workload")
                .put("type", "tandem." + type + ".v1")
                .put("time", time.toString());
        event.set("data", data);
        try {
            events.add(json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
