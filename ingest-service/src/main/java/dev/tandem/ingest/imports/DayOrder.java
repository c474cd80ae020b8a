package dev.tandem.ingest.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of two numbers before a year is the day. */
enum DayOrder {
    /** As in 31/12/2026. */
    @JsonProperty("day-first")
    DAY_FIRST("day before month"),
    /** As in 12/31/2026. */
    @JsonProperty("month-first")
    MONTH_FIRST("month before day");

    private final String words;

    DayOrder(String words) {
        this.words = words;
    }

    /** As a person would say it. */
    String words() {
        return words;
    }

    DayOrder other() {
        return this == DAY_FIRST ? MONTH_FIRST : DAY_FIRST;
    }
}
