package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Bound;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which ways the numbers of an article's last sentence may be read; which is right is for the model to tell. */
class AlternativesTest {
    private static final RuleExtractor RULES = new RuleExtractor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Replies took six minutes. Today they take two.              | DURATION 120.0
        Die Wartezeit lag bei 40 Sekunden. Heute sind es 25.        | DURATION 25.0
        Satisfaction was 88 per cent. It was 79 a year before.      | PERCENT 0.79
        Savings came to $12 million. The board had been promised 20. | MONEY 2.0E7
        Reorders that took six minutes now take one.                | DURATION 60.0 was 360.0
        """)
    void aBareNumberMayHaveTheUnitOfTheOneBefore(String text, String expected) {
        assertThat(last(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Replies took six minutes. In May it hired 20 people.                       | DURATION 1200.0
        Replies took six minutes. All was well. And so. It is late. There were two. | DURATION 120.0
        Satisfaction was 88 per cent. It had 400 a year before.                    | PERCENT 4.0
        """)
    void aNumberThatCountsSomethingOrStandsFarBehindHasNot(String text, String not) {
        assertThat(last(text)).doesNotContain(not);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Of 212 callers, 53 rang again.                       | FRACTION 0.25
        It was wrong in nine of the 40 calls.                | FRACTION 0.225
        It looked after all but a tenth of the questions.    | FRACTION 0.9
        A good third of the calls end there.                 | FRACTION 0.3333333333333333
        Ein knappes Drittel der Anrufe endet dort.           | FRACTION 0.3333333333333333
        It deals with six enquiries in ten.                  | FRACTION 0.6
        Von 200 geprüften Bescheiden waren 36 fehlerhaft.    | FRACTION 0.18
        The bank wants 24 out of 60 posts to go.             | COUNT 24.0
        Bei der Hausbank sollen 24 von 60 Stellen wegfallen. | COUNT 24.0
        """)
    void ofAPartAndItsWholeBothMayBeMeant(String text, String expected) {
        assertThat(last(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Kunden warteten im Schnitt noch eine Minute.  | DURATION 60.0
        Mein Ausweis ist nach dreißig Tagen nicht da. | DURATION 2592000.0
        Average handle time stood at 5:20.            | DURATION 320.0
        Handling takes 25m.                           | DURATION 1500.0
        Die Bearbeitung dauert 6m.                    | DURATION 360.0
        AHT: 5:20                                     | DURATION 320.0
        """)
    void whatLooksLikeATimeMayBeADuration(String text, String expected) {
        assertThat(last(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AHT rose from 6m to 7m 30s.                      | DURATION 450.0 was 360.0
        Die Bearbeitung ging von drei auf acht Werktage. | DURATION 691200.0 was 259200.0
        Von zehn auf sieben Monate.                      | DURATION 1.8144E7 was 2.592E7
        Von einer Stunde auf zehn.                       | DURATION 36000.0 was 3600.0
        Von einer halben Stunde auf zehn.                | DURATION 600.0 was 1800.0
        It fell from 0.8 seconds to 0.3.                 | DURATION 0.3 was 0.8
        From 3 to 0 days.                                | DURATION 0.0 was 259200.0
        From half a day to two.                          | DURATION 172800.0 was 43200.0
        Days to payment: 14 → 5                          | DURATION 432000.0 was 1209600.0
        Antwort im Chat: 11 → 2 Minuten                  | DURATION 120.0 was 660.0
        Die Zeit stieg von einer auf fünf Minuten.       | DURATION 300.0 was 60.0
        """)
    void aNumberBesideADurationHasItsUnit(String text, String expected) {
        assertThat(last(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Kosten pro Chat von 2,10 auf 0,70 Euro gesenkt. | MONEY 0.7 was 2.1
        A chat went from 85 to $0.40.                   | MONEY 0.4 was 0.85
        """)
    void decimalsAreNoCents(String text, String expected) {
        assertThat(last(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Sie spricht Deutsch, Englisch, Arabisch und Russisch.     | COUNT 4.0
        It speaks French, Dutch as well as Brazilian Portuguese.  | COUNT 3.0
        """)
    void languagesThatAreNamedMayBeCounted(String text, String expected) {
        assertThat(last(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Danish and the Polish bank.",
                "Der Bot beantwortet einfache Anfragen.",
                "The bank had a good third quarter.",
                "KI vereinfacht die Arbeit."
            })
    void whereNothingIsCountedThereIsNoNumber(String text) {
        assertThat(last(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It comes at 1:23:45 and is in the ratio 3:1.",
                "It stood at 5\u200b:\u200b20.",
                "It handled 2M chats."
            })
    void otherNumbersAreNoTimes(String text) {
        assertThat(last(text)).noneMatch(figure -> figure.startsWith("DURATION"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        It contains ~85% of the calls.                      | ABOUT
        A good third of the calls end there.                | ABOUT
        Ein knappes Fünftel der Anrufe bleibt übrig.        | ABOUT
        Forty-odd clerks sort the post.                     | ABOUT
        The target is ≥ 78 % of the calls.                  | AT_LEAST
        It takes 1,100+ chats.                              | AT_LEAST
        It takes 7,000-plus chats.                          | AT_LEAST
        Cases are closed in <24 hours.                      | AT_MOST
        Members are answered within the hour.               | AT_MOST
        Members have an answer within two hours.            | AT_MOST
        Kunden warten nicht länger als 60 Sekunden.         | AT_MOST
        Ein Anruf kostet im Schnitt 7,80 Euro.              | EXACT
        Ein Fall bleibt drei bis vier Tage liegen.          | EXACT
        Etwa 15 bis 20 Prozent der Anrufe werden von den Kollegen und nicht von der Maschine beantwortet. | ABOUT
        """)
    void howExactlyANumberIsToldStandsBesideIt(String text, Bound expected) {
        Judging judging = new Judging(new ArticleText(null, text, null, null, List.of()), RULES);

        assertThat(judging.options(0).stream().filter(Judging.Option::joined))
                .extracting(option -> option.figure().bound())
                .containsOnly(expected);
    }

    private static List<String> last(String text) {
        Judging judging = new Judging(new ArticleText(null, text, null, null, List.of()), RULES);
        int sentences = judging.document().readings().size();
        return judging.options(sentences - 1).stream()
                .map(Judging.Option::figure)
                .map(figure -> figure.type() + " " + figure.amount().value()
                        + (figure.other() == null
                                ? ""
                                : " was " + figure.other().value()))
                .toList();
    }
}
