@NullMarked
package dev.tandem.report.caffeine;

import org.jspecify.annotations.NullMarked;
