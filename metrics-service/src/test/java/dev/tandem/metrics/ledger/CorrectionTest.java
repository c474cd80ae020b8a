package dev.tandem.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Violation;
import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {
    @Test
    void aNumberInPlaceOfHundredsIsMeantAsItStands() {
        Claim hundreds = claim(Kind.HEADCOUNT_REDUCTION, new Quantity.Vague(Unit.PERSONS, null), Bound.VAGUE);

        assertThat(correction(Map.of("value", 430)).apply(hundreds).bound()).isEqualTo(Bound.EXACT);
        assertThat(correction(Map.of("value", 430, "bound", "about"))
                        .apply(hundreds)
                        .bound())
                .isEqualTo(Bound.ABOUT);
        assertThat(correction(Map.of("status", "planned")).apply(hundreds).bound())
                .isEqualTo(Bound.VAGUE);
    }

    @Test
    void aNumberInPlaceOfAnotherIsAsExactAsThatWas() {
        Claim more = claim(Kind.HEADCOUNT, new Quantity.Value(400, Unit.PERSONS, null), Bound.AT_LEAST);

        assertThat(correction(Map.of("value", 430)).apply(more).bound()).isEqualTo(Bound.AT_LEAST);
    }

    @ParameterizedTest
    @CsvSource({
        "headcount, persons, -5, 0 and 1000000000000000",
        "headcount, persons, 1e300, 0 and 1000000000000000",
        "fte_equivalent, fte, -1, 0 and 1000000000000000",
        "languages, count, -1, 0 and 1000000000000000",
        "resolution_time, seconds, -1, 0 and 1000000000000000",
        "ai_share, share, 45, 0 and 1",
        "ai_share, share, -0.1, 0 and 1",
        "complaints, relative, -1.1, -1 and 1000000000000000",
        "satisfaction, score, 4000, -1000 and 1000",
        "revenue_per_employee, money, -1, 0 and 1000000000000000",
        "cost, money, -1e16, -1000000000000000 and 1000000000000000"
    })
    void whatCannotBeIsRefused(String kind, String unit, double value, String possible) {
        Correction correction = correction(Map.of("kind", kind, "unit", unit, "value", value));

        assertThat(correction.impossible(claim(Kind.HEADCOUNT, null, Bound.EXACT)))
                .containsExactly(new Violation("/value", "is not between " + possible + ", as " + unit + " has to be"));
    }

    @ParameterizedTest
    @CsvSource({
        "headcount, persons, 0",
        "ai_share, share, 1",
        "complaints, relative, -1",
        "complaints, relative, 4",
        "satisfaction, score, -0.3",
        "cost, money, -12000000",
        "revenue_per_employee, money, 900000"
    })
    void whatCanBeIsTaken(String kind, String unit, double value) {
        Correction correction = correction(Map.of("kind", kind, "unit", unit, "value", value));

        assertThat(correction.impossible(claim(Kind.HEADCOUNT, null, Bound.EXACT)))
                .isEmpty();
    }

    @Test
    void theUnitThatWasReadSaysWhatCanBe() {
        Claim share = claim(Kind.AI_SHARE, new Quantity.Value(0.4, Unit.SHARE, null), Bound.EXACT);
        Claim persons = claim(Kind.HEADCOUNT, new Quantity.Value(450, Unit.PERSONS, null), Bound.EXACT);

        assertThat(correction(Map.of("from", 0.4, "to", 45)).impossible(share))
                .extracting(Violation::pointer)
                .containsExactly("/to");
        assertThat(correction(Map.of("unit", "share")).impossible(persons))
                .extracting(Violation::pointer)
                .containsExactly("/unit");
    }

    private static Correction correction(Map<String, Object> members) {
        return ((Correction.Read.Taken) Correction.read(members)).correction();
    }

    private static Claim claim(Kind kind, @Nullable Quantity quantity, Bound bound) {
        return new Claim(
                "Fjordbank",
                Naming.EXPLICIT,
                kind,
                quantity,
                bound,
                Direction.NONE,
                Status.ASSERTED,
                null,
                new Evidence("Fjordbank", 0, 9, 0, 9),
                null,
                0.9,
                "scripted");
    }
}
