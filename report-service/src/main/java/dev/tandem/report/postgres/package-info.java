/** Reads the published views of the schema {@code report}, and can write nothing. */
@NullMarked
package dev.tandem.report.postgres;

import org.jspecify.annotations.NullMarked;
