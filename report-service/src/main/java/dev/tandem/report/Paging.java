package dev.tandem.report;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param size how many items, 1 to {@value #MAX_SIZE}
 * @param after the {@code next} of the page before; null for the first
 */
public record Paging(int size, @Nullable String after) {
    /** What a page holds when nobody says. */
    public static final int DEFAULT_SIZE = 50;

    /** What a page holds at most. */
    public static final int MAX_SIZE = 500;

    public Paging {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size is not 1 to " + MAX_SIZE);
        }
    }
}
