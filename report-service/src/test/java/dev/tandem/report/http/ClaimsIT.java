package dev.tandem.report.http;

import static dev.tandem.report.Published.claim;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tandem.report.Company;
import dev.tandem.report.Dimension;
import dev.tandem.report.Measure;
import dev.tandem.report.Published;
import dev.tandem.report.Timing;
import dev.tandem.report.Views;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Views.class)
class ClaimsIT {
    @BeforeEach
    void forgetClaims() {
        for (String view : List.of("claim", "claim_review", "unmatched_sentence", "claim_change", "claim_check")) {
            Views.execute("delete from report." + view);
        }
    }

    @Test
    void aClaimIsToldWithEvidenceArticleAndStanding() {
        claim("c1", "Fjordbank")
                .with("contradicts", "{c7,c9}")
                .with("sums", "[{\"rule\":\"relative_change\",\"value\":0.5}]")
                .with("cites", "the bank")
                .with("articles", 3L)
                .add();

        JsonPath answer = get("/v1/claims?organisation=fjordbank");

        assertThat(answer.getString("next")).isNull();
        assertThat(answer.getMap("claims[0]"))
                .containsEntry("id", "c1")
                .containsEntry("organisation", "Fjordbank")
                .containsEntry("kind", "languages")
                .containsEntry("value", 30.0f)
                .containsEntry("from", null)
                .containsEntry("unit", "count")
                .containsEntry("bound", "exact")
                .containsEntry("status", "asserted")
                .containsEntry("cites", "the bank")
                .containsEntry("check", null)
                .containsEntry("contradicts", List.of("c7", "c9"))
                .containsEntry("articles", 3);
        assertThat(answer.getMap("claims[0].evidence"))
                .containsEntry("sentence", "It says c1.")
                .containsEntry("start", 0)
                .containsEntry("end", 11)
                .containsEntry("quantityStart", 3)
                .containsEntry("quantityEnd", 7);
        assertThat(answer.getMap("claims[0].article"))
                .containsEntry("id", "a-c1")
                .containsEntry("url", "https://news.example/c1")
                .containsEntry("title", "Title")
                .containsEntry("publisher", "Post")
                .containsEntry("publishedAt", "2025-04-01T10:00:00Z");
        assertThat(answer.getFloat("claims[0].arithmetic[0].value")).isEqualTo(0.5f);
    }

