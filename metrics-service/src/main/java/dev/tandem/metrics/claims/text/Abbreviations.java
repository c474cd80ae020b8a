package dev.tandem.metrics.claims.text;

import java.util.Set;

/** Words after which a full stop ends no sentence. */
final class Abbreviations {
    /** Never the last word of a sentence, or so seldom that a wrong cut costs more. */
    private static final Set<String> INNER = Set.of(
            ("mio mrd mia tsd bill ca dr prof nr bzw vgl z u d s o i h v evtl ggf inkl exkl zzgl max min dipl ing hr fr st str "
                            + "jan feb mrz apr jun jul aug sep sept okt oct nov dez dec mr mrs ms messrs vs approx no nos gen sen rep "
                            + "gov est avg fig abb art abs al e g mt ft jr sr bzgl sog geb stv tel bn mn mln rund lt engl dt")
                    .split(" ", -1));

    /** May end a sentence: a capital letter that follows begins the next one. */
    private static final Set<String> LAST = Set.of("etc usw inc ltd corp co plc uvm am pm us uk eu".split(" ", -1));

    private static final Set<String> MONTHS_AND_TERMS = Set.of(
            ("januar jaenner februar maerz april mai juni juli august september oktober november dezember quartal "
                            + "halbjahr jahrhundert jahrestag platz rang stock tag monat woche geburtstag etage staffel ausgabe")
                    .split(" ", -1));

    private Abbreviations() {}

    /** Whether a full stop after {@code word} ends no sentence, given what follows after white space. */
    static boolean continues(String word, boolean capitalFollows) {
        String norm = Words.norm(word);
        return INNER.contains(norm) || (LAST.contains(norm) && !capitalFollows);
    }

    /** Whether the full stop after a number makes it an ordinal, as in "3. März". */
    static boolean isOrdinal(int digits, String next) {
        return digits <= 2 && MONTHS_AND_TERMS.contains(Words.norm(next));
    }
}
