package dev.tandem.report.web;

import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Interval;
import dev.tandem.report.Unit;
import dev.tandem.report.claims.Check;
import dev.tandem.report.claims.Claim;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim in a list. What others wrote is text here; only addresses of the web become links.
 *
 * @param number the claimed number, empty where there is none
 * @param status in what way it is said; empty where it is told as a fact
 * @param quote the sentence that says it
 * @param linked true where the article's address may be a link
 * @param more in how many other articles it stands; empty where in none
 * @param contradicted how many claims contradict it; empty where none does
 * @param review what a person said about it; empty where nobody did
 * @param answer the key of what the own numbers say; empty where nothing was checked
 * @param word the same in words
 * @param measured the own number, or why there is none
 * @param turned since when the own numbers say so, where they said something else before; else empty
 */
public record ClaimView(
        String organisation,
        String kind,
        String number,
        String status,
        String quote,
        String title,
        String url,
        boolean linked,
        String publisher,
        String date,
        boolean simulated,
        String more,
        String contradicted,
        String review,
        String answer,
        String word,
        String measured,
        String turned) {

    static ClaimView of(Claim claim, @Nullable Check check, Texts texts) {
        Figures figures = new Figures(texts);
        Claim.Source article = claim.article();
        Claim.Standing standing = claim.standing();
        String title = article.title();
        String publisher = article.publisher();
        long others = standing == null ? 0 : standing.articles() - 1;
        int against = standing == null ? 0 : standing.contradicts().size();
        return new ClaimView(
                claim.organisation(),
                texts.get("claim.kind." + claim.kind(), claim.kind()),
                number(claim, figures, texts),
                claim.status().equals(Claim.ASSERTED)
                        ? ""
                        : texts.get("claim.status." + claim.status(), claim.status()),
                claim.evidence().sentence(),
                title == null || title.isBlank() ? article.url() : title,
                article.url(),
                Links.isWeb(article.url()),
                publisher == null ? "–" : publisher,
                figures.date(claim.at().atZone(ZoneOffset.UTC).toLocalDate()),
                article.simulated(),
                more(others, figures, texts),
                against == 0 ? "" : texts.fill("claim.contradicted", figures.count((long) against)),
                reviewed(claim, texts),
                check == null ? "" : check.answer().key(),
                check == null ? "" : texts.get("claim.answer." + check.answer().key()),
                check == null ? "" : measured(claim, check, figures, texts),
                check == null ? "" : turned(check, claim.noted(), figures, texts));
    }

    /** What a person confirmed stays when its article is changed, and is told as what it was. */
    private static String reviewed(Claim claim, Texts texts) {
        String review = claim.review() == null ? "" : texts.get("claim.review." + claim.review(), claim.review());
        String gone = claim.found() ? "" : texts.get("claim.gone");
        return review.isEmpty() || gone.isEmpty() ? review + gone : review + ", " + gone;
    }

    private static String more(long others, Figures figures, Texts texts) {
        if (others <= 0) {
            return "";
        }
        return others == 1 ? texts.get("claim.more.one") : texts.fill("claim.more", figures.count(others));
    }

    /** Nothing where the numbers say by now something else than when it was kept last. */
    private static String turned(Check check, Claim.@Nullable Noted noted, Figures figures, Texts texts) {
        if (noted == null
                || noted.before() == null
                || !noted.answer().equals(check.answer().key())) {
            return "";
        }
        return texts.fill(
                "claim.turned",
                figures.date(noted.since().atZone(ZoneOffset.UTC).toLocalDate()),
                texts.get("claim.answer." + noted.before(), ""));
    }

    private static String number(Claim claim, Figures figures, Texts texts) {
        Claim.Quantity quantity = claim.quantity();
        String number = "";
        Double from = quantity.from();
        Double to = quantity.to();
        Double low = quantity.low();
        Double high = quantity.high();
        if (quantity.value() != null) {
            number = bound(quantity.bound(), quantity.value()) + figure(quantity.value(), quantity, figures, texts);
        } else if (from != null && to != null) {
            number = figure(from, quantity, figures, texts) + " → " + bound(quantity.bound(), to)
                    + figure(to, quantity, figures, texts);
        } else if (low != null && high != null) {
            number = figure(low, quantity, figures, texts) + " – " + figure(high, quantity, figures, texts);
        }
        // what is launched or withdrawn does not go up or down
        String direction = texts.get(
                "claim.direction." + claim.kind() + "." + claim.direction(),
                texts.get("claim.direction." + claim.direction(), ""));
        return number.isEmpty() ? direction : number;
    }

    /** The bound of a decrease is about its size: what fell by at least 40 % is at most −40 %. */
    private static String bound(String bound, double number) {
        return switch (bound) {
            case "about" -> "≈ ";
            case "atLeast" -> number < 0 ? "≤ " : "≥ ";
            case "atMost" -> number < 0 ? "≥ " : "≤ ";
            default -> "";
        };
    }

    private static String figure(double number, Claim.Quantity quantity, Figures figures, Texts texts) {
        int digits = number == Math.rint(number) ? 0 : 2;
        String unit = quantity.unit() == null ? "" : quantity.unit();
        return switch (unit) {
            case "seconds" -> figures.value(Unit.SECONDS, number);
            case "share" -> figures.value(Unit.SHARE, number);
            case "relative" -> (number > 0 ? "+" : "") + figures.value(Unit.SHARE, number);
            case "points" -> points(number * 100, figures, texts);
            case "money" ->
                figures.number(number, digits) + (quantity.currency() == null ? "" : "\u00a0" + quantity.currency());
            case "fte" -> figures.number(number, digits) + "\u00a0" + texts.get("claim.unit.fte");
            default -> figures.number(number, digits);
        };
    }

    private static String points(double points, Figures figures, Texts texts) {
        double rounded = Math.rint(points * 10) / 10;
        String unit = texts.get(Math.abs(rounded) == 1 ? "claim.unit.point" : "claim.unit.points");
        return (rounded > 0 ? "+" : "") + figures.number(rounded, rounded == Math.rint(rounded) ? 0 : 1) + "\u00a0"
                + unit;
    }

    private static String measured(Claim claim, Check check, Figures figures, Texts texts) {
        Check.Reason reason = check.reason();
        Check.Window window = check.window();
        Optional<Indicator> indicator = Optional.ofNullable(check.indicator()).flatMap(Indicators::find);
        String why = reason == null ? "" : texts.get("claim.reason." + reason.key());
        if (window == null || indicator.isEmpty() || (window.value() == null && window.low() == null)) {
            return why;
        }
        Unit unit = indicator.get().formula().unit();
        // who left and who came back are told by changes of the headcount, and are none
        String name = texts.get(
                "claim.measured." + claim.kind(),
                indicator.get().in(texts.locale()).name());
        Check.Window before = check.before();
        boolean onPar = claim.direction().equals("equal") && claim.quantity().unit() == null;
        String measured = name + ": " + value(unit, window, figures)
                + (before == null
                        ? ""
                        : texts.fill(onPar ? "claim.people" : "claim.before", value(unit, before, figures)));
        return why.isEmpty() ? measured : measured + " – " + why;
    }

    private static String value(Unit unit, Check.Window window, Figures figures) {
        Double value = window.value();
        Double low = window.low();
        Double high = window.high();
        String interval = low == null || high == null ? "" : figures.interval(unit, new Interval(low, high));
        if (value == null) {
            return interval;
        }
        boolean certain = interval.isEmpty() || (value.equals(low) && value.equals(high));
        return figures.stated(unit, value) + (certain ? "" : " (" + interval + ")");
    }
}
