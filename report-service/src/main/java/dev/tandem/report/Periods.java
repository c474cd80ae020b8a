package dev.tandem.report;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the periods of one question lie, and when their numbers are final. */
final class Periods {
    private final Question question;

    Periods(Question question) {
        this.question = question;
    }

    /** The beginning of a slice's period in the zone that was asked for. */
    ZonedDateTime start(Slice slice) {
        return start(slice.start());
    }

    private ZonedDateTime start(@Nullable LocalDateTime start) {
        if (start == null) {
            return question.from();
        }
        return question.granularity() == Granularity.PT1H
                ? start.atZone(ZoneOffset.UTC).withZoneSameInstant(question.zone())
                : start.atZone(question.zone());
    }

    /** The first moment after a period, as far as it was asked for. */
    ZonedDateTime end(ZonedDateTime start) {
        Granularity granularity = question.granularity();
        ZonedDateTime end = granularity == null ? question.to() : granularity.end(start);
        return end.isAfter(question.to()) ? question.to() : end;
    }

    /** The first day of a period that was asked for. */
    LocalDate firstDay(ZonedDateTime start) {
        return (start.isBefore(question.from()) ? question.from() : start).toLocalDate();
    }

    /** All periods that were asked for, whether anything happened in them or not; of days or longer. */
    List<ZonedDateTime> all() {
        Granularity granularity = question.granularity();
        if (granularity == null) {
            return List.of(question.from());
        }
        List<ZonedDateTime> starts = new ArrayList<>();
        ZonedDateTime start = beginning(granularity);
        while (start.isBefore(question.to())) {
            starts.add(start);
            start = granularity.end(start);
        }
        return starts;
    }

    private ZonedDateTime beginning(Granularity granularity) {
        LocalDate day = question.from().toLocalDate();
        return (switch (granularity) {
                    case PT1H, P1D -> day;
                    case P1W -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case P1M -> day.withDayOfMonth(1);
                })
                .atStartOfDay(question.zone());
    }

    /**
     * Where those periods begin whose numbers can still be changed by something that is known to be outstanding, in
     * whichever group it is.
     *
     * @param slices all of the question's time, without its filters
     */
    Set<ZonedDateTime> outstanding(List<Slice> slices) {
        return slices.stream().filter(this::isOutstanding).map(this::start).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isOutstanding(Slice slice) {
        return question.pending().stream().anyMatch(measure -> slice.count(measure) != 0);
    }

    /**
     * True where nothing that is known to be outstanding can change the numbers of a period.
     *
     * @param slice the sums of the whole period
     */
    boolean mature(ZonedDateTime start, Slice slice, Clock clock) {
        return isOver(start, clock) && !isOutstanding(slice);
    }

    /** True where time has run out for the numbers of a period to change, and all that followed it is known. */
    boolean isOver(ZonedDateTime start, Clock clock) {
        Indicator.Maturity maturity = question.indicator().maturity();
        Instant counted = question.organisation().countedUntil();
        Instant now = counted == null || counted.isAfter(clock.instant()) ? clock.instant() : counted;
        boolean over =
                !end(start).toInstant().plus(maturity.days(), ChronoUnit.DAYS).isAfter(now);
        boolean settled = !maturity.settled() || question.organisation().unsettled() == 0;
        return over && settled;
    }
}
