/** Asks over HTTP what a client asks, against a real database. */
@NullMarked
package dev.tandem.report.http;

import org.jspecify.annotations.NullMarked;
