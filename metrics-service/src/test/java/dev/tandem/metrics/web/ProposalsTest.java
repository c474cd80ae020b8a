package dev.tandem.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalsTest {
    private static final Object NULL = NullNode.getInstance();
    private static final String TEXT = """
            Fjordbank changes how it works. It let 340 advisers go last year. Waiting fell from 11 minutes to 2 minutes.

            Fjordbank pays a quarter less for a call. Complaints about Fjordbank are up.
            """;
    private static final ArticleText ARTICLE =
            new ArticleText("Fjordbank and its people", TEXT, "en", "Post", List.of());
    private static final Map<String, Object> ADVISERS = Map.of(
            "sentence", "It let 340 advisers go last year.",
            "organisation", "Fjordbank",
            "kind", "headcount_reduction",
            "value", 340,
            "unit", "persons",
            "direction", "down");

    private final ObjectMapper json = new ObjectMapper();
    private final Proposals proposals = new Proposals(json);

    @Test
    void whatTheArticleSaysIsProposedWithItsSentenceAndWithoutAnyConfidence() throws Exception {
        Outcome.Read read = read(with("confidence", 1, "period", "last year", "currency", NULL));

        assertThat(read.dropped()).isZero();
        Claim claim = read.proposals().get(0);
        assertThat(claim.organisation()).isEqualTo("Fjordbank");
        assertThat(claim.how()).isEqualTo(Naming.CARRIED_OVER);
        assertThat(claim.kind()).isEqualTo(Kind.HEADCOUNT_REDUCTION);
        assertThat(claim.quantity()).isEqualTo(new Quantity.Value(340, Unit.PERSONS, null));
        assertThat(claim.direction()).isEqualTo(Direction.DOWN);
        assertThat(claim.status()).isEqualTo(Status.ASSERTED);
        assertThat(claim.period()).isEqualTo("last year");
        assertThat(claim.confidence()).isZero();
        assertThat(TEXT.substring(claim.evidence().start(), claim.evidence().end()))
                .isEqualTo(claim.evidence().sentence())
                .isEqualTo("It let 340 advisers go last year.");
        assertThat(TEXT.substring(
                        claim.evidence().quantityStart(), claim.evidence().quantityEnd()))
                .isEqualTo("340");
    }

    @Test
    void numbersAreThoseThatTheWordsOfTheSentenceMean() throws Exception {
        Outcome.Read read = read(
                Map.of(
                        "sentence", "Waiting fell from 11 minutes to 2 minutes.",
                        "organisation", "Fjordbank",
                        "kind", "first_response_time",
                        "from", 660,
                        "to", 120.0,
                        "unit", "seconds"),
                // a part of the sentence is the whole sentence
                Map.of(
                        "sentence", "pays a quarter less",
                        "organisation", "Fjordbank",
                        "kind", "cost",
                        "value", -0.25,
                        "unit", "relative"),
                Map.of(
                        "sentence", "Complaints about Fjordbank are up.",
                        "organisation", "Fjordbank",
                        "kind", "complaints",
                        "direction", "up"));

        assertThat(read.dropped()).isZero();
        assertThat(read.proposals())
                .extracting(claim -> claim.evidence().sentence())
                .containsExactly(
                        "Waiting fell from 11 minutes to 2 minutes.",
                        "Fjordbank pays a quarter less for a call.",
                        "Complaints about Fjordbank are up.");
        assertThat(read.proposals().get(1).how()).isEqualTo(Naming.EXPLICIT);
        assertThat(read.proposals().get(2).quantity()).isNull();
    }

    @Test
    void whatIsMadeUpIsDropped() throws Exception {
        List<Map<String, Object>> madeUp = List.of(
                with("sentence", "It let 340 advisers go."),
                with("sentence", "Fjordbank let 340 advisers go last year."),
                with("sentence", "It let 340 advisers go last year. Waiting fell from 11 minutes to 2 minutes."),
                with("sentence", ""),
                with("sentence", 7),
                with("sentence", NULL),
                with("organisation", "Westbank"),
                with("organisation", NULL),
                with("organisation", ""),
                with("kind", "colour"),
                with("kind", NULL),
                with("value", 341),
                with("value", "340"),
                with("value", NULL, "low", 300, "high", 340),
                with("value", 340e300 * 1e10),
                with("unit", "seconds"),
                with("unit", NULL),
                with("unit", "people"),
                with("status", "certain"),
                with("claimed", true));

        Outcome.Read read = read(madeUp.toArray(Object[]::new));

        assertThat(read.proposals()).isEmpty();
        assertThat(read.dropped()).isEqualTo(madeUp.size());
        assertThat(read(7, "claim", List.of(), Map.of(), ADVISERS))
                .isEqualTo(new Outcome.Read(read(ADVISERS).proposals(), 4));
    }

    @Test
    void ofWhatWasCutOffTheLastSentenceIsNone() throws Exception {
        String sent = TEXT.substring(0, TEXT.indexOf(" less for"));
        byte[] cut = completion(json.writeValueAsString(Map.of(
                "claims",
                List.of(
                        with("sentence", "pays a quarter", "value", -0.25, "unit", "relative"),
                        with("sentence", "Fjordbank changes how it works.", "value", NULL, "unit", NULL)))));

        assertThat(((Outcome.Read) proposals.read(ARTICLE, sent, cut)).proposals())
                .extracting(claim -> claim.evidence().sentence())
                .containsExactly("Fjordbank changes how it works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "null",
                "[]",
                "{}",
                "{\"claims\": []}",
                "{\"choices\": 7}",
                "{\"choices\": [{\"message\": {\"content\": null}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"I found none.\"}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"{\\\"claims\\\": 7}\"}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"```\"}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"``````\"}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"{\\\"claims\\\": [{\"}}]}"
            })
    void whatIsNoListOfClaimsIsOfNoUse(String body) {
        assertThat(proposals.read(ARTICLE, TEXT, body.getBytes(UTF_8))).isInstanceOf(Outcome.Unusable.class);
    }

    @Test
    void aListWithoutEndIsOfNoUse() throws Exception {
        Object[] many = new Object[Proposals.MOST + 1];
        Arrays.fill(many, ADVISERS);

        assertThat(answer(many)).isInstanceOf(Outcome.Unusable.class);
        assertThat(proposals.read(ARTICLE, TEXT, "[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(Outcome.Unusable.class);
    }

    @Test
    void aBlockOfMarkdownIsAnAnswer() throws Exception {
        String content = "```json\n" + json.writeValueAsString(Map.of("claims", List.of(ADVISERS))) + "\n```";

        assertThat(((Outcome.Read) proposals.read(ARTICLE, TEXT, completion(content))).proposals())
                .hasSize(1);
    }

    private static Map<String, Object> with(Object... changes) {
        Map<String, Object> members = new TreeMap<>(ADVISERS);
        for (int i = 0; i < changes.length; i += 2) {
            members.put((String) changes[i], changes[i + 1]);
        }
        return members;
    }

    private Outcome.Read read(Object... claims) throws Exception {
        return (Outcome.Read) answer(claims);
    }

    private Outcome answer(Object... claims) throws Exception {
        return proposals.read(ARTICLE, TEXT, completion(json.writeValueAsString(Map.of("claims", List.of(claims)))));
    }

    private byte[] completion(String content) throws Exception {
        return json.writeValueAsBytes(Map.of("choices", List.of(Map.of("message", Map.of("content", content)))));
    }
}
