/** Questions and answers over HTTP: JSON, CSV and problem details. */
@NullMarked
package dev.tandem.report.http;

import org.jspecify.annotations.NullMarked;
