package dev.tandem.report;

/**
 * What is wrong with a question.
 *
 * @param parameter the parameter that is wrong
 * @param reason why, as the end of a sentence that begins with its name; never quotes the value
 */
public record Violation(String parameter, String reason) {}
