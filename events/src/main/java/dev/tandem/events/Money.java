package dev.tandem.events;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param amount in units of the currency
 * @param currency ISO 4217 code
 */
public record Money(
        @Range(min = -1e15, max = 1e15) BigDecimal amount,
        @Text(max = 3, pattern = "[A-Z]{3}") String currency) {}
