package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void datesAreMidnightsOfTheOrganisation() {
        Question question = understood("from", "2025-01-01", "to", "2025-02-01");

        assertThat(question.from()).isEqualTo(ZonedDateTime.of(2025, 1, 1, 0, 0, 0, 0, BERLIN));
        assertThat(question.to()).isEqualTo(ZonedDateTime.of(2025, 2, 1, 0, 0, 0, 0, BERLIN));
    }

    @Test
    void anInstantHasToBeAMidnightOfTheOrganisation() {
        assertThat(understood("from", "2024-12-31T23:00:00Z", "to", "2025-02-01")
                        .from())
                .isEqualTo(ZonedDateTime.of(2025, 1, 1, 0, 0, 0, 0, BERLIN));
        assertThat(refused("from", "2025-01-01T00:00:00Z", "to", "2025-02-01"))
                .containsExactly(new Violation("from", "must be a midnight in Europe/Berlin, or a date"));
    }

    @Test
    void aFullHourIsEnoughWhereHoursAreAskedFor() {
        assertThat(understood("from", "2025-01-01T05:00:00Z", "to", "2025-01-02", "granularity", "PT1H")
                        .from())
                .isEqualTo(ZonedDateTime.of(2025, 1, 1, 6, 0, 0, 0, BERLIN));
        assertThat(refused("from", "2025-01-01T05:30:00Z", "to", "2025-01-02", "granularity", "PT1H"))
                .containsExactly(new Violation("from", "must be a full hour"));
    }

    @Test
    void everyWrongParameterIsNamed() {
        assertThat(refused(
                        "from",
                        "soon",
                        "granularity",
                        "P1Y",
                        "group_by",
                        "agent",
                        "grop_by",
                        "handler",
                        "filter[mood]",
                        "good"))
                .extracting(Violation::parameter)
                .containsExactlyInAnyOrder("from", "granularity", "group_by", "grop_by", "filter[mood]");
    }

    @Test
    void anotherZoneIsToldOnlyByHandlerAndChannel() {
        assertThat(understood("time_zone", "UTC", "group_by", "handler,channel").zone())
                .isEqualTo(ZoneId.of("UTC"));
        assertThat(refused("time_zone", "UTC", "group_by", "handler,topic"))
                .extracting(Violation::parameter)
                .containsExactly("time_zone");
        assertThat(refused("granularity", "PT1H", "filter[topic]", "billing"))
                .extracting(Violation::parameter)
                .containsExactly("granularity");
        assertThat(refused("time_zone", "Asia/Kolkata"))
                .extracting(Violation::parameter)
                .containsExactly("time_zone");
    }

    @Test
    void aZoneThatLeavesTheWholeHourInBetweenIsRefused() {
        assertThat(refused("time_zone", "Australia/Lord_Howe", "from", "2026-01-01", "to", "2026-12-01"))
                .containsExactly(
                        new Violation(
                                "time_zone",
                                "is answered from sums by the hour, which needs a time zone of whole hours from beginning to end"));
        assertThat(understood("time_zone", "Australia/Lord_Howe", "from", "2026-01-01", "to", "2026-03-01")
                        .needsHours())
                .isTrue();
    }

    @Test
    void onlyZonesOfTheIanaDatabaseAndOffsetsAreKnown() {
        assertThat(understood("time_zone", "+02:00").zone()).isEqualTo(ZoneId.of("+02:00"));
        assertThat(refused("time_zone", "SystemV/EST5EDT", "from", "2026-01-01", "to", "2026-12-01"))
                .extracting(Violation::parameter)
                .containsExactly("time_zone");
        assertThat(refused("time_zone", "Berlin", "from", "2026-01-01", "to", "2026-12-01"))
                .extracting(Violation::parameter)
                .containsExactly("time_zone");
    }

    @Test
    void withoutATimeTheDaysOfAnotherZoneHoldAllOfTheOrganisations() {
        Organisation organisation = organisation("2026-03-02", "2026-03-04");

        Question tokyo = understood(organisation, "time_zone", "Asia/Tokyo");
        Question newYork = understood(organisation, "time_zone", "America/New_York");
        Question own = understood(organisation);

        // Berlin's days are 1 March 23:00Z to 4 March 23:00Z
        assertThat(tokyo.from()).isEqualTo("2026-03-02T00:00+09:00[Asia/Tokyo]");
        assertThat(tokyo.to()).isEqualTo("2026-03-06T00:00+09:00[Asia/Tokyo]");
        assertThat(newYork.from()).isEqualTo("2026-03-01T00:00-05:00[America/New_York]");
        assertThat(newYork.to()).isEqualTo("2026-03-05T00:00-05:00[America/New_York]");
        assertThat(own.from()).isEqualTo("2026-03-02T00:00+01:00[Europe/Berlin]");
        assertThat(own.to()).isEqualTo("2026-03-05T00:00+01:00[Europe/Berlin]");
    }

    @Test
    void anotherNameOfTheSameClockIsTheSameZone() {
        assertThat(understood("time_zone", "Europe/Berlin", "group_by", "topic").needsHours())
                .isFalse();
    }

    @Test
    void yearsHaveFourDigits() {
        assertThat(refused("from", "+999999999-12-31T23:59:59-18:00", "to", "+300000-01-01T00:00:00Z"))
                .containsExactly(
                        new Violation("from", "must be in the years 1 to 9999"),
                        new Violation("to", "must be in the years 1 to 9999"));
        assertThat(refused("from", "0000-01-01", "to", "0000-12-31"))
                .containsExactly(
                        new Violation("from", "must be in the years 1 to 9999"),
                        new Violation("to", "must be in the years 1 to 9999"));
        assertThat(understood("from", "0001-01-01", "to", "9999-12-31").to().getYear())
                .isEqualTo(9999);
        assertThat(understood("time_zone", "UTC", "from", "0001-01-01", "to", "9999-12-31")
                        .zone())
                .isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void theEndHasToFollowTheBeginning() {
        assertThat(refused("from", "2025-02-01", "to", "2025-02-01"))
                .containsExactly(new Violation("to", "must be after from"));
    }

    @Test
    void wholeMonthsAreReadFromMonthsAndTheEdgesFromDays() {
        Cut cut = Cut.of(understood("from", "2025-01-15", "to", "2025-04-03", "granularity", "P1M"));

        assertThat(cut.stretches())
                .containsExactly(
                        stretch(Cut.Size.DAY, "2025-01-15", "2025-02-01"),
                        stretch(Cut.Size.MONTH, "2025-02-01", "2025-04-01"),
                        stretch(Cut.Size.DAY, "2025-04-01", "2025-04-03"));
        assertThat(Cut.of(understood("from", "2025-01-15", "to", "2025-02-10")).stretches())
                .containsExactly(stretch(Cut.Size.DAY, "2025-01-15", "2025-02-10"));
        assertThat(Cut.of(understood("from", "2025-01-01", "to", "2025-03-01", "granularity", "P1W"))
                        .stretches())
                .containsExactly(stretch(Cut.Size.DAY, "2025-01-01", "2025-03-01"));
        assertThat(Cut.of(understood("from", "2025-01-01", "to", "2025-03-01", "time_zone", "UTC"))
                        .stretches())
                .containsExactly(stretch(Cut.Size.HOUR, "2025-01-01", "2025-03-01"));
    }

    private static Cut.Stretch stretch(Cut.Size size, String from, String to) {
        return new Cut.Stretch(size, LocalDateTime.parse(from + "T00:00"), LocalDateTime.parse(to + "T00:00"));
    }

    private static Question understood(String... parameters) {
        return understood(organisation(null, null), parameters);
    }

    private static Question understood(Organisation organisation, String... parameters) {
        Asked asked = ask(organisation, parameters);
        assertThat(asked).isInstanceOf(Asked.Understood.class);
        return ((Asked.Understood) asked).question();
    }

    private static List<Violation> refused(String... parameters) {
        Asked asked = ask(organisation(null, null), parameters);
        assertThat(asked).isInstanceOf(Asked.Refused.class);
        return ((Asked.Refused) asked).violations();
    }

    private static Asked ask(Organisation organisation, String... parameters) {
        Map<String, List<String>> map = new LinkedHashMap<>(Map.of("organisation", List.of("nordlicht")));
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], List.of(parameters[i + 1]));
        }
        return Asking.understand(organisation, Indicators.VOLUME, map);
    }

    private static Organisation organisation(@Nullable String firstDay, @Nullable String lastDay) {
        return new Organisation(
                "nordlicht",
                "Nordlicht",
                BERLIN,
                true,
                10,
                0,
                firstDay == null ? null : LocalDate.parse(firstDay),
                lastDay == null ? null : LocalDate.parse(lastDay),
                0,
                0,
                1,
                null);
    }
}