    @Test
    void claimsAreFilteredAndPagedTheNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            claim("c" + i, "Fjordbank").at("2025-04-0" + i + "T10:00:00Z").add();
        }
        claim("other", "Westbank")
                .with("kind", "markets")
                .with("status", "planned")
                .add();
        claim("gone", "Fjordbank").with("withdrawn", true).add();
        claim("dismissed", "Fjordbank").with("verdict", "dismiss").add();

        List<String> read = new ArrayList<>();
        String next = null;
        do {
            var request = given().queryParam("organisation", "Fjordbank").queryParam("page[size]", 2);
            JsonPath page = (next == null ? request : request.queryParam("page[after]", next))
                    .get("/v1/claims")
                    .jsonPath();
            read.addAll(page.getList("claims.id"));
            next = page.getString("next");
        } while (next != null);

        assertThat(read).containsExactly("c5", "c4", "c3", "c2", "c1");
        assertThat(ids("/v1/claims?kind=markets&status=planned")).containsExactly("other");
        assertThat(ids("/v1/claims")).hasSize(6);
        assertThat(ids("/v1/claims?article=a-c3")).containsExactly("c3");
        assertThat(ids("/v1/claims?statement=s-c4")).containsExactly("c4");
        assertThat(ids("/v1/claims?review=dismiss")).containsExactly("dismissed");
        assertThat(ids("/v1/claims?review=none&organisation=Westbank")).containsExactly("other");
        for (String wrong :
                List.of("kind=colour", "status=true", "review=x", "colour=red", "page[size]=0", "page[after]=!")) {
            given().get("/v1/claims?" + wrong).then().statusCode(400).body("violations.size()", equalTo(1));
        }
    }

    @Test
    void oneClaimIsToldWithEveryReviewAndWhatWasRead() {
        claim("c1", "Fjordbank")
                .with("verdict", "correct")
                .with("extracted", "{\"value\":3.0}")
                .with("found", false)
                .add();
        review(1, "dismiss", "null");
        review(2, "correct", "'{\"value\":30}'");

        JsonPath answer = get("/v1/claims/c1");

        assertThat(answer.getString("review")).isEqualTo("correct");
        assertThat(answer.getFloat("value")).isEqualTo(30.0f);
        assertThat(answer.getFloat("extracted.value")).isEqualTo(3.0f);
        assertThat(answer.getBoolean("found")).isFalse();
        // of what the article no longer says there is no review in public
        given().accept("application/ld+json").get("/v1/claims/c1").then().statusCode(404);
        assertThat(answer.<String>getList("reviews.verdict")).containsExactly("dismiss", "correct");
        assertThat(answer.getString("reviews[0].by")).isEqualTo("Kim");
        assertThat(answer.getInt("reviews[1].correction.value")).isEqualTo(30);
        given().get("/v1/claims/none").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void claimsAreHeldAgainstTheOwnNumbers() {
        company("checked");
        claim("supported", "Checked")
                .with("own", "checked")
                .says("resolution_time", 120, "seconds")
                .add();
        claim("contradicted", "Checked")
                .with("own", "checked")
                .says("resolution_time", 660, "seconds")
                .add();
        claim("share", "Checked")
                .with("own", "checked")
                .says("ai_share", 0.5, "share")
                .with("bound", "atLeast")
                .add();
        change("change", 660, 120).add();
        change("wrong-start", 1200, 120).add();
        claim("down", "Checked")
                .with("own", "checked")
                .with("kind", "resolution_time")
                .with("direction", "down")
                .without("value")
                .without("unit")
                .add();
        claim("relative", "Checked")
                .with("own", "checked")
                .says("resolution_time", -0.82, "relative")
                .add();
        claim("count", "Checked")
                .with("own", "checked")
                .says("conversations_handled", 9000, "count")
                .with("period", "in Q1 2025")
                .add();
        claim("cut", "Checked")
                .with("own", "checked")
                .says("headcount_reduction", 700, "persons")
                .add();
        claim("people", "Checked")
                .with("own", "checked")
                .says("headcount", 2000, "persons")
                .add();

        assertThat(check("supported", "answer")).isEqualTo("supported");
        assertThat(check("supported", "indicator")).isEqualTo("resolution_time");
        assertThat(check("supported", "value")).isEqualTo("120.0");
        assertThat(check("supported", "from")).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(check("supported", "to")).isEqualTo("2025-04-01T00:00:00Z");
        assertThat(check("supported", "version")).isEqualTo("2");
        assertThat(check("contradicted", "answer")).isEqualTo("contradicted");
        assertThat(check("share", "answer")).isEqualTo("supported");
        assertThat(check("change", "answer")).isEqualTo("supported");
        assertThat(check("change", "before.value")).isEqualTo("660.0");
        assertThat(check("wrong-start", "answer")).isEqualTo("contradicted");
        assertThat(check("down", "answer")).isEqualTo("supported");
        assertThat(check("relative", "answer")).isEqualTo("supported");
        assertThat(check("count", "answer")).isEqualTo("supported");
        assertThat(check("cut", "answer")).isEqualTo("supported");
        assertThat(check("people", "answer")).isEqualTo("contradicted");
        assertThat(check("people", "value")).isEqualTo("2300.0");
    }

    /** 83.2 % were content before; since then 81.9 % with AI and 76.0 % with people, 78.95 % in all. */
    @Test
    void changesOfSharesAreNoSharesAndPeopleStandBesideAi() {
        company("sides")
                .day("2024-12-15")
                .with(Dimension.HANDLER, "human")
                .with(Measure.CSAT_COUNT, 10_000)
                .with(Measure.CSAT_POSITIVE, 8_320)
                .add()
                .day("2025-02-15")
                .with(Dimension.HANDLER, "ai")
                .with(Measure.CSAT_COUNT, 10_000)
                .with(Measure.CSAT_POSITIVE, 8_190)
                .add()
                .day("2025-02-15")
                .with(Dimension.HANDLER, "human")
                .with(Measure.CSAT_COUNT, 10_000)
                .with(Measure.CSAT_POSITIVE, 7_600)
                .add();
        sided("fell")
                .says("satisfaction", -0.02, "points")
                .with("bound", "atLeast")
                .add();
        sided("hardly-fell")
                .says("satisfaction", -0.02, "points")
                .with("bound", "atMost")
                .add();
        sided("share").says("satisfaction", -0.04, "share").add();
        onPar("par", "It is on par with people.").add();
        onPar("same", "Satisfaction remained unchanged.").add();

        assertThat(check("fell", "answer")).isEqualTo("supported");
        assertThat(check("hardly-fell", "answer")).isEqualTo("contradicted");
        assertThat(check("share", "reason")).isEqualTo("unit_differs");
        assertThat(check("par", "answer")).isEqualTo("cannot_tell");
        assertThat(check("par", "reason")).isEqualTo("not_like_for_like");
        assertThat(check("par", "value")).isEqualTo("0.819");
        assertThat(check("par", "before.value")).isEqualTo("0.76");
        assertThat(check("same", "reason")).isEqualTo("no_number");
    }

    @Test
    void whatThereIsOnlyWithAiIsMeasuredFromItsRolloutOn() {
        company("sides");
        sided("early")
                .says("ai_share", 0.9, "share")
                .with("bound", "atLeast")
                .at("2025-02-20T00:00:00Z")
                .add();

        assertThat(check("early", "from")).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(check("early", "answer")).isEqualTo("supported");
    }

    @Test
    void whoLeftBeforePeopleWereCountedIsNotKnown() {
        company("sides");
        sided("before")
                .says("headcount_reduction", 300, "persons")
                .with("period", "in 2023")
                .add();

        assertThat(check("before", "reason")).isEqualTo("not_covered");
    }

    @Test
    void whatCannotBeToldSaysWhy() {
        company("unsure");
        reason("no_counterpart", claim("r1", "Unsure"));
        reason(
                "not_asserted",
                claim("r2", "Unsure").says("ai_share", 0.5, "share").with("status", "planned"));
        reason("unit_differs", claim("r3", "Unsure").says("complaints", 40, "count"));
        reason("period_unknown", claim("r4", "Unsure").says("conversations_handled", 40, "count"));
        reason(
                "period_unknown",
                claim("r5", "Unsure").says("ai_share", 0.5, "share").with("period", "since the spring"));
        reason(
                "not_covered",
                claim("r6", "Unsure").says("ai_share", 0.5, "share").with("period", "in 2019"));
        reason(
                "no_number",
                claim("r7", "Unsure")
                        .says("ai_share", 1, "share")
                        .without("value")
                        .with("bound", "vague"));
        reason("no_data", claim("r8", "Unsure").says("satisfaction", 0.8, "share"));
        reason("suppressed", claim("r9", "Unsure").says("first_contact_resolution", 0.8, "share"));
        reason(
                "not_covered",
                claim("r10", "Unsure").says("ai_share", 0.5, "share").at("2021-01-01T00:00:00Z"));

        claim("dismissed", "Unsure")
                .with("own", "unsure")
                .with("verdict", "dismiss")
                .add();
        claim("nobody", "Unsure").with("own", "gone").add();
        assertThat(get("/v1/claims/dismissed").<Object>get("check")).isNull();
        assertThat(get("/v1/claims/nobody").<Object>get("check")).isNull();
    }

    @Test
    void aClaimIsAClaimReviewForWhoAsksForJsonLd() {
        company("linked");
        claim("c1", "Linked")
                .with("own", "linked")
                .says("resolution_time", 660, "seconds")
                .add();
        claim("c2", "Elsewhere").add();

        JsonPath review = given().accept("application/ld+json")
                .get("/v1/claims/c1")
                .then()
                .statusCode(200)
                .contentType("application/ld+json")
                .extract()
                .jsonPath();

        assertThat(review.getMap(""))
                .containsEntry("@context", "https://schema.org")
                .containsEntry("@type", "ClaimReview")
                .containsEntry("claimReviewed", "It says c1.");
        assertThat(review.getString("url")).endsWith("/v1/claims/c1");
        assertThat(review.getMap("reviewRating"))
                .containsEntry("@type", "Rating")
                .containsEntry("ratingValue", 1)
                .containsEntry("alternateName", "Contradicted");
        assertThat(review.getString("itemReviewed.'@type'")).isEqualTo("Claim");
        assertThat(review.getString("itemReviewed.appearance.url")).isEqualTo("https://news.example/c1");
        given().accept("application/ld+json")
                .get("/v1/claims/c2")
                .then()
                .body("reviewRating.alternateName", equalTo("Not checked"));
        given().accept("text/csv").get("/v1/claims/c1").then().statusCode(406);
    }

    @Test
    void proposalsAreToldOnlyToWhoAsksForThemAndNeverInPublic() {
        company("doubted");
        claim("full", "Doubted").with("own", "doubted").add();
        proposal("p1").at("2025-04-01T10:00:00Z").add();
        proposal("p2").at("2025-04-02T10:00:00Z").add();
        proposal("p3").with("withdrawn", true).add();
        claim("hidden", "Doubted")
                .with("own", "doubted")
                .with("verdict", "dismiss")
                .add();

        JsonPath first = get("/v1/claims?state=proposed&organisation=doubted&page[size]=1");
        JsonPath second = given().queryParam("page[after]", first.getString("next"))
                .get("/v1/claims?state=proposed")
                .jsonPath();

        assertThat(first.<String>getList("claims.id")).containsExactly("p2");
        assertThat(first.getBoolean("claims[0].proposed")).isTrue();
        assertThat(first.<Object>get("claims[0].check")).isNull();
        assertThat(second.<String>getList("claims.id")).containsExactly("p1");
        for (String calls : List.of("", "?state=counting", "?kind=resolution_time", "?article=a-p1", "?review=none")) {
            assertThat(ids("/v1/claims" + calls)).doesNotContain("p1", "p2", "p3", "hidden");
        }
        assertThat(ids("/v1/claims?review=dismiss")).containsExactly("hidden");
        assertThat(ids("/v1/claims?state=proposed&review=dismiss")).isEmpty();
        given().get("/v1/claims/p1").then().statusCode(200).body("proposed", equalTo(true));
        for (String id : List.of("p1", "p3", "hidden")) {
            given().accept("application/ld+json").get("/v1/claims/" + id).then().statusCode(404);
        }
        given().accept("application/ld+json").get("/v1/claims/full").then().statusCode(200);
        given().get("/v1/timeline?organisation=doubted&page[size]=500")
                .then()
                .body("timeline.findAll { it.type == 'claim' }.claim.id", equalTo(List.of("full")));
        given().get("/v1/claims?state=perhaps").then().statusCode(400).body("violations[0].pointer", equalTo("/state"));
    }

    private static Published proposal(String id) {
        return claim(id, "Doubted")
                .with("own", "doubted")
                .says("resolution_time", 120, "seconds")
                .with("proposed", true)
                .without("statement")
                .without("first");
    }

    @Test
    void theTimelineJoinsWhatWasSaidChangedAndMeasured() {
        company("told");
        claim("first", "Told").with("own", "told").at("2025-02-10T00:00:00Z").add();
        claim("again", "Told")
                .with("own", "told")
                .with("first", "first")
                .at("2025-02-11T00:00:00Z")
                .add();

        List<String> types = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String next = null;
        do {
            var request = given().queryParam("organisation", "told").queryParam("page[size]", 3);
            JsonPath page = (next == null ? request : request.queryParam("page[after]", next))
                    .get("/v1/timeline")
                    .jsonPath();
            types.addAll(page.getList("timeline.type"));
            times.addAll(page.getList("timeline.at"));
            next = page.getString("next");
        } while (next != null);

        assertThat(times).isSorted();
        assertThat(types).contains("claim", "change", "workforce", "indicator");
        assertThat(types).filteredOn("claim"::equals).hasSize(1);
        given().get("/v1/timeline?organisation=told&page[size]=500")
                .then()
                .body("timeline.findAll { it.type == 'indicator' }.indicator.indicator", hasItem("resolution_time"))
                .body("timeline.find { it.type == 'change' }.change.kind", equalTo("rollout"))
                .body("timeline.find { it.type == 'claim' }.claim.id", equalTo("first"));
        assertThat(types).doesNotContain("check");
        Views.execute(
                "insert into report.claim_check values (1, 'first', '2025-03-01T00:00:00Z', 'cannot_tell', null, '{}',"
                        + " 'languages', 'told')");
        Views.execute(
                "insert into report.claim_check values (2, 'first', '2025-03-02T00:00:00Z', 'supported', 'cannot_tell',"
                        + " '{\"low\": 29.5}', 'languages', 'told')");
        given().get("/v1/timeline?organisation=told&page[size]=500")
                .then()
                .body("timeline.findAll { it.type == 'check' }.size()", equalTo(1))
                .body("timeline.find { it.type == 'check' }.at", equalTo("2025-03-02T00:00:00Z"))
                .body("timeline.find { it.type == 'check' }.check.claim", equalTo("first"))
                .body("timeline.find { it.type == 'check' }.check.answer", equalTo("supported"))
                .body("timeline.find { it.type == 'check' }.check.before", equalTo("cannot_tell"))
                .body("timeline.find { it.type == 'check' }.check.measured.low", equalTo(29.5f));
        claim("w", "Westbank").add();
        given().get("/v1/timeline?organisation=westbank").then().body("timeline.size()", equalTo(1));
        given().get("/v1/timeline?organisation=nobody").then().statusCode(404);
        given().get("/v1/timeline").then().statusCode(400);
    }

    @Test
    void sentencesThatNothingRecognisedAndWhatReadingAgainChangedAreListed() {
        for (int i = 0; i < 3; i++) {
            Views.execute(
                    "insert into report.unmatched_sentence values ('a', 'https://news.example/a', null, 'Post', null, now(), 'en',"
                            + " false, ?, 20, 'A sentence.', 'Fjordbank', 'fjordbank', null, 'complaints', '1')",
                    i);
        }
        Views.execute(
                "insert into report.claim_change values (7, now(), 'c', 'changed', '2', '1', '{\"value\":1}', null,"
                        + " 'a', 'Fjordbank')");

        JsonPath first = get("/v1/claims/unmatched?organisation=FJORDBANK&page[size]=2");
        JsonPath second = given().queryParam("page[after]", first.getString("next"))
                .queryParam("page[size]", 2)
                .get("/v1/claims/unmatched")
                .jsonPath();

        assertThat(first.<Integer>getList("unmatched.start")).containsExactly(2, 1);
        assertThat(second.<Integer>getList("unmatched.start")).containsExactly(0);
        assertThat(second.getString("next")).isNull();
        assertThat(second.getMap("unmatched[0]"))
                .containsEntry("measure", "complaints")
                .containsEntry("sentence", "A sentence.");
        JsonPath changes = get("/v1/claims/changes");
        assertThat(changes.getMap("changes[0]"))
                .containsEntry("id", 7)
                .containsEntry("change", "changed")
                .containsEntry("after", null);
        assertThat(changes.getInt("changes[0].before.value")).isEqualTo(1);
        given().get("/v1/claims/changes?page[after]=eA").then().statusCode(400);
    }

    /** 660 seconds until AI came with the year 2025, and 120 since; 100 cases a day, a tenth of them by people. */
    private static Company company(String key) {
        Company company = Company.named(key).lasting("2024-10-01", "2025-04-30");
        for (String month : List.of("2024-10-15", "2024-11-15", "2024-12-15")) {
            company.day(month)
                    .with(Dimension.HANDLER, "human")
                    .with(Measure.EPISODES, 3000)
                    .lasting(Timing.RESOLUTION, 660_000, 3000)
                    .add();
        }
        for (String month : List.of("2025-01-15", "2025-02-15", "2025-03-15")) {
            company.day(month)
                    .with(Dimension.HANDLER, "ai")
                    .with(Measure.EPISODES, 3000)
                    .with(Measure.AI_INVOLVED, 3000)
                    .with(Measure.FIRST_CONTACT_BASE, 1)
                    .lasting(Timing.RESOLUTION, 120_000, 3000)
                    .add();
        }
        company.employs("2024-01-01", "agent", 3000).changes("2025-01-10", "agent", -700, "layoff");
        Views.execute("insert into report.change values (?, '2025-01-01T00:00:00Z', 'rollout', 0.9, 'staff')", key);
        return company;
    }

    private static Published change(String id, double from, double to) {
        return claim(id, "Checked")
                .with("own", "checked")
                .with("kind", "resolution_time")
                .without("value")
                .with("from", from)
                .with("to", to)
                .with("unit", "seconds");
    }

    private static Published sided(String id) {
        return claim(id, "Sides").with("own", "sides");
    }

    private static Published onPar(String id, String sentence) {
        return sided(id)
                .with("kind", "satisfaction")
                .with("direction", "equal")
                .with("sentence", sentence)
                .without("value")
                .without("unit");
    }

    private static void reason(String reason, Published claim) {
        claim.with("own", "unsure").with("id", reason).with("first", reason).add();
        JsonPath answer = get("/v1/claims/" + reason);
        assertThat(answer.getString("check.reason"))
                .as(answer.getString("kind"))
                .isEqualTo(reason);
        assertThat(answer.getString("check.answer")).isEqualTo("cannot_tell");
        Views.execute("delete from report.claim");
    }

    private static String check(String claim, String member) {
        return given().get("/v1/claims/" + claim).jsonPath().getString("check." + member);
    }

    private static void review(long id, String verdict, String correction) {
        Views.execute("insert into report.claim_review values (" + id + ", 'c1', now(), '" + verdict
                + "', 'Kim', null, " + correction + ")");
    }

    private static List<String> ids(String address) {
        return get(address).getList("claims.id");
    }

    private static JsonPath get(String address) {
        return given().get(address).then().statusCode(200).extract().jsonPath();
    }
}
