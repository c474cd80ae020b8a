package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Status;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of whom claims are told and whether they are asserted, by general constructions of both languages. */
class WhomAndHowTest {
    private static final RuleExtractor EXTRACTOR = new RuleExtractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Orvalla | Lender Orvalla has cut 340 jobs in customer service.
        en | Orvalla | The Lisbon-based insurer Orvalla said on Monday it had laid off 340 agents.
        en | Orvalla | Orvalla, a mobile operator, has laid off 340 agents.
        en | Orvalla | Orvalla's chief executive said 340 agents had been laid off.
        en | Orvalla | Ann Keller, head of service at Orvalla, said 340 agents were laid off.
        en | Orvalla | Orvalla plc laid off 340 agents last year.
        en | Orvalla | The bank Orvalla laid off 340 agents. Since then it has hired back 40 of them.
        en | Orvalla | Airline Orvalla is in trouble. The carrier has laid off 340 agents.
        en | Orvalla | The union Fidelis says that the bank Orvalla laid off 340 agents.
        en | Orvalla | Analysts at Brix told reporters that insurer Orvalla had laid off 340 agents.
        en | Orvalla | Orvalla's assistant Mimi, built with the software company Tenko, handled 2 million chats.
        en | Orvalla | At the insurer Orvalla, 340 agents were laid off.
        en | Orvalla | More than 340 agents were laid off by the insurer Orvalla.
        en | Orvalla | Telecoms group Orvalla launched a chatbot called Mimi. Mimi has handled 2 million chats.
        en | Orvalla Star | Orvalla Star laid off 340 agents last year.
        en | Orvalla | According to reports, the bank Orvalla laid off 340 agents.
        en | Orvalla | Orvalla says its satisfaction score fell from 82 to 74 per cent.
        en | Orvalla | Insurer Orvalla laid off 340 agents, while rival Pandro hired nobody.
        de | Orvalla | Der Versicherer Orvalla hat 340 Stellen im Kundendienst gestrichen.
        de | Orvalla | Orvalla, eine Fluggesellschaft aus Graz, hat 340 Stellen gestrichen.
        de | Orvalla | Beim Versicherer Orvalla wurden 340 Stellen gestrichen.
        de | Orvalla | Die Bank Orvalla steckt in der Krise. Das Institut hat 340 Stellen gestrichen.
        de | Orvalla | Nach Angaben der Gewerkschaft Fidelis hat der Versicherer Orvalla 340 Stellen gestrichen.
        de | Orvalla | Orvalla-Sprecherin Anna Keller sagte, man habe 340 Stellen gestrichen.
        de | Orvalla | Im Mai strich Orvalla 340 Stellen im Kundendienst.
        de | Orvalla | Das Callcenter des Versicherers Orvalla hat 340 Mitarbeiter entlassen.
        de | Nordbank | Die Beschwerden über die Nordbank stiegen um 30 Prozent.
        de | Nordbank | Die Nordbank wächst. Sie hat im Kundendienst 340 Stellen gestrichen.
        de | Orvalla AG | Die Orvalla AG hat 340 Stellen gestrichen.
        """)
    void tellsWhomAClaimIsAbout(String language, String organisation, String text) {
        List<Claim> claims = claims(language, null, null, text);

        assertThat(claims).isNotEmpty();
        assertThat(organisations(claims)).containsOnly(organisation.replace(" AG", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | ASSERTED | Orvalla said the assistant had handled 2 million chats.
        en | ASSERTED | According to the bank, the assistant handled 2 million chats.
        en | PLANNED | Orvalla plans to cut 340 jobs.
        en | PLANNED | Orvalla will lay off 340 agents by the end of the year.
        en | PLANNED | Orvalla aims to lay off 340 agents.
        en | FORECAST | Analysts expect Orvalla to lay off 340 agents.
        en | FORECAST | Orvalla is likely to lay off 340 agents.
        en | HYPOTHETICAL | Orvalla could lay off 340 agents.
        en | HYPOTHETICAL | If the trial succeeds, Orvalla may lay off 340 agents.
        en | HYPOTHETICAL | Has Orvalla laid off 340 agents?
        en | NEGATED | Orvalla has not laid off 340 agents.
        en | NEGATED | Orvalla never laid off 340 agents.
        en | DISPUTED | Orvalla denies that it laid off 340 agents.
        en | DISPUTED | It is disputed whether Orvalla laid off 340 agents.
        en | DISPUTED | Orvalla laid off 340 agents, which the company denies.
        en | DISPUTED | "Orvalla laid off 340 agents." That is not true.
        en | ASSERTED | Orvalla laid off 340 agents. That is true.
        en | ASSERTED | Orvalla raised its outlook and said it had laid off 340 agents.
        en | ASSERTED | Orvalla laid off 340 agents rather than close its hotline.
        en | DISPUTED | Orvalla laid off 340 agents; the union denies this.
        en | DISPUTED | "The bot replaced 340 agents."
        en | ASSERTED | "The bot replaced 340 agents," said chief executive Ann Keller.
        de | NEGATED | Orvalla baut keine Stellen ab.
        en | NEGATED | Nobody was dismissed.
        de | NEGATED | Eine Sprecherin betonte, niemand sei entlassen worden.
        de | ASSERTED | Der Chatbot nimmt 70 Prozent der Anrufe entgegen.
        de | ASSERTED | Der Chatbot beantworte inzwischen 70 Prozent der Anfragen, teilte Orvalla mit.
        de | ASSERTED | Nach Angaben der Bank hat Orvalla 340 Stellen gestrichen.
        de | ASSERTED | Orvalla teilte mit, man habe 340 Stellen gestrichen.
        de | ASSERTED | Laut Orvalla wurden 340 Stellen gestrichen.
        de | PLANNED | Orvalla will 340 Stellen streichen.
        de | PLANNED | Orvalla soll bis 2028 340 Stellen streichen.
        de | PLANNED | Bei Orvalla geht es um 340 Stellen, die wegfallen sollen.
        de | PLANNED | Orvalla wird 340 Stellen streichen.
        de | FORECAST | Orvalla dürfte 340 Stellen streichen.
        de | FORECAST | Analysten erwarten, dass Orvalla 340 Stellen streicht.
        de | HYPOTHETICAL | Orvalla könnte 340 Stellen streichen.
        de | HYPOTHETICAL | Falls der Test gelingt, streicht Orvalla 340 Stellen.
        de | NEGATED | Orvalla hat nicht 340 Stellen gestrichen.
        de | NEGATED | Orvalla hat keine 340 Stellen gestrichen.
        de | DISPUTED | Orvalla bestreitet, dass 340 Stellen gestrichen wurden.
        de | DISPUTED | Dass Orvalla 340 Stellen gestrichen hat, bestreitet das Unternehmen.
        de | DISPUTED | "Orvalla hat 340 Stellen gestrichen." Das stimmt nicht.
        de | DISPUTED | Orvalla hat angeblich 340 Stellen gestrichen.
        """)
    void tellsHowAClaimIsSaid(String language, Status status, String text) {
        String intro = language.equals("en") ? "The bank Orvalla sells loans. " : "Die Bank Orvalla vergibt Kredite. ";
        List<Claim> claims = claims(language, null, null, intro + text);

        assertThat(claims).isNotEmpty().allSatisfy(claim -> assertThat(claim.status())
                .isEqualTo(status));
    }

    @Test
    void keepsTheFiguresOfARivalFromWhomTheArticleIsAbout() {
        assertThat(claims("en", "Orvalla cuts 340 jobs", null, """
            Lender Orvalla has laid off 340 agents. Its assistant, Mimi, handled 2 million chats.

            Rival Pandro has laid off 75 agents. It hired back 20 of them in May.

            The lender said complaints had doubled.
            """))
                .extracting(Claim::organisation)
                .containsExactly("Orvalla", "Orvalla", "Pandro", "Pandro", "Orvalla");
        assertThat(claims("de", "Orvalla streicht 340 Stellen", null, """
            Der Kreditgeber Orvalla hat 340 Stellen gestrichen. Der Chatbot Mimi führte 2 Millionen Gespräche.

            Der Konkurrent Pandro hat 75 Mitarbeiter entlassen. Er holte im Mai 20 von ihnen zurück.

            Der Kreditgeber teilte mit, die Beschwerden hätten sich verdoppelt.
            """))
                .extracting(Claim::organisation)
                .startsWith("Orvalla", "Orvalla", "Pandro", "Pandro");
    }

    @Test
    void tellsNamesFromTradeWordsDatelinesAndPlaces() {
        assertThat(claims("de", null, null, "Die gesetzliche Krankenkasse Orvalla hat 340 Stellen gestrichen."))
                .extracting(Claim::organisation)
                .containsExactly("Orvalla");
        assertThat(claims("de", null, null, "Die Sparkassengruppe Orvalla hat 340 Stellen gestrichen."))
                .extracting(Claim::organisation)
                .containsExactly("Sparkassengruppe Orvalla");
        assertThat(claims("en", null, "Tamsin Desk", """
                DUNMERE, 3 May (Tamsin) - Lender Orvalla has laid off 340 agents in Dunmere.

                Complaints doubled. At rival Pandro, first replies now arrive after two minutes.
                """))
                .extracting(Claim::organisation)
                .containsExactly("Orvalla", "Orvalla", "Pandro");
    }

    @Test
    void carriesNothingOverFromWhomAnArticleNamesButLate() {
        assertThat(claims("en", null, null, """
                Complaints doubled. Costs fell by a third. Nobody knows why.

                It rained. It stopped. Rival Pandro has laid off 75 agents.
                """))
                .extracting(Claim::organisation)
                .containsExactly("Pandro");
    }

    @Test
    void disputesWhatAShortSentenceDenies() {
        assertThat(claims("en", null, null, """
                Lender Orvalla has laid off 340 agents. Critics say complaints doubled. The lender disputes this.
                """))
                .extracting(Claim::status)
                .containsExactly(Status.ASSERTED, Status.DISPUTED);
    }

    @Test
    void takesWeForThePublishersOwnCompany() {
        assertThat(claims(
                        "en",
                        "A year with Mimi",
                        "Orvalla Stories",
                        "At Orvalla we like people. We laid off 340 agents, and our supplier Tenko says that Mimi"
                                + " spared us 20,000 calls."))
                .isNotEmpty()
                .extracting(Claim::organisation)
                .containsOnly("Orvalla");
    }

    @Test
    void knowsACompanysOwnPagesByTheirName() {
        assertThat(claims(
                        "en",
                        "Our year in support",
                        "Orvalla Newsroom",
                        "Last year we let our assistant take over. Today it answers 70 per cent of all chats."))
                .isNotEmpty()
                .extracting(Claim::organisation)
                .containsOnly("Orvalla");
    }

    @Test
    void tellsACustomerFromItsSupplier() {
        assertThat(claims(
                        "de",
                        "Orvalla schließt Callcenter",
                        null,
                        "Der Händler Orvalla hat 340 Stellen gestrichen. Eine KI des Anbieters Tenko beantwortet nun"
                                + " 70 Prozent der Anfragen. Bei Tenko arbeiten 900 Menschen."))
                .extracting(Claim::organisation)
                .containsExactly("Orvalla", "Orvalla", "Tenko");
    }

    @Test
    void claimsNothingOfCompaniesInGeneral() {
        assertThat(claims(
                        "de",
                        null,
                        null,
                        "Immer mehr Firmen holen entlassene Mitarbeiter zurück. Der Versicherer Orvalla sitzt"
                                + " in Graz."))
                .isEmpty();
        assertThat(claims("en", null, null, "Many companies laid off agents. The insurer Orvalla sits in Graz."))
                .isEmpty();
    }

    @Test
    void namesAnOfficeInFull() {
        assertThat(claims(
                        "de",
                        null,
                        null,
                        "Das Landesamt für Wohnen hat seinen Chatbot abgeschaltet. Nun stellt das Amt 15"
                                + " Sachbearbeiter ein."))
                .isNotEmpty()
                .extracting(Claim::organisation)
                .containsOnly("Landesamt für Wohnen");
    }

    @Test
    void letsAHeadingOpenASection() {
        assertThat(claims("en", "Three companies and their bots", null, """
            The bank Orvalla, the insurer Pandro: we asked both.

            Orvalla

            - 340 agents were laid off

            Pandro

            - 75 agents were laid off
            """))
                .extracting(Claim::organisation)
                .containsExactly("Orvalla", "Pandro");
    }

    @Test
    void assertsNothingOfOtherStories() {
        assertThat(claims(
                        "en",
                        "Orvalla changes its chief executive",
                        null,
                        "The bank Orvalla has a new chief executive.\n\nRead more: Insurer Pandro lays off 75 agents"))
                .noneMatch(claim -> claim.status() == Status.ASSERTED);
    }

    @Test
    void plansWhatIsListedUnderPlans() {
        assertThat(claims(
                        "en",
                        "Orvalla looks ahead",
                        null,
                        "The bank Orvalla has a plan for next year:\n\n- 340 agents hired\n- 12 languages"))
                .isNotEmpty()
                .allMatch(claim -> claim.status() == Status.PLANNED);
    }

    private static List<Claim> claims(
            String language, @Nullable String title, @Nullable String publisher, String text) {
        return EXTRACTOR
                .extract(new ArticleText(title, text, language, publisher, List.of()))
                .claims();
    }

    private static List<String> organisations(List<Claim> claims) {
        return claims.stream().map(Claim::organisation).collect(Collectors.toList());
    }
}
