package dev.tandem.events;

import org.jspecify.annotations.Nullable;

/** The {@code data} of an event: one record a type. Times are instants, durations seconds, shares 0 to 1. */
public sealed interface EventData
        permits Episode, Survey, Review, Complaint, Workforce, Cost, Change, Erasure, Article {

    /** Whose fact it is; null for an article, which belongs to no one organisation. */
    @Nullable
    String organisation();
}
