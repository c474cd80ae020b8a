@NullMarked
package dev.tandem.report.postgres;

import org.jspecify.annotations.NullMarked;
