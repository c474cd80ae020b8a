package dev.tandem.metrics.postgres;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;

import dev.tandem.events.Article;
import dev.tandem.metrics.Articles;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.Changes;
import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.ledger.ChangedClaim;
import dev.tandem.metrics.ledger.ChangedClaims;
import dev.tandem.metrics.ledger.CheckLog;
import dev.tandem.metrics.ledger.Checked;
import dev.tandem.metrics.ledger.ScriptedExtractor;
import dev.tandem.metrics.ledger.SecondReadings;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class LedgerIT {
    private static final Instant MONDAY = Instant.parse("2025-03-03T08:00:00Z");

    @Inject
    Articles articles;

    @Inject
    Transactions transactions;

    @Inject
    ClaimTable claims;

    @Inject
    Ledgering ledgering;

    @Inject
    ChangedClaims changes;

    @Inject
    CheckLog checks;

    @Inject
    SecondReadings secondReadings;

    @Inject
    Extractor extractor;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void forgetEverything() throws SQLException {
        ask("truncate metrics.claim, metrics.article, metrics.claim_review, metrics.claim_change,"
                + " metrics.unmatched_sentence, metrics.ledger_due, metrics.claim_check, metrics.lexicon cascade");
    }

    @Test
    void whatSeveralArticlesSayIsOneStatementWithItsFirstSource() throws Exception {
        String report = prose(1) + "Fjordbank: fte_equivalent 700 fte\n" + prose(2);
        keep("later", MONDAY.plusSeconds(7200), "Fjordbank AG: fte_equivalent 700 fte about");
        keep("first", MONDAY, report);
        keep("copy", MONDAY.plusSeconds(60), "Agency. " + report);
        read("1");

        assertThat(ask("select c.url, f.url, c.articles, c.copy_of is not null"
                        + " from report.claim c join report.claim f on f.id = c.first order by c.at"))
                .containsExactly(
                        "https://a.example/first https://a.example/first 2 f",
                        "https://a.example/copy https://a.example/first 2 t",
                        "https://a.example/later https://a.example/first 2 f");
    }

    @Test
    void contradictionsAreLinkedBothWaysAndOnlyBetweenWhatIsAsserted() throws Exception {
        keep("one", MONDAY, "Fjordbank: languages 30 count\nFjordbank: markets 12 count");
        keep("other", MONDAY.plusSeconds(400 * 86_400), "Fjordbank: languages 12 count\nFjordbank: markets 30 count");
        keep("plan", MONDAY, "Fjordbank: languages 90 count planned");
        keep("rival", MONDAY, "Westbank: languages 12 count");
        read("1");

        assertThat(ask(
                        "select c.kind, c.value, d.value from report.claim c join report.claim d on d.id = any(c.contradicts)"
                                + " order by 1, 2"))
                .containsExactly("languages 12 30", "languages 30 12", "markets 12 30", "markets 30 12");
    }

    @Test
    void aPercentageThatItsOwnNumbersDoNotGiveContradictsThem() throws Exception {
        keep("sum", MONDAY, "Fjordbank: complaints 0.9 relative up\nFjordbank: complaints 40>60 count up");
        read("1");

        assertThat(ask("select kind, cardinality(contradicts), sums->0->>'rule', sums->0->>'value', sums->0->>'stated',"
                        + " sums->0->>'consistent' from report.claim"))
                .containsExactly(
                        "complaints 1 relative_change 0.5 0.9 false", "complaints 1 relative_change 0.5 0.9 false");
    }

    @Test
    void aCorrectionThatCannotBeIsRefusedAndNotKept() throws Exception {
        keep("corrected", MONDAY, "Fjordbank: ai_share 0.4 share");
        read("1");

        review(id("ai_share"), "{\"verdict\": \"correct\", \"correction\": {\"value\": 45}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem("/correction/value"))
                .body("violations.reason", hasItem("is not between 0 and 1, as share has to be"));

        assertThat(ask("select value, (select count(*) from report.claim_review) from report.claim"))
                .containsExactly("0.4 0");
    }

    @Test
    void aReviewOutlivesEveryNewReadingAndEveryWordIsKept() throws Exception {
        String text =
                "Fjordbank: headcount_reduction 340 persons\nFjordbank: languages 30 count\nFjordbank: markets 9 count";
        keep("reviewed", MONDAY, text);
        read("1");
        String reduction = id("headcount_reduction");
        String languages = id("languages");
        review(languages, "{\"verdict\": \"dismiss\", \"by\": \"Kim\"}").statusCode(201);
        review(reduction, "{\"verdict\": \"dismiss\"}").statusCode(201);
        review(
                        reduction,
                        "{\"verdict\": \"correct\", \"correction\": {\"value\": 430, \"status\": \"planned\"}, \"note\": \"a\\nb\"}")
                .statusCode(201)
                .body("claim", equalTo(reduction));

        assertThat(ask("select value, status, extracted->>'value', verdict from report.claim where id = '" + reduction
                        + "'"))
                .containsExactly("430 planned 340.0 correct");

        keep("reviewed", MONDAY.plusSeconds(1), text.replace("340", "341") + "\nFjordbank: ai_deployment up");
        read("2");
        read("3");

        assertThat(ask("select kind, coalesce(value::text, '-'), coalesce(verdict, '-'), found, withdrawn"
                        + " from report.claim order by kind, value"))
                .containsExactly(
                        "ai_deployment - - t f",
                        "headcount_reduction 341 - t f",
                        "headcount_reduction 430 correct f f",
                        "languages 30 dismiss t f",
                        "markets 9 - t f");
        assertThat(ask("select verdict, coalesce(reviewer, '-') from report.claim_review order by id"))
                .containsExactly("dismiss Kim", "dismiss -", "correct -");
        assertThat(ask("select cardinality(contradicts), statement is null from report.claim where kind = 'languages'"))
                .containsExactly("0 t");
    }

    @Test
    void aNewLexiconReadsEverythingAgainAndTellsWhatChanged() throws Exception {
        keep("kept", MONDAY, "Fjordbank: languages 30 count\n? Fjordbank: complaints are a topic\nunreadable to 7");
        keep("same", MONDAY, "Fjordbank: markets 12 count");
        read("1");
        assertThat(ask("select organisation, measure from report.unmatched_sentence"))
                .containsExactly("Fjordbank complaints");
        List<String> before = ask("select id, revision from report.claim order by id");

        read("2");
        read("7");

        assertThat(ask("select id, revision from report.claim order by id")).isEqualTo(before);
        assertThat(ask("select count(*) from report.claim_change")).containsExactly("0");
        assertThat(ask("select distinct read_by from metrics.article")).containsExactly("7");
        assertThat(ask("select kind, lexicon from report.claim order by kind"))
                .containsExactly("languages 2", "markets 7");

        ask("update metrics.article set text = 'Fjordbank: languages 31 count' where url like '%kept'");
        read("8");

        assertThat(ask("select h.change, h.earlier, h.lexicon, coalesce(h.before->>'value', '-'),"
                        + " coalesce(h.after->>'value', '-') from report.claim_change h order by h.change"))
                .containsExactly("added 7 8 - 31.0", "lost 7 8 30.0 -");
        assertThat(ask("select value, withdrawn from report.claim where kind = 'languages' order by value"))
                .containsExactly("30 t", "31 f");
    }

    @Test
    void theSameArticleTwiceChangesNothing() throws Exception {
        keep("twice", MONDAY, "Fjordbank: languages 30 count\nFjordbank: languages 30 count");
        read("1");
        List<String> before = ask("select id, revision from report.claim");

        keep("twice", MONDAY, "Fjordbank: languages 30 count\nFjordbank: languages 30 count");
        read("1");

        assertThat(before).hasSize(1);
        assertThat(ask("select id, revision from report.claim")).isEqualTo(before);
    }

    @Test
    void othersAreToldOfEveryChangeByAGreaterRevision() throws Exception {
        keep("told", MONDAY, "Fjordbank: languages 30 count\nFjordbank: markets 12 count");
        read("1");
        List<ChangedClaim> first = told();

        keep("told", MONDAY.plusSeconds(1), "Fjordbank: languages 30 count");
        read("1");
        List<ChangedClaim> second = told();

        assertThat(first).extracting(claim -> claim.members().get("withdrawn")).containsOnly(false);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(2);
        assertThat(about(second, "languages").members()).containsEntry("withdrawn", false);
        ChangedClaim gone = about(second, "markets");
        assertThat(gone.members())
                .containsEntry("withdrawn", true)
                .containsEntry("value", 12.0)
                .containsEntry("id", gone.id());
        assertThat(gone.revision()).isGreaterThan(about(first, "markets").revision());
    }

    private static ChangedClaim about(List<ChangedClaim> claims, String kind) {
        return claims.stream()
                .filter(claim -> kind.equals(claim.members().get("kind")))
                .findFirst()
                .orElseThrow();
    }

    /** What somebody is told who begins now. */
    private List<ChangedClaim> told() throws StoreUnavailableException {
        try (Changes.Round<ChangedClaim> round =
                changes.begin("ledger-it", UUID.randomUUID()).orElseThrow()) {
            assertThat(round.takenOver()).isTrue();
            return round.next();
        }
    }

    @Test
    void textsHaveAnEndAndClaimsStay() throws Exception {
        keep("old", MONDAY, "Fjordbank: languages 30 count");
        keep("unread", MONDAY, "Fjordbank: markets 12 count");
        read("1");
        ask("update metrics.article set unread = true where url like '%unread'");
        Clock later = Clock.fixed(MONDAY.plusSeconds(366 * 86_400L), ZoneOffset.UTC);

        new ForgettingTexts(transactions, later, () -> Optional.of(Period.ofYears(1))).run();
        read("2");

        assertThat(ask("select url, text is null from metrics.article order by url"))
                .containsExactly("https://a.example/old t", "https://a.example/unread f");
        assertThat(ask("select kind, lexicon from report.claim order by kind"))
                .containsExactly("languages 1", "markets 2");
        keep("old", MONDAY, "Fjordbank: languages 30 count");
        assertThat(ask("select text is null from metrics.article where url like '%old'"))
                .containsExactly("t");
        keep("old", MONDAY.plusSeconds(1), "Fjordbank: languages 31 count");
        read("2");
        assertThat(ask("select value from report.claim where kind = 'languages' and not withdrawn"))
                .containsExactly("31");
    }

    @Test
    void namesThatDifferInTheirLegalFormOrAreAliasesBelongToTheOrganisation() throws Exception {
        given().contentType("application/json")
                .body("{\"name\": \"Fjordbank\", \"aliases\": [\"The Fjord\"]}")
                .put("/v1/organisations/fjb")
                .then()
                .statusCode(201)
                .body("aliases", hasItem("The Fjord"));
        keep(
                "names",
                MONDAY,
                "FJORDBANK Ltd.: languages 30 count\nthe fjord: markets 12 count\nFjord: languages 3 count");
        read("1");

        assertThat(ask("select organisation, organisation_key, coalesce(own, '-') from report.claim order by 1"))
                .containsExactly("FJORDBANK Ltd. fjordbank fjb", "Fjord fjord -", "the fjord the fjord fjb");
        given().contentType("application/json")
                .body("{\"aliases\": [\"\", 7]}")
                .put("/v1/organisations/fjb")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/aliases/0", "/aliases/1"));
    }

    @Test
    void whatIsSaidOfOneOrganisationByTwoOfItsNamesIsPutTogetherWhileTheyAreItsNames() throws Exception {
        keep("group", MONDAY, "Sundbank Group: languages 30 count");
        keep("name", MONDAY.plusSeconds(60), "Sundbank: languages 30 count");
        keep("other", MONDAY.plusSeconds(120), "Sundbank: markets 9 count");
        keep("rival", MONDAY.plusSeconds(180), "Sundbank Group: markets 5 count");
        String together = "select kind, articles, cardinality(contradicts) from report.claim order by at";
        read("1");
        assertThat(ask(together)).containsExactly("languages 1 0", "languages 1 0", "markets 1 0", "markets 1 0");

        named("sundbank", "{\"aliases\": [\"Sundbank Group\"]}");
        read("1");
        assertThat(ask(together)).containsExactly("languages 2 0", "languages 2 0", "markets 1 1", "markets 1 1");
        assertThat(ask("select distinct own, f.url from report.claim c join metrics.claim k on k.id = c.first"
                        + " join report.article f on f.id = k.article where c.kind = 'languages'"))
                .containsExactly("sundbank https://a.example/group");

        named("sundbank", "{\"aliases\": []}");
        named("sundgroup", "{\"name\": \"Sundbank Group\"}");
        read("1");
        assertThat(ask(together)).containsExactly("languages 1 0", "languages 1 0", "markets 1 0", "markets 1 0");
    }

    @Test
    void anArticleThatWasFetchedAgainWithAnotherTextTellsWhatChanged() throws Exception {
        keep("again", MONDAY, "Fjordbank: languages 30 count\nFjordbank: markets 12 count");
        read("1");
        assertThat(ask("select count(*) from report.claim_change")).containsExactly("0");

        keep("again", MONDAY.plusSeconds(1), "Fjordbank: languages 31 count\nFjordbank: markets 12 count");
        read("1");

        assertThat(ask("select h.change, h.earlier, h.lexicon, c.kind, c.value from report.claim_change h"
                        + " join report.claim c on c.id = h.claim order by c.value"))
                .containsExactly("lost 1 1 languages 30", "added 1 1 languages 31");
    }

    @Test
    void whatNamesAnOrganisationThatIsRegisteredLaterIsReadOnceMoreAndNothingElseIs() throws Exception {
        keep("named", MONDAY, "People of STADTWERKE ÖHRINGEN's line wait for 40 minutes.");
        keep("other", MONDAY, "Nobody is named here.");
        List<String> reads = new ArrayList<>();
        ScriptedExtractor script = new ScriptedExtractor("1");
        Chore extracting = new Extracting(
                transactions,
                article -> {
                    reads.add(article.text().split(" ", 2)[0] + article.known().contains("Stadtwerke Öhringen"));
                    return script.extract(article);
                },
                claims);
        reads.clear();

        run(extracting);
        assertThat(reads).containsExactlyInAnyOrder("Peoplefalse", "Nobodyfalse");
        register("swoe", "Stadtwerke Öhringen");
        reads.clear();
        run(extracting);
        run(extracting);

        assertThat(reads).containsExactly("Peopletrue");
    }

    @Test
    void anEmptyTextAndOneThatIsHostileAreReadOnceAndKeepNothingWaiting() throws Exception {
        keep("empty", MONDAY, " ");
        keep("hostile", MONDAY, "<script>alert('x')</script>'; drop table claim; --: languages 30 count\n%s {0} \\");
        keep("name", MONDAY, unlike(5000) + ": languages 30 count");
        keep("good", MONDAY, "Fjordbank: markets 12 count");

        read("1");

        assertThat(ask("select count(*) from metrics.article where unread")).containsExactly("0");
        assertThat(ask("select url, organisation from report.claim order by url"))
                .containsExactly(
                        "https://a.example/good Fjordbank",
                        "https://a.example/hostile <script>alert('x')</script>'; drop table claim; --");
    }

    @Test
    void aTextOfFiveMillionCharactersIsReadToItsEnd() throws Exception {
        StringBuilder text = new StringBuilder("Fjordbank has launched an AI assistant. It speaks 30 languages.\n\n");
        while (text.length() < 4_999_000) {
            text.append("Nothing of that is new, and the weather in the north stays as it was all week.\n\n");
        }
        String last = "The AI assistant of Fjordbank speaks 31 languages.";
        int at = text.length();
        text.append(last);
        keep("long", MONDAY, text.toString());

        new Extracting(transactions, extractor, claims).run();

        assertThat(ask("select value, sentence_start, sentence from report.claim where value = 31"))
                .containsExactly("31 " + at + " " + last);
        assertThat(ask("select count(*) from report.claim where sentence_start < 100"))
                .isNotEqualTo(List.of("0"));
    }

    @Test
    void twoInstancesReadEachArticleOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            keep("shared" + i, MONDAY, "Fjordbank: languages " + i + " count");
        }
        ScriptedExtractor script = new ScriptedExtractor("1");
        CountDownLatch othersTurn = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        Extracting slow = new Extracting(
                transactions,
                article -> {
                    if (!article.text().isEmpty()) {
                        reading.countDown();
                        await(othersTurn);
                    }
                    return script.extract(article);
                },
                claims);
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> run(slow));
        await(reading);

        int other = new Extracting(transactions, script, claims).run();
        othersTurn.countDown();

        assertThat(one.get(5, TimeUnit.MINUTES) + other).isEqualTo(20);
        assertThat(other).isZero();
        assertThat(ask("select count(*), count(distinct revision) from report.claim"))
                .containsExactly("20 1");
    }

    @Test
    void whatDiesWhileItReadsLeavesNothingAndTheNextOneReadsAll() throws Exception {
        keep("first", MONDAY, "Fjordbank: languages 30 count");
        keep("second", MONDAY, "Fjordbank: markets 12 count");
        ScriptedExtractor script = new ScriptedExtractor("1");
        Extracting dying = new Extracting(
                transactions,
                article -> {
                    if (article.text().contains("markets")) {
                        throw new OutOfMemoryError("as if");
                    }
                    return script.extract(article);
                },
                claims);

        assertThatThrownBy(dying::run).isInstanceOf(OutOfMemoryError.class);
        assertThat(ask("select count(*) from report.claim")).containsExactly("0");
        read("1");

        assertThat(ask("select kind from report.claim order by 1")).containsExactly("languages", "markets");
    }

    @Test
    void anOlderVersionThatStillRunsLeavesAloneWhatANewerOneHasRead() throws Exception {
        keep("article", MONDAY, "Fjordbank: languages 30 count");
        read("old");
        read("new");
        List<String> before = ask("select id, revision, lexicon from report.claim");

        read("old");
        keep("fresh", MONDAY, "Fjordbank: markets 12 count");
        read("old");

        assertThat(ask("select id, revision, lexicon from report.claim where kind = 'languages'"))
                .isEqualTo(before);
        assertThat(ask("select lexicon from report.claim where kind = 'markets'"))
                .containsExactly("old");
        read("new");
        assertThat(ask("select lexicon from report.claim where kind = 'markets'"))
                .containsExactly("new");
    }

    @Test
    void aClaimThatVanishedIsBroughtBackByAPersonAndNotByADismissal() throws Exception {
        keep("gone", MONDAY, "Fjordbank: languages 30 count");
        read("1");
        String id = id("languages");
        keep("gone", MONDAY.plusSeconds(1), "Nothing is said.");
        read("1");
        assertThat(ask("select found, withdrawn from report.claim")).containsExactly("f t");

        review(id, "{\"verdict\": \"dismiss\"}").statusCode(201);
        assertThat(ask("select found, withdrawn, verdict from report.claim")).containsExactly("f t dismiss");
        review(id, "{\"verdict\": \"confirm\"}").statusCode(201);
        read("1");

        assertThat(ask("select found, withdrawn, verdict, statement is not null from report.claim"))
                .containsExactly("f f confirm t");
    }

    @Test
    void ofReviewsAtTheSameTimeAllAreKeptAndTheLastOneCounts() throws Exception {
        keep("busy", MONDAY, "Fjordbank: languages 30 count");
        read("1");
        String id = id("languages");
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String body = i % 3 == 0
                    ? "{\"verdict\": \"confirm\"}"
                    : "{\"verdict\": \"correct\", \"correction\": {\"value\": " + (100 + i) + "}}";
            all.add(CompletableFuture.runAsync(() -> review(id, body).statusCode(201)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);

        assertThat(ask("select count(*) from report.claim_review")).containsExactly("12");
        assertThat(ask("select c.verdict, c.value from report.claim c"))
                .isEqualTo(ask("select verdict, coalesce(correction->>'value', '30') from report.claim_review"
                        + " order by id desc limit 1"));
    }

    @Test
    void anAnswerOfOwnNumbersIsKeptAndToldWhenItTurnsAndOnlyThen() throws Exception {
        keep("checked", MONDAY, "Fjordbank: languages 30 count");
        read("1");
        String id = id("languages");

        int first = note(new Checked(id, Checked.Answer.CANNOT_TELL, Map.of("reason", "no_data")));
        long untold = told().get(0).revision();
        int same = note(new Checked(id, Checked.Answer.CANNOT_TELL, Map.of("reason", "suppressed")));
        int turned = note(new Checked(id, Checked.Answer.SUPPORTED, Map.of("value", 30)));
        int unknown = note(new Checked("nobody's", Checked.Answer.SUPPORTED, Map.of()));

        assertThat(List.of(first, same, turned, unknown)).containsExactly(1, 0, 1, 0);
        assertThat(ask("select answer, coalesce(before, '-') from metrics.claim_check order by id"))
                .containsExactly("cannot_tell -", "supported cannot_tell");
        ChangedClaim claim = told().get(0);
        assertThat(claim.revision()).isGreaterThan(untold);
        assertThat(claim.members().get("check"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("answer", "supported")
                .containsEntry("before", "cannot_tell")
                .containsKeys("since", "measured");
    }

    @Test
    void oneInstanceAtATimeNotesWhatOwnNumbersSay() throws Exception {
        try (CheckLog.Round round = checks.begin().orElseThrow()) {
            assertThat(round.organisations()).isEmpty();
            assertThat(checks.begin()).isEmpty();
        }

        checks.begin().orElseThrow().close();
    }

    @Test
    void whatIsReadWithLittleConfidenceCountsNowhereUntilAPersonSaysSo() throws Exception {
        keep("unsure", MONDAY, "Fjordbank: languages 30 count [0.84]\nFjordbank: markets 9 count [0.5]");
        keep("sure", MONDAY.plusSeconds(7200), "Fjordbank: languages 30 count\nFjordbank: markets 12 count [0.85]");
        keep("sum", MONDAY, "Fjordbank: complaints 0.9 relative up\nFjordbank: complaints 40>60 count up [0.3]");
        read("1");

        assertThat(ask("select kind, coalesce(value, 0), proposed, statement is not null, coalesce(articles, 0),"
                        + " cardinality(contradicts), sums from report.claim order by kind, at, value"))
                .containsExactly(
                        "complaints 0.9 f t 1 0 []",
                        "complaints 0 t f 0 0 []",
                        "languages 30 t f 0 0 []",
                        "languages 30 f t 1 0 []",
                        "markets 9 t f 0 0 []",
                        "markets 12 f t 1 0 []");
        assertThat(ask("select count(*) from report.claim where first = id")).containsExactly("3");
        assertThat(told()).hasSize(3);
        String languages = ask("select id from report.claim where kind = 'languages' and proposed")
                .get(0);
        String markets = ask("select id from report.claim where kind = 'markets' and proposed")
                .get(0);
        String complaints = ask("select id from report.claim where kind = 'complaints' and proposed")
                .get(0);
        assertThat(note(new Checked(languages, Checked.Answer.SUPPORTED, Map.of())))
                .isZero();

        review(languages, "{\"verdict\": \"confirm\"}").statusCode(201);
        review(markets, "{\"verdict\": \"correct\", \"correction\": {\"value\": 10}}")
                .statusCode(201);
        review(complaints, "{\"verdict\": \"dismiss\"}").statusCode(201);
        read("1");

        assertThat(ask("select kind, coalesce(value, 0), coalesce(verdict, '-'), proposed, coalesce(articles, 0),"
                        + " cardinality(contradicts), first = '" + languages
                        + "' from report.claim where statement is not null order by kind, at, value"))
                .containsExactly(
                        "complaints 0.9 - f 1 0 f",
                        "languages 30 confirm f 2 0 t",
                        "languages 30 - f 2 0 t",
                        "markets 10 correct f 1 1 f",
                        "markets 12 - f 1 1 f");
        assertThat(ask("select proposed, verdict from report.claim where statement is null"))
                .containsExactly("f dismiss");
        assertThat(told()).extracting(ChangedClaim::id).hasSize(5).doesNotContain(complaints);
        assertThat(note(new Checked(languages, Checked.Answer.SUPPORTED, Map.of())))
                .isEqualTo(1);
    }

    @Test
    void ofAnOrganisationThatOnlyProposalsAreAboutNothingIsChecked() throws Exception {
        register("only", "Onlybank");
        keep("only", MONDAY, "Onlybank: languages 30 count [0.5]");
        read("1");

        try (CheckLog.Round round = checks.begin().orElseThrow()) {
            assertThat(round.organisations()).isEmpty();
        }
        review(id("languages"), "{\"verdict\": \"confirm\"}").statusCode(201);
        try (CheckLog.Round round = checks.begin().orElseThrow()) {
            assertThat(round.organisations()).containsExactly("only");
        }
    }

    @Test
    void proposalsLeaveNothingToPublish() throws Exception {
        keep("claim", MONDAY, "Fjordbank: languages 30 count");
        read("1");
        keep("proposal", MONDAY, "Fjordbank: markets 12 count [0.5]");
        read("1");

        try (Changes.Round<ChangedClaim> round =
                changes.begin("proposals-it", UUID.randomUUID()).orElseThrow()) {
            assertThat(round.next())
                    .extracting(claim -> claim.members().get("kind"))
                    .containsExactly("languages");
            round.published();
        }
        Changes.Progress progress = changes.progress("proposals-it");

        assertThat(progress.published()).isEqualTo(progress.newest());
    }

    @Test
    void aReadingThatIsLessOrMoreSureMovesAClaimAndTheListSaysSo() throws Exception {
        keep("steady", MONDAY, "Movebank: languages 12 count");
        keep("moving", MONDAY, "Movebank: languages 30 count");
        read("1");
        assertThat(ask("select cardinality(contradicts) from report.claim")).containsExactly("1", "1");
        String id = ask("select id from report.claim where value = 30").get(0);
        note(new Checked(id, Checked.Answer.CANNOT_TELL, Map.of()));
        note(new Checked(id, Checked.Answer.SUPPORTED, Map.of()));
        register("move", "Movebank");
        assertThat(ask("select count(*) from report.claim_check")).containsExactly("2");

        keep("moving", MONDAY.plusSeconds(1), "Movebank: languages 30 count [0.5]");
        read("1");

        assertThat(ask("select value, proposed, statement is null, cardinality(contradicts) from report.claim"
                        + " order by value"))
                .containsExactly("12 f f 0", "30 t t 0");
        assertThat(claimNamed(id).members()).containsEntry("withdrawn", true).containsEntry("contradicts", List.of());
        assertThat(ask("select count(*) from report.claim_check")).containsExactly("0");

        keep("moving", MONDAY.plusSeconds(2), "Movebank: languages 30 count [0.85]");
        read("1");

        assertThat(ask("select value, proposed, cardinality(contradicts) from report.claim order by value"))
                .containsExactly("12 f 1", "30 f 1");
        assertThat(claimNamed(id).members()).containsEntry("withdrawn", false);

        review(id, "{\"verdict\": \"confirm\"}").statusCode(201);
        keep("moving", MONDAY.plusSeconds(3), "Movebank: languages 30 count [0.1]\nMovebank: markets 9 count [0.1]");
        read("1");

        assertThat(ask("select kind, proposed from report.claim where url like '%moving' order by kind"))
                .containsExactly("languages f", "markets t");
        assertThat(ask("select h.change, coalesce(h.before->>'confidence', '-'), h.after->>'confidence'"
                        + " from report.claim_change h"))
                .containsExactlyInAnyOrder(
                        "proposed 0.9 0.5", "accepted 0.5 0.85", "changed 0.85 0.1", "proposed - 0.1");
    }

    @Test
    void anotherLeastConfidenceHoldsForWhatWasReadBefore() throws Exception {
        keep("weighed", MONDAY, "Fjordbank: languages 30 count\nFjordbank: markets 9 count [0.5]");
        keep("other", MONDAY, "Fjordbank: languages 12 count\nWestbank: languages 7 count");
        read("1");
        String confirmed = ask("select id from report.claim where value = 7").get(0);
        review(confirmed, "{\"verdict\": \"confirm\"}").statusCode(201);
        List<ChangedClaim> before = told();

        weigh(0.95);

        assertThat(ask("select value, proposed, statement is null, cardinality(contradicts) from report.claim"
                        + " order by value"))
                .containsExactly("7 f f 0", "9 t t 0", "12 t t 0", "30 t t 0");
        assertThat(told())
                .filteredOn(claim -> Boolean.TRUE.equals(claim.members().get("withdrawn")))
                .hasSize(2);
        assertThat(before).hasSize(3);

        weigh(0.5);

        assertThat(ask("select value, proposed, cardinality(contradicts) from report.claim order by value"))
                .containsExactly("7 f 0", "9 f 0", "12 f 1", "30 f 1");
        assertThat(told()).extracting(claim -> claim.members().get("withdrawn")).containsOnly(false);
        assertThat(
                        ask(
                                "select change, count(*) from report.claim_change where lexicon = earlier group by 1 order by 1"))
                .containsExactly("accepted 3", "proposed 2");
    }

    @Test
    void whatASecondReaderFindsIsAProposalWhateverIsSetOrReadAgainUntilTheLexiconOrAPersonSaysSo() throws Exception {
        String text = "Fjordbank: languages 30 count\n? Fjordbank: markets 12 count";
        keep("second", MONDAY, text);
        assertThat(secondReadings.next("model")).isEmpty();
        read("1");
        SecondReadings.Pending pending = secondReadings.next("model").orElseThrow();
        assertThat(secondReadings.next("model")).isEmpty();

        int added = secondReadings.keep(
                pending,
                "model",
                ScriptedExtractor.claims("Fjordbank: languages 30 count\nFjordbank: markets 12 count"));
        weigh(0);
        read("2");
        weigh(0.85);

        assertThat(added).isEqualTo(1);
        assertThat(ask("select kind, proposed, found, withdrawn, lexicon from report.claim order by kind"))
                .containsExactly("languages f t f 2", "markets t t f model");
        assertThat(told()).hasSize(1);
        assertThat(secondReadings.next("model")).isEmpty();

        keep("second", MONDAY.plusSeconds(1), "Fjordbank: languages 30 count");
        read("2");

        assertThat(ask("select kind, proposed, withdrawn from report.claim order by kind"))
                .containsExactly("languages f f", "markets t t");
        assertThat(secondReadings.next("model").orElseThrow().article().text())
                .isEqualTo("Fjordbank: languages 30 count");

        keep("second", MONDAY.plusSeconds(2), text.replace("? ", ""));
        read("2");

        assertThat(ask("select kind, proposed, withdrawn, lexicon from report.claim order by kind"))
                .containsExactly("languages f f 2", "markets f f 2");
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatASecondReaderFoundCountsOnceAPersonConfirmedIt() throws Exception {
        keep("second", MONDAY, "? Fjordbank: markets 12 count");
        read("1");
        secondReadings.keep(
                secondReadings.next("model").orElseThrow(),
                "model",
                ScriptedExtractor.claims("Fjordbank: markets 12 count"));
        assertThat(told()).isEmpty();

        review(id("markets"), "{\"verdict\": \"confirm\"}").statusCode(201);
        read("2");

        assertThat(ask("select proposed, statement is not null, found from report.claim"))
                .containsExactly("f t t");
        assertThat(told()).hasSize(1);
    }

    private void weigh(double leastConfidence) throws StoreUnavailableException {
        Weighing weighing = new Weighing(transactions, Clock.systemUTC(), () -> leastConfidence);
        while (weighing.run() > 0) {
            assertThat(weighing.name()).isNotEmpty();
        }
        while (ledgering.run() > 0) {
            assertThat(ledgering.name()).isNotEmpty();
        }
    }

    private ChangedClaim claimNamed(String id) throws StoreUnavailableException {
        return told().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void named(String key, String settings) {
        given().contentType("application/json")
                .body(settings)
                .put("/v1/organisations/" + key)
                .then()
                .statusCode(lessThan(300));
    }

    private static void register(String key, String name) {
        given().contentType("application/json")
                .body("{\"name\": \"" + name + "\"}")
                .put("/v1/organisations/" + key)
                .then()
                .statusCode(201);
    }

    private int note(Checked checked) throws StoreUnavailableException {
        try (CheckLog.Round round = checks.begin().orElseThrow()) {
            return round.note(List.of(checked));
        }
    }

    private static int run(Chore chore) {
        try {
            return chore.run();
        } catch (StoreUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name so long that no index takes it, and that nothing makes short. */
    private static String unlike(int length) {
        StringBuilder name = new StringBuilder();
        SplittableRandom random = new SplittableRandom(5);
        while (name.length() < length) {
            name.append(Long.toString(random.nextLong(1L << 60), 36));
        }
        return name.toString();
    }

    @Test
    void aReviewThatSaysNothingClearIsRefused() throws Exception {
        keep("refused", MONDAY, "Fjordbank: languages 30 count");
        read("1");
        String id = id("languages");

        review("nothing", "{\"verdict\": \"confirm\"}").statusCode(404);
        review(id, "[]").statusCode(422);
        review(id, "{\"verdict\": \"perhaps\", \"who\": 1}")
                .statusCode(422)
                .body("violations.pointer", hasItems("/verdict", "/who"));
        review(id, "{\"verdict\": \"correct\"}").statusCode(422).body("violations.pointer", hasItem("/correction"));
        review(id, "{\"verdict\": \"confirm\", \"correction\": {\"value\": 3}}").statusCode(422);
        review(id, "{\"verdict\": \"correct\", \"correction\": {\"value\": \"3\", \"from\": 1, \"kind\": \"colour\"}}")
                .statusCode(422)
                .body("violations.pointer", hasItems("/correction/value", "/correction/from", "/correction/kind"));
        review(id, "{\"verdict\": \"confirm\", \"by\": 7}").statusCode(422).body("violations.pointer", hasItem("/by"));

        assertThat(ask("select count(*) from report.claim_review")).containsExactly("0");
    }

    private static ValidatableResponse review(String claim, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/claims/" + claim + "/review")
                .then();
    }

    private String id(String kind) throws SQLException {
        return ask("select id from report.claim where kind = '" + kind + "'").get(0);
    }

    private void keep(String name, @Nullable Instant published, String text) throws StoreUnavailableException {
        Instant fetched = published == null ? MONDAY : published.plusSeconds(3600);
        articles.keep(new Article(
                "https://a.example/" + name, text, fetched, "Title", null, "Post", published, "en", List.of()));
    }

    /** Everything that a version of the lexicon has to do. */
    private void read(String version) throws StoreUnavailableException {
        Chore extracting = new Extracting(transactions, new ScriptedExtractor(version), claims);
        for (Chore chore : List.of(extracting, ledgering)) {
            while (chore.run() > 0) {
                assertThat(chore.name()).isNotEmpty();
            }
        }
    }

    /** Sixty words that are in no other text. */
    private static String prose(int seed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append("word").append(seed).append('x').append(i * i % 61).append(i % 10 == 9 ? ".\n" : " ");
        }
        return text.toString();
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (!statement.execute()) {
                return rows;
            }
            ResultSet row = statement.getResultSet();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(String.join(" ", columns));
            }
        }
        return rows;
    }
}
