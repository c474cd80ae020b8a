package dev.tandem.report;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * One number of an answer.
 *
 * @param period where its period begins
 * @param group the values of the dimensions that were grouped by, in that order
 * @param estimate the number, with nulls for what is withheld
 * @param mature false while it may still change by itself
 * @param suppressed true where a group is too small, or would give away one that is
 */
public record Row(ZonedDateTime period, List<String> group, Estimate estimate, boolean mature, boolean suppressed) {}
