package dev.tandem.metrics.postgres;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.tandem.events.Article;
import dev.tandem.metrics.Articles;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.Changes;
import dev.tandem.metrics.Chore;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.ChangedClaim;
import dev.tandem.metrics.ledger.ChangedClaims;
import dev.tandem.metrics.ledger.ScriptedExtractor;
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
import java.util.Optional;
import java.util.UUID;
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
    AgroalDataSource database;

    @BeforeEach
    void forgetEverything() throws SQLException {
        ask("truncate metrics.claim, metrics.article, metrics.claim_review, metrics.claim_change,"
                + " metrics.unmatched_sentence, metrics.ledger_due cascade");
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
        ask("update metrics.article set read_by = '' where url like '%unread'");
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
