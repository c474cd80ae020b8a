package dev.tandem.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final Instant DAY = Instant.parse("2025-03-03T08:00:00Z");

    private final List<Entry> entries = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        // the first, the second, whether both cannot be true in articles of the same week
        "languages 30 count, languages 12 count, true",
        "languages 30 count, languages 30 count about, false",
        "languages 30 count atLeast, languages 35 count, false",
        "languages 30 count atMost, languages 35 count, true",
        "fte_equivalent 700 fte, fte_equivalent 704 fte, false",
        "fte_equivalent 700 fte, fte_equivalent 850 fte, true",
        "headcount 6200>4100 persons, headcount 6200>4100 persons, false",
        "headcount 6200>4100 persons, headcount 6200 persons, false",
        "headcount 6200>4100 persons, headcount 5000>4100 persons, true",
        "headcount 6200>4100 persons, headcount 5000 persons, true",
        "headcount 3~5 persons, headcount 4 persons, false",
        "headcount 3~5 persons, headcount 7 persons, true",
        "ai_share 0.75 share, ai_share 0.4 share, true",
        "ai_share 0.75 share, ai_share 0.2 relative, false",
        "repeat_contact -0.25 relative, repeat_contact -0.18 relative, true",
        "repeat_contact -0.2 relative atLeast, repeat_contact -0.35 relative, false",
        "repeat_contact -0.2 relative atLeast, repeat_contact -0.1 relative, true",
        "repeat_contact -0.2 relative atMost, repeat_contact -0.35 relative, true",
        "repeat_contact -0.2 relative atMost, repeat_contact -0.1 relative, false",
        "repeat_contact -0.2 relative about, repeat_contact -0.21 relative, false",
        "repeat_contact -0.25~-0.2 relative, repeat_contact -0.22 relative, false",
        "repeat_contact -0.2~-0.25 relative, repeat_contact -0.22 relative, false",
        "repeat_contact -0.2~-0.25 relative, repeat_contact -0.35 relative, true",
        "repeat_contact 0.2 relative atLeast, repeat_contact 0.35 relative, false",
        "repeat_contact 0.2 relative atMost, repeat_contact 0.35 relative, true",
        "saving 10 money, saving 12 money, false",
        "headcount_reduction 340 persons, headcount_reduction 700 persons, false",
        "satisfaction equal, satisfaction down, true",
        "satisfaction up, satisfaction down, true",
        "satisfaction up, satisfaction up, false",
        "ai_deployment up, ai_deployment down, false",
        "languages 30 count, languages 12 count planned, false",
        "languages 30 count, languages 12 count negated, false",
        "ai_share 0.75 share in 2023, ai_share 0.4 share in 2024, false",
        "ai_share 0.75 share in 2023, ai_share 0.4 share in 2023, true",
        "ai_share 0.75 share, ai_share 0.4 share in 2023, false",
        "languages 12 count in 2022, languages 35 count, false",
        "languages 12 count in 2022, languages 35 count in 2024, false",
        "languages 12 count in 2022, languages 35 count in 2022, true",
        "satisfaction 4.2 score, satisfaction 8.4 score, false",
        "satisfaction 0.8 share, satisfaction 0.6 share, true",
        "headcount 5200 persons, headcount 1800 persons, true",
        "headcount 5200 persons, headcount 410 persons, false",
        "headcount 5200 persons atLeast, headcount 410 persons, false"
    })
    void findsWhatCannotBothBeTrue(String one, String other, boolean contradiction) {
        add("a", DAY, one);
        add("b", DAY.plusSeconds(86_400), other);

        Map<String, Standing> ledger = ledger();

        assertThat(of(ledger, "a0").contradicts()).isEqualTo(contradiction ? List.of("b0") : List.of());
        assertThat(of(ledger, "b0").contradicts()).isEqualTo(contradiction ? List.of("a0") : List.of());
    }

    @Test
    void whatMayHaveChangedInBetweenIsNoContradiction() {
        add("a", DAY, "headcount 6200 persons", "satisfaction up");
        add("b", DAY.plusSeconds(200 * 86_400), "headcount 4100 persons", "satisfaction down");

        assertThat(ledger().values())
                .allMatch(standing -> standing.contradicts().isEmpty());
    }

    @Test
    void lastYearIsAnotherYearInAnArticleOfAnotherYear() {
        add("a", DAY, "headcount 900 persons in the last year", "headcount 900 persons in 2023");
        add(
                "b",
                DAY.plusSeconds(730 * 86_400),
                "headcount 600 persons in the last year",
                "headcount 600 persons in 2023");
        add("c", DAY.plusSeconds(86_400), "headcount 600 persons in the last year");

        Map<String, Standing> ledger = ledger();

        assertThat(of(ledger, "a0").contradicts()).containsExactly("c0");
        assertThat(of(ledger, "a1").contradicts()).containsExactly("b1");
        assertThat(of(ledger, "b0").contradicts()).isEmpty();
    }

    @Test
    void eachClaimOfAStatementExcludesWhatItsOwnWordsExclude() {
        add("a", DAY, "headcount 700 persons");
        add("b", DAY.plusSeconds(10), "headcount 700 persons about");
        add("c", DAY.plusSeconds(20), "headcount 740 persons");
        Map<String, Standing> exactFirst = ledger();
        entries.clear();
        add("a", DAY.plusSeconds(10), "headcount 700 persons");
        add("b", DAY, "headcount 700 persons about");
        add("c", DAY.plusSeconds(20), "headcount 740 persons");
        Map<String, Standing> aboutFirst = ledger();

        for (Map<String, Standing> ledger : List.of(exactFirst, aboutFirst)) {
            assertThat(of(ledger, "a0").statement()).isEqualTo(of(ledger, "b0").statement());
            assertThat(of(ledger, "a0").contradicts()).containsExactly("c0");
            assertThat(of(ledger, "b0").contradicts()).isEmpty();
            assertThat(of(ledger, "c0").contradicts()).containsExactly("a0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Fjordbank employs 520 people worldwide., Fjordbank employs 410 people in customer service., false",
        "Fjordbank hat 520 Beschäftigte., Im Kundenservice von Fjordbank arbeiten 410 Menschen., false",
        "Fjordbank hat 520 Beschäftigte., Im Callcenter sind es 410., false",
        "520 people work in its contact centres., Fjordbank employs 410 people in customer support., true",
        "Fjordbank employs 520 people worldwide., Fjordbank employs 410 people., true"
    })
    void allWhoWorkThereAreMoreThanThoseInCustomerService(String one, String other, boolean contradiction) {
        List<Claim> claims =
                ScriptedExtractor.claims("Fjordbank: headcount 520 persons\nFjordbank: headcount 410 persons\n");
        entries.add(new Entry("a", "a", DAY, said(claims.get(0), one)));
        entries.add(new Entry("b", "b", DAY, said(claims.get(1), other)));

        assertThat(of(ledger(), "a").contradicts()).isEqualTo(contradiction ? List.of("b") : List.of());
    }

    @Test
    void inOneArticleTwoNumbersOfAKindMayBeAboutTwoThings() {
        add("a", DAY, "first_response_time 60 seconds", "first_response_time 90 seconds");

        assertThat(ledger().values())
                .allMatch(standing -> standing.contradicts().isEmpty());
    }

    @Test
    void numbersThatWereMixedUpAreFoundHoweverLongAgo() {
        add("a", DAY, "languages 30 count", "markets 12 count");
        add("b", DAY.plusSeconds(900L * 86_400), "languages 12 count", "markets 30 count");
        add("c", DAY.plusSeconds(900L * 86_400), "languages 31 count", "markets 12 count");

        Map<String, Standing> ledger = ledger();

        assertThat(of(ledger, "a0").contradicts()).containsExactly("b0");
        assertThat(of(ledger, "a1").contradicts()).containsExactly("b1");
        assertThat(of(ledger, "b0").contradicts()).containsExactly("a0", "c0");
    }

    @ParameterizedTest
    @CsvSource({
        "complaints 40>60 count, complaints 0.9 relative, 0.5, false",
        "complaints 40>60 count, complaints 0.5 relative, 0.5, true",
        "complaints 40>60 count, complaints 0.55 relative about, 0.5, true",
        "resolution_time 660>120 seconds, resolution_time -0.82 relative, -0.8181, true",
        "resolution_time 660>120 seconds, resolution_time -0.75 relative, -0.8181, false",
        "headcount 5500>3400 persons, headcount_reduction 0.38 share, -0.3818, true",
        "headcount 5500>3400 persons, headcount_reduction -0.5 relative, -0.3818, false",
        "complaints 100>60 count, complaints -0.2 relative atLeast, -0.4, true",
        "complaints 100>60 count, complaints -0.5 relative atLeast, -0.4, false",
        "complaints 100>60 count, complaints -0.2 relative atMost, -0.4, false",
        "complaints 100>60 count, complaints -0.5 relative atMost, -0.4, true",
        "complaints 100>60 count atMost, complaints -0.5 relative, -0.4, true",
        "ai_share 0.4>0.6 share, ai_share 0.2 relative, 0.5, true",
        "headcount 5500>3400 persons, headcount_reduction 0.3 share atLeast, -0.3818, true",
        "headcount 5500>3400 persons, headcount_reduction 0.3 share atMost, -0.3818, false",
        "headcount 5500>3400 persons, headcount_reduction -0.3 relative atLeast, -0.3818, true",
        "headcount 5500>3400 persons, headcount_reduction -0.3 relative atMost, -0.3818, false",
        "headcount 500>400 persons, headcount_reduction 0.1 share, -0.2, false"
    })
    void holdsAChangeAgainstItsOwnNumbers(String change, String stated, double value, boolean consistent) {
        add("a", DAY, change, stated);

        Map<String, Standing> ledger = ledger();

        Sum sum = of(ledger, "a0").sums().get(0);
        assertThat(of(ledger, "a1").sums()).containsExactly(sum);
        assertThat(sum.claims()).containsExactly("a0", "a1");
        assertThat(sum.value()).isBetween(value - 0.0001, value + 0.0001);
        assertThat(sum.value()).isBetween(sum.low(), sum.high());
        assertThat(sum.consistent()).isEqualTo(consistent);
        assertThat(of(ledger, "a0").contradicts()).isEqualTo(consistent ? List.of() : List.of("a1"));
    }

    @Test
    void dividesTheWorkOfPeopleByTheirConversations() {
        add("a", DAY, "fte_equivalent 300 fte", "conversations_handled 1000000 count in a month");

        Sum sum = of(ledger(), "a0").sums().get(0);

        assertThat(sum.rule()).isEqualTo(Sum.Rule.MINUTES_PER_CONVERSATION);
        assertThat(sum.value()).isBetween(2.879, 2.881);
        assertThat(sum.low()).isBetween(2.519, 2.521);
        assertThat(sum.consistent()).isNull();
        assertThat(sum.assumptions())
                .containsEntry("hoursPerMonth", 160.0)
                .containsEntry("months", 1.0)
                .containsEntry("monthsAssumed", false);
    }

    @Test
    void whereStaffGrewNoCutIsHeldAgainstIt() {
        add("a", DAY, "headcount 400>500 persons", "headcount_reduction 0.1 share");

        assertThat(ledger().values()).allMatch(standing -> standing.sums().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // 700 full-time equivalents work 6,720,000 minutes a month
        "in den ersten 18 Monaten, 25000000, 18, 4.838",
        "in the first nine months, 15000000, 9, 4.032",
        "in den ersten neun Monaten, 15000000, 9, 4.032",
        "in zwölf Monaten, 16800000, 12, 4.8",
        "in vier Wochen, 1000000, 0.923, 6.203",
        "in zwei Quartalen, 10000000, 6, 4.032",
        "in eineinhalb Jahren, 25000000, 18, 4.838",
        "in 30 Tagen, 1400000, 0.986, 4.734",
        "in the first month, 1400000, 1, 4.8",
        "in einem Monat, 1400000, 1, 4.8",
        "in one month, 1400000, 1, 4.8",
        "in the third quarter, 4200000, 3, 4.8",
        "in 2024, 16800000, 12, 4.8",
        "in March 2024, 1400000, 1, 4.8",
        "in Q3 2024, 4200000, 3, 4.8",
        "in the first half of 2024, 8400000, 6, 4.8"
    })
    void multipliesByEveryMonthOfThePeriod(String period, String conversations, double months, double minutes) {
        add("a", DAY, "fte_equivalent 700 fte", "conversations_handled " + conversations + " count " + period);

        Sum sum = of(ledger(), "a0").sums().get(0);

        assertThat(sum.value()).isBetween(minutes - 0.001, minutes + 0.001);
        assertThat(sum.assumptions().get("months"))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isBetween(months - 0.001, months + 0.001);
        assertThat(sum.assumptions()).containsEntry("monthsAssumed", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in mehreren Monaten",
                "in a few months",
                "in the last two quarters",
                "in the first half of the year",
                "in drei bis vier Monaten",
                "in den ersten beiden Jahren",
                "in the days of summer"
            })
    void aPeriodOfUnknownLengthGivesNoSum(String period) {
        add("a", DAY, "fte_equivalent 700 fte", "conversations_handled 1400000 count " + period);

        assertThat(of(ledger(), "a0").sums()).isEmpty();
    }

    @Test
    void anAiMayBeFasterThanThePeopleWhoseWorkItDoes() {
        add("a", DAY, "fte_equivalent 700 fte", "conversations_handled 1400000 count", "resolution_time 120 seconds");

        Sum sum = of(ledger(), "a0").sums().get(0);

        assertThat(sum.value()).isEqualTo(4.8);
        assertThat(sum.stated()).isEqualTo(2.0);
        assertThat(sum.consistent()).isNull();
        assertThat(of(ledger(), "a2").contradicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Our agents need 3 minutes., false",
        "Menschen brauchen dafür 3 Minuten., false",
        "The AI agent needs 3 minutes.,",
        "Ein Chat dauert 3 Minuten.,"
    })
    void whatPeopleTakeIsKnownFromASentenceAboutThem(String sentence, @Nullable Boolean consistent) {
        add("a", DAY, "fte_equivalent 700 fte", "conversations_handled 1400000 count");
        Claim time = ScriptedExtractor.claims("Fjordbank: resolution_time 180 seconds\n")
                .get(0);
        entries.add(new Entry("a2", "a", DAY, said(time, sentence)));

        assertThat(of(ledger(), "a0").sums().get(0).consistent()).isEqualTo(consistent);
    }

    @Test
    void theLongestTimeOfPeopleIsHeldAgainstTheirWork() {
        add(
                "a",
                DAY,
                "fte_equivalent 700 fte",
                "conversations_handled 1400000 count",
                "resolution_time 120>60 seconds",
                "resolution_time 660>120 seconds",
                "resolution_time 900 seconds");

        Sum sum = of(ledger(), "a0").sums().get(0);

        assertThat(sum.claims()).containsExactly("a0", "a1", "a3");
        assertThat(sum.stated()).isEqualTo(11.0);
        assertThat(sum.consistent()).isNull();
    }

    @Test
    void workOnACaseCannotTakeLongerThanTheCase() {
        add(
                "a",
                DAY,
                "fte_equivalent 3000 fte",
                "conversations_handled 1000000 count in 2024",
                "resolution_time 660>120 seconds");

        Map<String, Standing> ledger = ledger();

        Sum sum = of(ledger, "a0").sums().get(0);
        assertThat(sum.value()).isBetween(345.5, 345.7);
        assertThat(sum.stated()).isEqualTo(11.0);
        assertThat(sum.consistent()).isFalse();
        assertThat(of(ledger, "a2").contradicts()).containsExactly("a0", "a1");
    }

    @Test
    void aNumberWithoutAPeriodMeansTheOneThatIsStatedWhereThereIsOne() {
        add("a", DAY, "headcount_reduction 340 persons in 2023");
        add("b", DAY.plusSeconds(10), "headcount_reduction 340 persons");
        Map<String, Standing> one = ledger();
        add("c", DAY.plusSeconds(20), "headcount_reduction 340 persons in 2024");
        Map<String, Standing> several = ledger();

        assertThat(of(one, "b0").first()).isEqualTo("a0");
        assertThat(several.values()).extracting(Standing::statement).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "In 2024, 2024",
        "im Jahr 2024, 2024",
        "im Jahre 2024, 2024",
        "in the year 2024, 2024",
        "2024, 2024",
        "im dritten Quartal 2024, 2024-q3",
        "im 3. Quartal des Jahres 2024, 2024-q3",
        "in Q3 2024, 2024-q3",
        "in the third quarter of 2024, 2024-q3",
        "im ersten Halbjahr 2024, 2024-h1",
        "in the first half of 2024, 2024-h1",
        "in der zweiten Hälfte des Jahres 2024, 2024-h2",
        "in H2 2024, 2024-h2",
        "im März 2024, 2024-03",
        "in March 2024, 2024-03",
        "in the month of December 2024, 2024-12",
        "since 2024, since 2024",
        "Bis 2024, bis 2024",
        "in early 2024, in early 2024",
        "2023 and 2024, 2023 and 2024",
        "Im vergangenen  Jahr, im vergangenen jahr",
        "in the first month of 2024, in the first month of 2024"
    })
    void aPeriodIsComparedByWhatItMeans(String period, String normal) {
        assertThat(Periods.normal(period)).isEqualTo(normal);
    }

    @Test
    void oneYearInOtherWordsIsOneStatement() {
        add("a", DAY, "headcount_reduction 320 persons in 2024", "headcount_reduction 320 persons in 2023");
        add("b", DAY.plusSeconds(10), "headcount_reduction 320 persons in the year 2024");

        Map<String, Standing> ledger = ledger();

        assertThat(of(ledger, "b0").first()).isEqualTo("a0");
        assertThat(of(ledger, "a1").statement()).isNotEqualTo(of(ledger, "a0").statement());
    }

    @Property(tries = 100)
    void theOrderInWhichClaimsComeDoesNotMatter(@ForAll long seed) {
        List<Entry> all = new ArrayList<>();
        Random random = new Random(seed);
        List<String> said = List.of(
                "languages 30 count",
                "languages 12 count",
                "markets 12 count",
                "markets 30 count",
                "satisfaction down",
                "satisfaction equal",
                "complaints 40>60 count",
                "complaints 0.9 relative",
                "fte_equivalent 700 fte",
                "conversations_handled 2300000 count",
                "languages 30 count planned",
                "headcount 6200>4100 persons");
        for (int article = 0; article < 6; article++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                lines.add(said.get(random.nextInt(said.size())));
            }
            all.addAll(entries("p" + article, DAY.plusSeconds(random.nextInt(20_000_000)), lines));
        }
        List<Entry> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);

        Map<String, Standing> ledger = new TreeMap<>(Ledger.of("fjordbank", all, Map.of()));

        assertThat(new TreeMap<>(Ledger.of("fjordbank", shuffled, Map.of()))).isEqualTo(ledger);
        ledger.forEach((id, standing) -> {
            assertThat(standing.contradicts()).doesNotContain(id);
            standing.contradicts().forEach(other -> assertThat(of(ledger, other).contradicts())
                    .contains(id));
        });
    }

    /** The same in other words. */
    private static Claim said(Claim claim, String sentence) {
        return new Claim(
                claim.organisation(),
                claim.how(),
                claim.kind(),
                claim.quantity(),
                claim.bound(),
                claim.direction(),
                claim.status(),
                claim.period(),
                new Evidence(sentence, 0, sentence.length(), 0, sentence.length()),
                claim.cites(),
                claim.confidence(),
                claim.rule());
    }

    private static Standing of(Map<String, Standing> ledger, String claim) {
        return Objects.requireNonNull(ledger.get(claim), claim);
    }

    private Map<String, Standing> ledger() {
        return Ledger.of("fjordbank", entries, Map.of());
    }

    private void add(String article, Instant at, String... said) {
        entries.addAll(entries(article, at, List.of(said)));
    }

    private static List<Entry> entries(String article, Instant at, List<String> said) {
        StringBuilder text = new StringBuilder();
        said.forEach(line -> text.append("Fjordbank: ").append(line).append('\n'));
        List<Claim> claims = ScriptedExtractor.claims(text.toString());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            entries.add(new Entry(article + i, article, at, claims.get(i)));
        }
        assertThat(entries).hasSameSizeAs(said);
        return entries;
    }
}
