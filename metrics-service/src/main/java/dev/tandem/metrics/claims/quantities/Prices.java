package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums of money, with the currency before or behind the number. */
final class Prices {
    /** What may stand behind the cents of "sieben Euro zwanzig"; a noun would be what there are twenty of. */
    private static final Set<String> BEHIND_CENTS = Set.of(
            "kostet",
            "kosten",
            "kostete",
            "koste",
            "je",
            "pro",
            "fuer",
            "statt",
            "auf",
            "im",
            "und",
            "war",
            "waren",
            "ist",
            "sind",
            "zahlt",
            "zahlte",
            "macht",
            "pauschal");

    private final Line line;
    private final Numerals numerals;

    Prices(Line line, Numerals numerals) {
        this.line = line;
        this.numerals = numerals;
    }

    /** The number with its currency; null when it has none. */
    @Nullable
    Amount at(Amount bare) {
        Amount money = whole(bare);
        int at = money == null ? line.size() : money.to();
        if (money == null || money.type() != Amount.Type.MONEY || money.scaled()) {
            return money;
        }
        if (Units.isHundredth(line.get(at - 1).norm())) {
            return money; // "20 cents and 30 cents" are two
        }
        if (!(line.isWord(at, "and") || line.isWord(at, "und"))) {
            return withHundredths(money);
        }
        // "eight euros and fifty cents"
        Numeral rest = at + 1 < line.size() ? numerals.at(line.tokens(), at + 1) : null;
        boolean hundredths = rest != null
                && rest.form() == Numeral.Form.CARDINAL
                && rest.value() < 100
                && rest.to() < line.size()
                && Units.isHundredth(line.get(rest.to()).norm());
        return rest == null || !hundredths
                ? money
                : money.as(Amount.Type.MONEY, money.value() + rest.value() / 100, rest.to() + 1);
    }

    /** "sieben Euro zwanzig", if nothing follows that there could be twenty of. */
    private Amount withHundredths(Amount money) {
        int at = money.to();
        boolean words = numerals instanceof GermanNumerals
                && line.isWordAt(at)
                && line.isWordAt(at - 1)
                && money.value() == Math.rint(money.value());
        Numeral rest = words ? numerals.at(line.tokens(), at) : null;
        boolean mark = rest != null
                && !line.isWordAt(rest.to())
                && (rest.to() >= line.size()
                        || !Units.isUnit(line.get(rest.to()).norm()));
        boolean ends = rest != null && (mark || BEHIND_CENTS.contains(line.word(rest.to())));
        return rest == null || !ends || rest.form() != Numeral.Form.CARDINAL || rest.value() < 10 || rest.value() >= 100
                ? money
                : money.as(Amount.Type.MONEY, money.value() + rest.value() / 100, rest.to());
    }

    private @Nullable Amount whole(Amount bare) {
        if (bare.from() > 0) {
            Token before = line.get(bare.from() - 1);
            String currency = Units.currency(before.norm());
            boolean symbol = before.norm().length() == 1 || (before.norm().length() == 3 && before.capital());
            if (currency != null && symbol && !Units.isHundredth(before.norm())) {
                int from = currency.equals("USD") && line.isWord(bare.from() - 2, "us")
                        ? bare.from() - 2
                        : bare.from() - 1;
                return new Amount(from, bare.to(), Amount.Type.MONEY, bare.value(), known(currency), bare.scaled());
            }
            boolean francs = before.is(".")
                    && line.isWord(bare.from() - 2, "fr")
                    && line.get(bare.from() - 2).capital()
                    && isPrice(bare);
            if (francs) {
                return new Amount(bare.from() - 2, bare.to(), Amount.Type.MONEY, bare.value(), "CHF", bare.scaled());
            }
        }
        if (bare.to() >= line.size() || bare.type() == Amount.Type.FRACTION) {
            return null;
        }
        int at = line.isWord(bare.to(), "us")
                        || line.isWord(bare.to(), "danish")
                        || line.isWord(bare.to(), "schweizer")
                        || line.isWord(bare.to(), "norwegian")
                        || line.isWord(bare.to(), "swedish")
                        || line.isWord(bare.to(), "swiss")
                ? bare.to() + 1
                : pastNoHundredths(bare.to());
        if (at >= line.size()) {
            return null;
        }
        String word = line.get(at).norm();
        double scale = Units.scaleOfCurrency(word);
        String currency = Units.currency(scale == 1 ? word : word.substring(1));
        boolean seconds = word.equals("sek") && !line.get(at).upper();
        if (currency == null || seconds) {
            return null;
        }
        double value = Units.isHundredth(word) ? bare.value() / 100 : bare.value() * scale;
        Amount.Type type = bare.type() == Amount.Type.VAGUE ? Amount.Type.VAGUE : Amount.Type.MONEY;
        return new Amount(bare.from(), at + 1, type, value, known(currency), scale > 1 || bare.scaled());
    }

    /** The token after the dash of "115,-" and "250.–". */
    private int pastNoHundredths(int at) {
        boolean none = (line.isMark(at, ",") || line.isMark(at, "."))
                && line.get(at).glued()
                && (line.isMark(at + 1, "-") || line.isMark(at + 1, "–") || line.isMark(at + 1, "—"))
                && line.get(at + 1).glued();
        return none ? at + 2 : at;
    }

    /** "250'000", "7.80", "30.–", "2 Mio.": not what stands behind a Friday. */
    private boolean isPrice(Amount bare) {
        String digits = line.get(bare.from()).norm();
        return bare.scaled()
                || digits.contains("'")
                || digits.contains("’")
                || bare.value() != Math.rint(bare.value())
                || pastNoHundredths(bare.to()) > bare.to();
    }

    private static @Nullable String known(String currency) {
        return currency.isEmpty() ? null : currency;
    }
}
