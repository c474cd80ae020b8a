package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Extraction;
import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles written for it, a claim a line: {@code Fjordbank: languages 30 count}, {@code Fjordbank:
 * resolution_time 660>120 seconds down in 2024}, {@code Fjordbank: satisfaction down}. A line that begins with a
 * question mark names a measure and is not matched; every other line says nothing. Behind a claim may stand how sure it is,
 * as {@code [0.5]}, which is no part of the sentence.
 */
public final class ScriptedExtractor implements Extractor {
    private static final Pattern CLAIM = Pattern.compile(
            "(?m)^(?<organisation>[^:?\\n]+): (?<kind>[a-z_]+)"
                    + "(?: (?<number>-?[0-9.]+(?:[>~]-?[0-9.]+)?) (?<unit>[a-z]+))?"
                    + "(?: (?<bound>about|atLeast|atMost))?(?: (?<direction>up|down|equal))?"
                    + "(?: (?<status>planned|negated|heading))?(?: (?<period>in [^\\[\\n]+?))?(?<sure> \\[(?<confidence>[0-9.]+)])?$");
    private static final Pattern UNMATCHED = Pattern.compile("(?m)^\\? (?<organisation>[^:\\n]+): (?<kind>[a-z_]+).*$");

    private final String version;

    public ScriptedExtractor(String version) {
        this.version = version;
    }

    @Override
    public Extraction extract(ArticleText article) {
        if (article.text().contains("unreadable to " + version)) {
            throw new IllegalStateException("cannot read this");
        }
        return new Extraction(claims(article.text()), unmatched(article.text()), version);
    }

    /** The claims of a text. */
    public static List<Claim> claims(String text) {
        List<Claim> claims = new ArrayList<>();
        Matcher line = CLAIM.matcher(text);
        while (line.find()) {
            int start = line.start("number") < 0 ? line.start("kind") : line.start("number");
            int end = line.start("number") < 0 ? line.end("kind") : line.end("unit");
            int last = line.group("sure") == null ? line.end() : line.start("sure");
            claims.add(new Claim(
                    line.group("organisation"),
                    Naming.EXPLICIT,
                    Kind.valueOf(upper(line.group("kind"))),
                    quantity(line.group("number"), line.group("unit")),
                    bound(line.group("bound")),
                    line.group("direction") == null
                            ? Direction.NONE
                            : Direction.valueOf(upper(line.group("direction"))),
                    line.group("status") == null ? Status.ASSERTED : Status.valueOf(upper(line.group("status"))),
                    line.group("period"),
                    new Evidence(text.substring(line.start(), last), line.start(), last, start, end),
                    null,
                    line.group("confidence") == null ? 0.9 : Double.parseDouble(line.group("confidence")),
                    "scripted"));
        }
        return claims;
    }

    private static List<Unmatched> unmatched(String text) {
        List<Unmatched> unmatched = new ArrayList<>();
        Matcher line = UNMATCHED.matcher(text);
        while (line.find()) {
            unmatched.add(new Unmatched(
                    line.group(),
                    line.start(),
                    line.end(),
                    line.group("organisation"),
                    Kind.valueOf(upper(line.group("kind")))));
        }
        return unmatched;
    }

    private static @Nullable Quantity quantity(@Nullable String number, @Nullable String unitName) {
        if (number == null || unitName == null) {
            return null;
        }
        Unit unit = Unit.valueOf(upper(unitName));
        String currency = unit == Unit.MONEY ? "EUR" : null;
        if (number.contains(">")) {
            String[] ends = number.split(">", 2);
            return new Quantity.Change(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]), unit, currency);
        }
        if (number.contains("~")) {
            String[] ends = number.split("~", 2);
            return new Quantity.Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]), unit, currency);
        }
        return new Quantity.Value(Double.parseDouble(number), unit, currency);
    }

    private static Bound bound(@Nullable String bound) {
        for (Bound one : Bound.values()) {
            if (one.wireName().equals(bound)) {
                return one;
            }
        }
        return Bound.EXACT;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
